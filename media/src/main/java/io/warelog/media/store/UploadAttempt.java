package io.warelog.media.store;

import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to a signed URL, before its body is read. Nothing in it is trusted.
 *
 * @param method the request's
 * @param key the last part of the path
 * @param expires the parameter of this name
 * @param type the parameter of this name
 * @param signature the parameter of this name
 * @param contentType the header of this name
 * @param contentLength the header of this name, below 0 when it is not known
 */
public record UploadAttempt(String method, String key, @Nullable String expires, @Nullable String type,
		@Nullable String signature, @Nullable String contentType, long contentLength) {

}
