package io.warelog.media.store;

import java.time.Instant;

/**
 * Something in a store.
 *
 * @param name where it is
 * @param length in bytes
 * @param lastModified when it was written, to the second or better
 * @param version changes with its bytes; only the store knows its form
 */
public record StoredObject(ObjectName name, long length, Instant lastModified, String version) {

}
