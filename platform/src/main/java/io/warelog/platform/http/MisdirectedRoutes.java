package io.warelog.platform.http;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The routes that this process does not have, as others do: a request for one was sent to
 * the wrong process and answers 421, where 404 or 405 would tell the client that the
 * route does not exist.
 */
public final class MisdirectedRoutes extends AbstractHandlerMapping {

	private static final HttpRequestHandler MISDIRECTED = new Misdirected();

	private final List<RequestMappingInfo> others;

	private final RequestMappingHandlerMapping own;

	private MisdirectedRoutes(List<RequestMappingInfo> others, RequestMappingHandlerMapping own) {
		this.others = others;
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
		List<RequestMappingInfo> others = new ArrayList<>();
		Reader reader = new Reader(own);
		for (Class<?> configuration : absent) {
			Arrays.stream(configuration.getDeclaredMethods())
				.filter((method) -> method.isAnnotationPresent(Bean.class))
				.map(Method::getReturnType)
				.forEach((type) -> others.addAll(reader.routes(type)));
		}
		return new MisdirectedRoutes(others, own);
	}

	@Override
	protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
		return matches(this.others, request) && !matches(this.own.getHandlerMethods().keySet(), request) ? MISDIRECTED
				: null;
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

		List<RequestMappingInfo> routes(Class<?> type) {
			if (!isHandler(type)) {
				return List.of();
			}
			return MethodIntrospector
				.selectMethods(type,
						(MethodIntrospector.MetadataLookup<RequestMappingInfo>) (method) -> getMappingForMethod(method,
								type))
				.values()
				.stream()
				.map((route) -> RequestMappingInfo.paths(route.getPatternValues().toArray(String[]::new))
					.methods(route.getMethodsCondition().getMethods().toArray(RequestMethod[]::new))
					.options(this.options)
					.build())
				.toList();
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
