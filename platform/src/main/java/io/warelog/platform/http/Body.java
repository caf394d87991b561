package io.warelog.platform.http;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * A body of properties that has been read whole, whichever way they are written.
 */
public sealed interface Body permits JsonBody, FormBody {

	/** The types of bodies in which properties can be written. */
	String TYPES = MediaType.MULTIPART_FORM_DATA_VALUE + ", " + MediaType.APPLICATION_FORM_URLENCODED_VALUE + ", "
			+ MediaType.APPLICATION_JSON_VALUE;

	/** For a form with files to come whole. */
	Duration MOST_TIME = Duration.ofMinutes(10);

	/**
	 * Returns a typed reader of the properties.
	 * @return a new reader
	 */
	JsonFields fields();

	/**
	 * Identifies the body, to tell a repeated request from another one with the same
	 * idempotency key.
	 * @return 64 lower case hexadecimal digits
	 */
	String fingerprint();

	/**
	 * Reads the body of a request: a form ({@code multipart/form-data} or
	 * {@code application/x-www-form-urlencoded}) or JSON, in UTF-8 and not compressed.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken
	 * @return the body
	 * @throws ProblemException with {@link ProblemKind#UNSUPPORTED_MEDIA_TYPE},
	 * {@link ProblemKind#PAYLOAD_TOO_LARGE}, {@link ProblemKind#MALFORMED} if it breaks
	 * the rules of its type, {@link ProblemKind#UNPROCESSABLE} if it is JSON but no
	 * object or has more properties than any form, or {@link ProblemKind#REQUEST_TIMEOUT}
	 * if it stops coming
	 */
	static Body read(HttpServletRequest request, int maxBytes) {
		MediaType type = BodyBytes.typeOf(request);
		if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
			return JsonBody.read(request, maxBytes);
		}
		if (MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
			return FormBody.ofPairs(BodyBytes.read(request, maxBytes));
		}
		if (MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)) {
			return FormBody.ofParts(BodyBytes.read(request, maxBytes), request.getContentType());
		}
		throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must be of type " + TYPES + ", in UTF-8.")
			.withHeader("Accept", TYPES)
			.exception();
	}

	/**
	 * Reads the body of a request whose form may have files in it. A form may take
	 * {@link #MOST_TIME}.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken without files
	 * @param maxFormBytes the longest {@code multipart/form-data} taken
	 * @param files takes the files, even when what follows them is refused then
	 * @return the body
	 * @throws ProblemException as {@link #read} does
	 */
	static Body read(HttpServletRequest request, int maxBytes, long maxFormBytes, FormBody.FileTaker files) {
		if (!MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(BodyBytes.typeOf(request))) {
			return read(request, maxBytes);
		}
		return FormBody.ofParts(BodyStream.of(request, maxFormBytes, MOST_TIME), request.getContentLengthLong(),
				request.getContentType(), files);
	}

	/**
	 * Reads the body of a request that may come without one.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken
	 * @return the body, or null when there is none
	 * @throws ProblemException as {@link #read} does
	 */
	static @Nullable Body readIfPresent(HttpServletRequest request, int maxBytes) {
		return BodyBytes.arePresent(request) ? read(request, maxBytes) : null;
	}

}
