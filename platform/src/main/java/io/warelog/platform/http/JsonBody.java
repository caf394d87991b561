package io.warelog.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A JSON body that has been read whole: an object, its numbers exact decimals.
 */
public final class JsonBody {

	/** How deep objects and lists may be nested. */
	public static final int DEEPEST = 64;

	/**
	 * Each token becomes an object of some 50 bytes, so a body cannot fill the memory.
	 */
	private static final int MOST_TOKENS = 2_000_000;

	private static final MediaType MERGE_PATCH = new MediaType("application", "merge-patch+json");

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DEEPEST)
				.maxTokenCount(MOST_TOKENS)
				.maxStringLength(Integer.MAX_VALUE)
				.build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

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
		byte[] bytes = readBytes(request, maxBytes);
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
		boolean absent = request.getContentLengthLong() == 0
				|| (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null);
		return absent ? null : read(request, maxBytes);
	}

	/**
	 * Returns the object.
	 * @return the tree; fractions are {@link java.math.BigDecimal}s
	 */
	public ObjectNode content() {
		return this.content;
	}

	/**
	 * Returns a typed reader of the object.
	 * @return a new reader
	 */
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

	/**
	 * Identifies the body, to tell a repeated request from another one with the same
	 * idempotency key.
	 * @return the SHA-256 of the bytes, 64 lower case hexadecimal digits
	 */
	public String fingerprint() {
		return HexFormat.of().formatHex(ApiKeys.sha256(this.bytes));
	}

	private static void requireJson(HttpServletRequest request) {
		boolean patch = "PATCH".equals(request.getMethod());
		String encoding = request.getHeader("Content-Encoding");
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.")
				.withHeader("Accept-Encoding", "identity")
				.exception();
		}
		if (!isJson(request.getContentType(), patch)) {
			String taken = patch ? "application/json, application/merge-patch+json" : "application/json";
			Problem problem = Problem
				.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must be of type " + taken + ", in UTF-8.")
				.withHeader("Accept", taken);
			throw (patch ? problem.withHeader("Accept-Patch", taken) : problem).exception();
		}
	}

	private static boolean isJson(@Nullable String contentType, boolean patch) {
		if (contentType == null) {
			return false;
		}
		if (contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
			return true;
		}
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			for (Entry<String, String> parameter : type.getParameters().entrySet()) {
				if (parameter.getKey().equalsIgnoreCase("charset")
						&& !parameter.getValue().replace("\"", "").toLowerCase(Locale.ROOT).equals("utf-8")) {
					return false;
				}
			}
			return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
					|| (patch && type.equalsTypeAndSubtype(MERGE_PATCH));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static byte[] readBytes(HttpServletRequest request, int maxBytes) {
		if (request.getContentLengthLong() > maxBytes) {
			throw tooLarge(maxBytes);
		}
		try {
			InputStream in = request.getInputStream();
			byte[] bytes = in.readNBytes(maxBytes);
			if (bytes.length == maxBytes && in.read() >= 0) {
				throw tooLarge(maxBytes);
			}
			return bytes;
		}
		catch (IOException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof SocketTimeoutException) {
					throw Problem.of(ProblemKind.REQUEST_TIMEOUT, "The body stopped coming.")
						.withHeader("Connection", "close")
						.exception();
				}
			}
			throw Problem.of(ProblemKind.MALFORMED, "The body broke off or its chunks are malformed.")
				.withHeader("Connection", "close")
				.exception();
		}
	}

	private static ProblemException tooLarge(int maxBytes) {
		return Problem.of(ProblemKind.PAYLOAD_TOO_LARGE, "The body may have at most " + maxBytes + " bytes.")
			.with("max_bytes", maxBytes)
			.exception();
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
			// from the text, since from bytes Jackson would take UTF-16 and UTF-32 too
			JsonNode tree = MAPPER.readTree(text);
			if (tree.isMissingNode()) {
				throw malformed("The body is blank.");
			}
			return tree;
		}
		catch (JacksonException ex) {
			throw malformed(describe(ex));
		}
	}

	private static ProblemException malformed(String detail) {
		return Problem.of(ProblemKind.MALFORMED, detail).exception();
	}

	/** Jackson's own messages quote the body, which may hold what no log should. */
	private static String describe(JacksonException failure) {
		String message = String.valueOf(failure.getOriginalMessage());
		String what = "The body is not valid JSON";
		if (failure instanceof StreamConstraintsException) {
			what = message.contains("nesting depth") ? "The body is nested deeper than " + DEEPEST + " levels"
					: "The body has a number or a name that is too long, or too many values";
		}
		else if (message.startsWith("Duplicate")) {
			what = "The body has an object with the same property twice";
		}
		TokenStreamLocation location = failure.getLocation();
		return (location == null) ? what + '.'
				: what + ", at line " + location.getLineNr() + ", column " + location.getColumnNr() + '.';
	}

}
