package io.warelog.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.warelog.read.QuerySide;
import org.jspecify.annotations.Nullable;

/** What an operator watches besides requests and the JVM: the log, and who follows it. */
final class ServiceMetrics implements MeterBinder {

	private final Events events;

	private final @Nullable QuerySide querySide;

	/**
	 * Makes them.
	 * @param events the log
	 * @param querySide follows it, or null where this process has none
	 */
	ServiceMetrics(Events events, @Nullable QuerySide querySide) {
		this.events = events;
		this.querySide = querySide;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("warelog.log.head", () -> this.events.head().getAsLong())
			.description("Number of the last event of the log")
			.register(registry);
		Gauge.builder("warelog.log.writable", () -> this.events.health().getAsBoolean() ? 1 : 0)
			.description("1 while the log takes events, else 0")
			.register(registry);
		QuerySide reading = this.querySide;
		if (reading != null) {
			Gauge.builder("warelog.read.models.position", reading::reached)
				.description("Number of the last event that all read models have taken in")
				.register(registry);
			Gauge.builder("warelog.projections.failing", () -> reading.failing().size())
				.description("How many projections do not run or failed at their last batch")
				.register(registry);
		}
	}

}
