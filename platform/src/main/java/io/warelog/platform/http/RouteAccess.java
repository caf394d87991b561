package io.warelog.platform.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Knows for every route who may use it. Before the server listens it goes through all
 * routes of the application and refuses to start with one that says nothing.
 */
final class RouteAccess implements SmartInitializingSingleton {

	private final ApplicationContext context;

	private Map<Method, Access> ofMethods = Map.of();

	RouteAccess(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Collects what the routes say.
	 * @throws IllegalStateException naming every route that does not say who may use it,
	 * or says it twice
	 */
	@Override
	public void afterSingletonsInstantiated() {
		Map<Method, Access> found = new HashMap<>();
		List<String> faults = new ArrayList<>();
		for (HandlerMapping mapping : this.context.getBeansOfType(HandlerMapping.class).values()) {
			switch (mapping) {
				case RequestMappingInfoHandlerMapping methods -> methods.getHandlerMethods()
					.forEach((route, handler) -> collect(handler, route.getPatternValues(), found, faults));
				case AbstractUrlHandlerMapping urls -> urls.getHandlerMap().forEach((pattern, handler) -> {
					if (!(handler instanceof UnknownRoute)) {
						requireFrameworkRoute(pattern, faults);
					}
				});
				case RouterFunctionMapping functions when functions.getRouterFunction() != null ->
					faults.add("router functions cannot say who may use them");
				default -> {
					// has no routes of its own; whatever it finds is refused when called
				}
			}
		}
		if (!faults.isEmpty()) {
			throw new IllegalStateException("Routes must bear either @Requires or @Open: " + String.join("; ", faults));
		}
		this.ofMethods = Map.copyOf(found);
	}

	/**
	 * Returns who may use the handler that was found for a request.
	 */
	Access of(HttpServletRequest request, Object handler) {
		if (handler instanceof UnknownRoute || MisdirectedRoutes.isMisdirected(handler)) {
			return Access.OPEN;
		}
		if (handler instanceof HandlerMethod method) {
			Access access = this.ofMethods.get(method.getMethod());
			if (access != null) {
				return access;
			}
		}
		Access access = FrameworkRoutes
			.find(ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication());
		if (access != null) {
			return access;
		}
		if ("OPTIONS".equals(request.getMethod())) {
			// answered by Spring for every route, with the Allow header and nothing else
			return Access.OPEN;
		}
		throw new IllegalStateException("Nothing says who may use " + handler);
	}

	private static void collect(HandlerMethod handler, Set<String> patterns, Map<Method, Access> found,
			List<String> faults) {
		String name = handler.getShortLogMessage();
		Access access = declared(handler.getMethod(), name, faults);
		if (access == null) {
			access = declared(handler.getBeanType(), name, faults);
		}
		if (access == null) {
			patterns.forEach((pattern) -> requireFrameworkRoute(pattern, faults));
		}
		else {
			Access other = found.put(handler.getMethod(), access);
			if (other != null && !other.equals(access)) {
				faults.add(name + " says different things in two classes");
			}
		}
	}

	private static @Nullable Access declared(AnnotatedElement element, String name, List<String> faults) {
		Requires requires = AnnotatedElementUtils.findMergedAnnotation(element, Requires.class);
		boolean open = AnnotatedElementUtils.hasAnnotation(element, Open.class);
		if (requires != null && open) {
			faults.add(name + " has both");
		}
		if (requires != null) {
			return Access.to(requires.value());
		}
		return open ? Access.OPEN : null;
	}

	private static void requireFrameworkRoute(String pattern, List<String> faults) {
		if (FrameworkRoutes.find(PathContainer.parsePath(pattern)) == null) {
			faults.add(pattern + " has neither");
		}
	}

}
