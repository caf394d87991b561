package io.warelog.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may use the routes that libraries bring and that therefore bear no annotation. The
 * first pattern that matches counts.
 */
final class FrameworkRoutes {

	private static final Map<PathPattern, Access> ROUTES = new LinkedHashMap<>();

	static {
		add("/openapi.json/**", Access.OPEN);
		add("/openapi.json.yaml", Access.OPEN);
		add("/docs", Access.OPEN);
		add("/swagger-ui/**", Access.OPEN);
		add("/swagger-ui*/**", Access.OPEN);
		add("/actuator/health/**", Access.OPEN);
		add("/actuator/**", Access.to(Scope.OPERATOR));
	}

	private FrameworkRoutes() {
	}

	/**
	 * Returns who may use a path, or null when no library is known to bring it.
	 */
	static @Nullable Access find(PathContainer path) {
		for (Entry<PathPattern, Access> route : ROUTES.entrySet()) {
			if (route.getKey().matches(path)) {
				return route.getValue();
			}
		}
		return null;
	}

	private static void add(String pattern, Access access) {
		ROUTES.put(PathPatternParser.defaultInstance.parse(pattern), access);
	}

}
