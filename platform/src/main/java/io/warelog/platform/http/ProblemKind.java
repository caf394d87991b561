package io.warelog.platform.http;

import java.util.Optional;

/**
 * Every kind of problem this API answers with. A client tells them apart by {@code type},
 * which is {@code /problems/} and the {@linkplain #slug() kind's name}; that URI answers
 * the {@linkplain #meaning() meaning}.
 */
public enum ProblemKind {

	/** The request cannot be read: its syntax is broken somewhere. */
	MALFORMED("malformed", 400, "Malformed request",
			"The request cannot be read: the request line, a header, the query string or the body breaks its own syntax."),

	/** No key, or one that is not good. */
	UNAUTHENTICATED("unauthenticated", 401, "Not authenticated",
			"The route needs an API key, as 'Authorization: Bearer <key>' or 'X-API-Key: <key>', and there was none or it is not valid."),

	/** The key is good but lacks the scope. */
	FORBIDDEN("forbidden", 403, "Not allowed", "The API key is valid, but none of its scopes allows this request."),

	/** A signed URL does not let this upload in. */
	UPLOAD_NOT_ALLOWED("upload-not-allowed", 403, "Upload not allowed",
			"The URL was not signed for this upload, or its time is over. Ask for a new one at the product."),

	/** No such route or resource, or it belongs to another merchant. */
	NOT_FOUND("not-found", 404, "Not found", "There is no such resource for this API key, or no such route."),

	/** The route exists, but not with this method. */
	METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed",
			"The resource does not support this method; the Allow header names those it does."),

	/** Nothing of what the client accepts can be made. */
	NOT_ACCEPTABLE("not-acceptable", 406, "Not acceptable",
			"The resource has no representation of a type that the Accept header asks for."),

	/** The client stopped sending in the middle of a request. */
	REQUEST_TIMEOUT("request-timeout", 408, "Request timeout",
			"The rest of the request did not arrive in time. It was not applied and may be sent again."),

	/** The request is good, but not in the state things are in. */
	CONFLICT("conflict", 409, "Conflict", "The request cannot be applied to the resource in its present state."),

	/** The organization's policy forbids changes of details. */
	PRODUCT_DETAILS_FROZEN("product-details-frozen", 409, "Product details are frozen",
			"The organization's policy is 'details: frozen': of an existing product only is_active may change."),

	/** The product must be unarchived first. */
	PRODUCT_ARCHIVED("product-archived", 409, "Product is archived",
			"An archived product cannot be made active: unarchive it first."),

	/** Each option has a quantity of its own. */
	SEVERAL_OPTIONS("several-options", 409, "Product has several options",
			"A quantity of the product as a whole addresses its only option; where there are several, set each one's."),

	/** Other amounts are in the product's currency. */
	FURTHER_AMOUNTS("further-amounts", 409, "Product has other amounts",
			"The currency of a product cannot change while it has a cost, a surcharge or a sale price; clear those first."),

	/** A deleted product's slug is another's by now. */
	SLUG_TAKEN("slug-taken", 409, "Slug is taken",
			"The deleted product cannot be restored, as another product has been given its slug since; 'reasons' lists all that cannot come back."),

	/** A fact of an earlier state cannot come back. */
	NOT_REVERTIBLE("not-revertible", 409, "Product cannot be reverted",
			"The product cannot be again what it was, as something it pointed at then has been retired since; 'reasons' lists all that cannot come back."),

	/** The resource is not in the version that {@code If-Match} asks for. */
	PRECONDITION_FAILED("precondition-failed", 412, "Precondition failed",
			"The resource has changed since the version that If-Match names; current_version tells the present one."),

	/** The body is larger than the route takes. */
	PAYLOAD_TOO_LARGE("payload-too-large", 413, "Payload too large", "The body is larger than this route takes."),

	/** The request target is longer than the server takes. */
	URI_TOO_LONG("uri-too-long", 414, "URI too long", "The request target is longer than the server takes."),

	/** The body is of a type that the route does not read. */
	UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Unsupported media type",
			"The body is of a type or encoding that this route does not read; the Accept header of the answer names what it reads."),

	/** An {@code Expect} header asks for what the server cannot do. */
	EXPECTATION_FAILED("expectation-failed", 417, "Expectation failed",
			"The Expect header asks for something other than 100-continue."),

	/** The route is another process's. */
	MISDIRECTED("misdirected", 421, "Misdirected request",
			"The route exists, but this process does not serve it: where writes and reads are served by different processes, a gateway sends each to its own."),

	/** Well-formed, but not acceptable: each fault is listed. */
	UNPROCESSABLE("unprocessable", 422, "Request not acceptable",
			"The request is well-formed but says something that cannot be accepted; 'errors' lists every fault."),

	/** The idempotency key belongs to another request. */
	IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "Idempotency key was used for another request",
			"The Idempotency-Key has been used before with another method, path or body. Use a new key for each new request."),

	/** Too many requests, or too many wrong keys. */
	TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests",
			"The limit of requests, of live streams or of wrong API keys is reached; the Retry-After header tells when to try again."),

	/** The header is larger than the server takes. */
	HEADERS_TOO_LARGE("headers-too-large", 431, "Request header too large",
			"The request line and header fields together are larger than the server takes."),

	/** A fault of the server. */
	INTERNAL("internal", 500, "Internal error",
			"The server failed in a way it should not. The X-Request-Id of the answer finds the cause in its log."),

	/** The server does not know how to do this at all. */
	NOT_IMPLEMENTED("not-implemented", 501, "Not implemented",
			"The server does not support what the request asks for."),

	/** For now not, later perhaps. */
	UNAVAILABLE("unavailable", 503, "Unavailable",
			"The server cannot do this at the moment; the Retry-After header tells when to try again."),

	/** The version of HTTP is not spoken here. */
	VERSION_NOT_SUPPORTED("version-not-supported", 505, "HTTP version not supported",
			"The server does not speak this version of HTTP.");

	private final String slug;

	private final int status;

	private final String title;

	private final String meaning;

	ProblemKind(String slug, int status, String title, String meaning) {
		this.slug = slug;
		this.status = status;
		this.title = title;
		this.meaning = meaning;
	}

	/**
	 * Returns the name in the type URI.
	 * @return lower case words joined by {@code -}
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * Returns the type URI reference that clients compare.
	 * @return {@code /problems/} and the name
	 */
	public String type() {
		return "/problems/" + this.slug;
	}

	/**
	 * Returns the HTTP status.
	 * @return 400 to 599
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Returns the short summary, the same for every occurrence.
	 * @return a title
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Returns what the kind means, for a developer who follows the type URI.
	 * @return one or two sentences
	 */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * Finds a kind by the name in its type URI.
	 * @param slug the name
	 * @return the kind, or empty when there is none of that name
	 */
	public static Optional<ProblemKind> named(String slug) {
		for (ProblemKind kind : values()) {
			if (kind.slug.equals(slug)) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	/**
	 * Finds the general kind for a status; an unknown status of the client's is
	 * {@link #MALFORMED}, any other {@link #INTERNAL}.
	 * @param status the HTTP status
	 * @return the first kind of that status
	 */
	public static ProblemKind ofStatus(int status) {
		for (ProblemKind kind : values()) {
			if (kind.status == status) {
				return kind;
			}
		}
		return (status >= 400 && status < 500) ? MALFORMED : INTERNAL;
	}

}
