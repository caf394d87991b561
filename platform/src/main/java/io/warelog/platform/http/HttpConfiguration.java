package io.warelog.platform.http;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.bucket4j.TimeMeter;
import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts the common rules of the HTTP API in force. The application imports it and provides
 * a {@link KeyDirectory} bean named {@value KeyDirectory#COMMAND_SIDE}, one named
 * {@value KeyDirectory#QUERY_SIDE}, or both.
 *
 * <p>
 * What {@code http.properties} sets are defaults: any other source of properties
 * overrides them. Setting: {@code warelog.rate-limit}, a {@link RateLimit} per key; none
 * when absent or empty. {@code warelog.public-url}, see {@link PublicAddress}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/warelog/platform/http/http.properties")
@Import({ ProblemRoutes.class, IndexRoute.class })
public class HttpConfiguration {

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
	}

	@Bean
	static ServerSettings serverSettings() {
		return new ServerSettings();
	}

	@Bean
	ProblemResolver problemResolver(ObjectProvider<ProblemSource> sources) {
		return new ProblemResolver(sources.orderedStream().toList());
	}

	@Bean
	Authenticator authenticator(@Qualifier(KeyDirectory.COMMAND_SIDE) ObjectProvider<KeyDirectory> commandSide,
			@Qualifier(KeyDirectory.QUERY_SIDE) ObjectProvider<KeyDirectory> querySide, ObjectProvider<Clock> clock) {
		return new Authenticator(commandSide.getIfAvailable(), querySide.getIfAvailable(),
				clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	PublicAddress publicAddress(Environment environment) {
		return new PublicAddress(environment);
	}

	@Bean
	RouteAccess routeAccess(ApplicationContext context) {
		return new RouteAccess(context);
	}

	/**
	 * A bean rather than an entry of the registry, since those are not asked for the
	 * routes of the actuator.
	 */
	@Bean
	MappedInterceptor accessInterceptor(RouteAccess routes, Authenticator authenticator,
			@Value("${warelog.rate-limit:}") String rateLimit) {
		KeyLimits limits = rateLimit.isBlank() ? null
				: new KeyLimits(RateLimit.parse(rateLimit), TimeMeter.SYSTEM_MILLISECONDS);
		return new MappedInterceptor(null,
				new AccessInterceptor(routes, authenticator, new WrongKeys(TimeMeter.SYSTEM_MILLISECONDS), limits));
	}

	@Bean
	MappedInterceptor negotiationInterceptor() {
		return new MappedInterceptor(null, new NegotiationInterceptor());
	}

	@Bean
	ApiDescription apiDescription() {
		return new ApiDescription();
	}

	/**
	 * Spells properties as the API does, so that records that describe resources can be
	 * spelled as Java does. Only names are taken from it; nothing is written or read by
	 * it.
	 */
	@Bean
	ModelResolver shapesInSnakeCase(ObjectMapperProvider mappers) {
		return new ModelResolver(
				mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
			.openapi31(true);
	}

	@Bean
	WebMvcConfigurer argumentsOfHandlers() {
		return new WebMvcConfigurer() {

			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				resolvers.add(new CallerArgumentResolver());
			}

		};
	}

	@Bean
	SmartInitializingSingleton strictIds(RequestMappingHandlerAdapter handlers) {
		return () -> {
			if (handlers.getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer binding) {
				binding.setPropertyEditorRegistrar(
						(registry) -> registry.registerCustomEditor(UUID.class, new StrictUuidEditor()));
			}
		};
	}

	@Bean
	SimpleUrlHandlerMapping unknownRoutes() {
		return new SimpleUrlHandlerMapping(Map.of("/**", new UnknownRoute()), Ordered.LOWEST_PRECEDENCE);
	}

}
