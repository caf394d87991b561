package io.warelog.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.providers.SpringWebMvcProvider;

import org.springframework.web.method.HandlerMethod;

/**
 * The routes that {@code /openapi.json} describes: also those that other processes
 * answer, since clients see one API and know of no processes.
 */
public final class DescribedRoutes extends SpringWebMvcProvider {

	private final MisdirectedRoutes others;

	/**
	 * Makes them.
	 * @param others what other processes answer
	 */
	public DescribedRoutes(MisdirectedRoutes others) {
		super(Optional.empty());
		this.others = others;
		for (HandlerMethod other : others.others().values()) {
			SpringDocUtils.getConfig().addRestControllers(other.getBeanType());
		}
	}

	@Override
	@SuppressWarnings({ "rawtypes", "unchecked" })
	public Map getHandlerMethods() {
		Map<Object, Object> all = new LinkedHashMap<>(super.getHandlerMethods());
		all.putAll(this.others.others());
		return all;
	}

}
