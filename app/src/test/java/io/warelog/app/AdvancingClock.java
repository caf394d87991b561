package io.warelog.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A clock that can be put forward, of services that are started with {@link Used}. */
final class AdvancingClock extends Clock {

	private final Clock system = Clock.systemUTC();

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	/** Puts the clock forward. */
	void advance(Duration by) {
		this.ahead.updateAndGet((before) -> before.plus(by));
	}

	@Override
	public Instant instant() {
		return this.system.instant().plus(this.ahead.get());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

	/** Gives a service such a clock in place of its own. */
	@Configuration(proxyBeanMethods = false)
	static class Used {

		@Bean
		@Primary
		AdvancingClock advancingClock() {
			return new AdvancingClock();
		}

	}

}
