package io.warelog.platform.http;

import java.util.Arrays;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Entity tags: <code>"{version}-{digest}"</code>. The version is the product's, which
 * writes compare; the digest is of the whole representation, which also shows what is not
 * part of the version, and which reads compare.
 */
public final class Etags {

	private static final int DIGEST_BYTES = 8;

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private Etags() {
	}

	/**
	 * Returns the tag of a representation.
	 * @param version the product's version, 0 or more
	 * @param digest the {@linkplain #digest(byte[]) digest} of the representation
	 * @return the tag with its quotes
	 */
	public static String of(long version, String digest) {
		return '"' + Long.toString(version) + '-' + digest + '"';
	}

	/**
	 * Digests a representation: the first 64 bits of its SHA-256. The same bytes have the
	 * same digest on every machine and in every release.
	 * @param representation the bytes of the answer
	 * @return 11 characters of base64url
	 */
	public static String digest(byte[] representation) {
		return BASE64.encodeToString(Arrays.copyOf(ApiKeys.sha256(representation), DIGEST_BYTES));
	}

	/**
	 * Tells by {@code If-None-Match} whether the client has this representation already
	 * and is to be answered 304. Compares weakly, as RFC 9110 asks.
	 * @param request a GET or HEAD
	 * @param etag the present tag with its quotes
	 * @return true when the header lists the tag or is {@code *}; false when it is absent
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if the header's syntax
	 * is broken
	 */
	public static boolean isFresh(HttpServletRequest request, String etag) {
		EntityTags tags = EntityTags.of(request, "If-None-Match");
		if (tags == null) {
			return false;
		}
		String opaque = etag.substring(1, etag.length() - 1);
		return tags.any() || tags.tags().stream().anyMatch((tag) -> tag.opaque().equals(opaque));
	}

}
