package io.warelog.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads the bytes of bodies, within bounds. */
final class BodyBytes {

	private BodyBytes() {
	}

	/**
	 * Tells whether a request comes with a body.
	 */
	static boolean arePresent(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return length > 0 || (length < 0 && request.getHeader("Transfer-Encoding") != null);
	}

	/**
	 * The type of a body that is not compressed, and in UTF-8 if it says which charset.
	 * @return the type, or null if there is none or it is malformed or in another charset
	 * @throws ProblemException with {@link ProblemKind#UNSUPPORTED_MEDIA_TYPE} if the
	 * body is compressed
	 */
	static @Nullable MediaType typeOf(HttpServletRequest request) {
		String encoding = request.getHeader("Content-Encoding");
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.")
				.withHeader("Accept-Encoding", "identity")
				.exception();
		}
		String type = request.getContentType();
		return (type != null) ? utf8Type(type) : null;
	}

	/**
	 * Reads a media type.
	 * @return the type, or null if it is malformed or in another charset than UTF-8
	 */
	static @Nullable MediaType utf8Type(String text) {
		if (text.equals(MediaType.APPLICATION_JSON_VALUE)) {
			return MediaType.APPLICATION_JSON;
		}
		try {
			MediaType type = MediaType.parseMediaType(text);
			boolean utf8 = type.getParameters()
				.entrySet()
				.stream()
				.allMatch((parameter) -> !parameter.getKey().equalsIgnoreCase("charset")
						|| parameter.getValue().replace("\"", "").equalsIgnoreCase("utf-8"));
			return utf8 ? type : null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	/**
	 * Reads the whole body.
	 * @param maxBytes the longest body taken
	 * @throws ProblemException with {@link ProblemKind#PAYLOAD_TOO_LARGE},
	 * {@link ProblemKind#MALFORMED} if it breaks off, or
	 * {@link ProblemKind#REQUEST_TIMEOUT} if it stops coming
	 */
	static byte[] read(HttpServletRequest request, int maxBytes) {
		try (InputStream in = BodyStream.of(request, maxBytes)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
