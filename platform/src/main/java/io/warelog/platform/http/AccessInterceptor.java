package io.warelog.platform.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a request through to its handler when its key may. It runs after the handler has
 * been found, so an unknown route answers 404 and a wrong method 405 without credentials;
 * neither tells anything that the open description of the API does not.
 */
final class AccessInterceptor implements HandlerInterceptor {

	private static final String PAGE_POLICY = "default-src 'self'; img-src 'self' data:; "
			+ "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	private final RouteAccess routes;

	private final Authenticator authenticator;

	private final WrongKeys wrongKeys;

	private final @Nullable KeyLimits keyLimits;

	AccessInterceptor(RouteAccess routes, Authenticator authenticator, WrongKeys wrongKeys,
			@Nullable KeyLimits keyLimits) {
		this.routes = routes;
		this.authenticator = authenticator;
		this.wrongKeys = wrongKeys;
		this.keyLimits = keyLimits;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			// the second half of a request that has been let through
			return true;
		}
		Access access = this.routes.of(request, handler);
		if (access.isOpen()) {
			if (handler instanceof ResourceHttpRequestHandler) {
				// the page to try the API; it styles itself inline
				response.setHeader("Content-Security-Policy", PAGE_POLICY);
			}
			return true;
		}
		Caller caller = this.authenticator.authenticate(request);
		if (caller == null) {
			long wait = this.wrongKeys.count(request.getRemoteAddr());
			throw (wait == 0) ? Credentials.invalid("The API key is not valid.")
					: Limits.tooMany("Too many wrong API keys came from this address.", wait);
		}
		if (this.keyLimits != null) {
			long wait = this.keyLimits.count(caller.keyId());
			if (wait > 0) {
				throw Limits.tooMany("The limit of requests of this API key is reached.", wait);
			}
		}
		if (!access.allows(caller)) {
			throw Problem.of(ProblemKind.FORBIDDEN, "The API key has none of the scopes that this route needs.")
				.exception();
		}
		request.setAttribute(Caller.ATTRIBUTE, caller);
		return true;
	}

}
