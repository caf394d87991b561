package io.warelog.platform.http;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What Spring leaves open between client and route: it takes a type with the quality 0
 * for one that the client likes little, and answers OPTIONS with an empty Accept-Patch
 * where a route does not say what it takes.
 */
final class NegotiationInterceptor implements HandlerInterceptor {

	private static final String ACCEPT_PATCH = "Accept-Patch";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws HttpMediaTypeNotAcceptableException {
		if (request.getDispatcherType() == DispatcherType.REQUEST
				&& request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Collection<?> all) {
			AcceptedTypes accepted = AcceptedTypes.of(request);
			List<MediaType> types = all.stream().map(MediaType.class::cast).toList();
			if (!types.isEmpty() && types.stream().allMatch((type) -> accepted.quality(type) == 0)) {
				throw new HttpMediaTypeNotAcceptableException(types);
			}
		}
		return true;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView view) {
		String allow = response.getHeader(HttpHeaders.ALLOW);
		if ("OPTIONS".equals(request.getMethod()) && allow != null) {
			Set<String> allowed = new TreeSet<>(List.of(StringUtils.tokenizeToStringArray(allow, ",")));
			response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
			response.setHeader(ACCEPT_PATCH, allowed.contains("PATCH") ? JsonBody.PATCHES : null);
		}
	}

}
