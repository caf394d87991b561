package io.warelog.platform.http;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The routes that this process does not have, as others do: a request for one was sent to
 * the wrong process and answers 421, where 404 or 405 would tell the client that the
 * route does not exist. What no process has answers 405 as if one had all.
 */
public final class MisdirectedRoutes extends AbstractHandlerMapping {

	private static final SpringObjenesis OBJENESIS = new SpringObjenesis();

	private static final HttpRequestHandler MISDIRECTED = new Misdirected();

	private final Map<RequestMappingInfo, HandlerMethod> others;

	private final List<RequestMappingInfo> otherPaths;

	private final RequestMappingHandlerMapping own;

	private MisdirectedRoutes(Map<RequestMappingInfo, HandlerMethod> others, List<RequestMappingInfo> otherPaths,
			RequestMappingHandlerMapping own) {
		this.others = others;
		this.otherPaths = otherPaths;
		this.own = own;
		setOrder(Ordered.HIGHEST_PRECEDENCE);
	}

	/**
	 * Collects the routes of configurations that the process does not have.
	 * @param absent configurations whose beans are routes
	 * @param own the routes of the process, which win
	 * @return what finds the others
	 */
	public static MisdirectedRoutes of(List<Class<?>> absent, RequestMappingHandlerMapping own) {
		Map<RequestMappingInfo, HandlerMethod> others = new LinkedHashMap<>();
		Reader reader = new Reader(own);
		for (Class<?> configuration : absent) {
			Arrays.stream(configuration.getDeclaredMethods())
				.filter((method) -> method.isAnnotationPresent(Bean.class))
				.map(Method::getReturnType)
				.forEach((type) -> others.putAll(reader.routes(type)));
		}
		return new MisdirectedRoutes(others, others.keySet().stream().map(reader::withoutFormats).toList(), own);
	}

	/**
	 * What others answer, to be described here too. The methods are not to be called.
	 * @return methods by routes
	 */
	Map<RequestMappingInfo, HandlerMethod> others() {
		return this.others;
	}

	@Override
	protected @Nullable Object getHandlerInternal(HttpServletRequest request)
			throws HttpRequestMethodNotSupportedException {
		Set<String> allowed = new TreeSet<>();
		collectMethods(this.otherPaths, request, allowed);
		if (allowed.isEmpty()) {
			return null;
		}
		Set<RequestMappingInfo> mine = this.own.getHandlerMethods().keySet();
		if (matches(mine, request)) {
			return null;
		}
		if (matches(this.otherPaths, request)) {
			return MISDIRECTED;
		}
		Set<String> ours = new TreeSet<>();
		collectMethods(mine, request, ours);
		// one of its own in another format, which it refuses by itself
		if (ours.contains(request.getMethod())
				|| (!ours.isEmpty() && request.getMethod().equals(HttpMethod.OPTIONS.name()))) {
			return null;
		}
		allowed.addAll(ours);
		throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
	}

	/** Of the routes with the path of a request. */
	private static void collectMethods(Iterable<RequestMappingInfo> routes, HttpServletRequest request,
			Set<String> methods) {
		for (RequestMappingInfo route : routes) {
			PathPatternsRequestCondition paths = route.getPathPatternsCondition();
			if (paths != null && paths.getMatchingCondition(request) != null) {
				route.getMethodsCondition().getMethods().forEach((method) -> methods.add(method.name()));
			}
		}
	}

	private static boolean matches(Iterable<RequestMappingInfo> routes, HttpServletRequest request) {
		for (RequestMappingInfo route : routes) {
			if (route.getMatchingCondition(request) != null) {
				return true;
			}
		}
		return false;
	}

	static boolean isMisdirected(Object handler) {
		return handler == MISDIRECTED;
	}

	/** Reads what the methods of a class are routes for, whatever they take and make. */
	private static final class Reader extends RequestMappingHandlerMapping {

		private final RequestMappingInfo.BuilderConfiguration options = new RequestMappingInfo.BuilderConfiguration();

		Reader(RequestMappingHandlerMapping own) {
			setPatternParser(own.getPatternParser());
			this.options.setPatternParser(own.getPatternParser());
		}

		Map<RequestMappingInfo, HandlerMethod> routes(Class<?> type) {
			Map<RequestMappingInfo, HandlerMethod> routes = new LinkedHashMap<>();
			if (isHandler(type)) {
				// nobody calls it, so it needs none of its parts
				Object bean = OBJENESIS.newInstance(type);
				MethodIntrospector
					.selectMethods(type,
							(MethodIntrospector.MetadataLookup<RequestMappingInfo>) (method) -> getMappingForMethod(
									method, type))
					.forEach((method, route) -> routes.put(route, new HandlerMethod(bean, method)));
			}
			return routes;
		}

		RequestMappingInfo withoutFormats(RequestMappingInfo route) {
			return RequestMappingInfo.paths(route.getPatternValues().toArray(String[]::new))
				.methods(route.getMethodsCondition().getMethods().toArray(RequestMethod[]::new))
				.options(this.options)
				.build();
		}

	}

	/** Says that the request came to the wrong process. */
	private static final class Misdirected implements HttpRequestHandler {

		@Override
		public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
			throw Problem.of(ProblemKind.MISDIRECTED, "This process does not serve this route with this method.")
				.exception();
		}

	}

}
