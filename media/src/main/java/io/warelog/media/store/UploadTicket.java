package io.warelog.media.store;

import java.net.URI;
import java.time.Instant;

import io.warelog.media.MediaKey;

/**
 * Lets one image be sent by somebody who shows nothing but its URL.
 *
 * @param key under which the image arrives
 * @param url where to send it: absolute, or an absolute path with a query that is
 * resolved against the address of this service
 * @param method always {@code PUT}
 * @param expiresAt until when an upload may begin
 */
public record UploadTicket(MediaKey key, URI url, String method, Instant expiresAt) {

}
