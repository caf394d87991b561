package io.warelog.platform.http;

import java.util.HexFormat;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;

/**
 * A JSON body that has been read whole: an object, its numbers exact decimals.
 */
public final class JsonBody implements Body {

	/** What a PATCH may be. */
	static final String PATCHES = "application/json, application/merge-patch+json";

	private static final MediaType MERGE_PATCH = new MediaType("application", "merge-patch+json");

	private final ObjectNode content;

	private final byte[] bytes;

	private JsonBody(ObjectNode content, byte[] bytes) {
		this.content = content;
		this.bytes = bytes;
	}

	/**
	 * Reads the body of a request. Its type must be {@code application/json}, or for
	 * PATCH {@code application/merge-patch+json}, in UTF-8 and not compressed.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken
	 * @return the body
	 * @throws ProblemException with {@link ProblemKind#UNSUPPORTED_MEDIA_TYPE},
	 * {@link ProblemKind#PAYLOAD_TOO_LARGE}, {@link ProblemKind#MALFORMED} if it is no
	 * JSON, {@link ProblemKind#UNPROCESSABLE} if it is JSON but no object, or
	 * {@link ProblemKind#REQUEST_TIMEOUT} if it stops coming
	 */
	public static JsonBody read(HttpServletRequest request, int maxBytes) {
		requireJson(request);
		byte[] bytes = BodyBytes.read(request, maxBytes);
		JsonNode tree = parse(bytes);
		if (tree instanceof ObjectNode object) {
			return new JsonBody(object, bytes);
		}
		throw Problem.of(ProblemKind.UNPROCESSABLE, "The body must be an object.")
			.withErrors(List.of(Fault.at("", "must be an object, not " + JsonFields.nameOf(tree))))
			.exception();
	}

	/**
	 * Reads the body of a request that may come without one.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken
	 * @return the body, or null when there is none
	 * @throws ProblemException as {@link #read} does
	 */
	public static @Nullable JsonBody readIfPresent(HttpServletRequest request, int maxBytes) {
		return BodyBytes.arePresent(request) ? read(request, maxBytes) : null;
	}

	/**
	 * Returns the object.
	 * @return the tree; fractions are {@link java.math.BigDecimal}s
	 */
	public ObjectNode content() {
		return this.content;
	}

	@Override
	public JsonFields fields() {
		return JsonFields.of(this.content);
	}

	/**
	 * Returns the body as it came.
	 * @return the bytes, not a copy
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/** Identifies the body by its bytes. */
	@Override
	public String fingerprint() {
		return HexFormat.of().formatHex(ApiKeys.sha256(this.bytes));
	}

	private static void requireJson(HttpServletRequest request) {
		boolean patch = "PATCH".equals(request.getMethod());
		MediaType type = BodyBytes.typeOf(request);
		if (!MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
				&& !(patch && MERGE_PATCH.equalsTypeAndSubtype(type))) {
			String taken = patch ? PATCHES : "application/json";
			Problem problem = Problem
				.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must be of type " + taken + ", in UTF-8.")
				.withHeader("Accept", taken);
			throw (patch ? problem.withHeader("Accept-Patch", taken) : problem).exception();
		}
	}

	private static JsonNode parse(byte[] bytes) {
		if (bytes.length == 0) {
			throw malformed("The body is empty.");
		}
		String text = Percent.utf8(bytes);
		if (text == null) {
			throw malformed("The body is not UTF-8.");
		}
		if (text.charAt(0) == '\ufeff') {
			throw malformed("The body begins with a byte order mark.");
		}
		try {
			return StrictJson.parse(text);
		}
		catch (BrokenJsonException ex) {
			throw malformed("The body " + ex.detail() + '.');
		}
	}

	private static ProblemException malformed(String detail) {
		return Problem.of(ProblemKind.MALFORMED, detail).exception();
	}

}
