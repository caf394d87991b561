package io.warelog.app;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.warelog.app.migration.SameAnswers;
import io.warelog.platform.http.ApiKeys;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.KeyDirectory;
import io.warelog.platform.http.KnownKey;
import io.warelog.platform.http.Scope;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes of a service one that is only looked at: nothing is written to its log, no upload
 * goes on, and its reads know none but the keys made here, which live as long as this
 * process.
 */
@Configuration(proxyBeanMethods = false)
class Inspection {

	private static final Map<String, KnownKey> KNOWN = new ConcurrentHashMap<>();

	/** The keys of all inspections in this process. */
	static final SameAnswers.Keys KEYS = new SameAnswers.Keys() {

		@Override
		public String operator() {
			return make(UUID.randomUUID(), UUID.randomUUID(), Scope.OPERATOR);
		}

		@Override
		public String of(UUID merchant, UUID organization) {
			return make(merchant, organization, Scope.ADMIN);
		}

	};

	private static String make(UUID merchant, UUID organization, Scope scope) {
		String key = ApiKeys.make(new SecureRandom());
		KNOWN.put(ApiKeys.sha256Hex(key),
				new KnownKey(new Caller(merchant, organization, UUID.randomUUID(), Set.of(scope)), null));
		return key;
	}

	@Bean
	Purpose purpose() {
		return Purpose.INSPECT;
	}

	@Bean
	static BeanPostProcessor keysOfTheInspection() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return name.equals(KeyDirectory.QUERY_SIDE)
						? (KeyDirectory) (hash) -> Optional.ofNullable(KNOWN.get(hash)) : bean;
			}

		};
	}

}
