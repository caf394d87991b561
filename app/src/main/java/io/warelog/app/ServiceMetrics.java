package io.warelog.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.warelog.read.operation.Projections;
import org.jspecify.annotations.Nullable;

/** What an operator watches besides requests and the JVM: the log, and who follows it. */
final class ServiceMetrics implements MeterBinder {

	private final Events events;

	private final @Nullable Projections projections;

	/**
	 * Makes them.
	 * @param events the log
	 * @param projections that follow it in this process, or null
	 */
	ServiceMetrics(Events events, @Nullable Projections projections) {
		this.events = events;
		this.projections = projections;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("warelog.log.head", () -> this.events.head().getAsLong())
			.description("Number of the last event of the log")
			.register(registry);
		Gauge.builder("warelog.log.writable", () -> this.events.health().getAsBoolean() ? 1 : 0)
			.description("1 while the log takes events, else 0")
			.register(registry);
		if (this.projections != null) {
			bindTo(registry, this.projections);
		}
	}

	private static void bindTo(MeterRegistry registry, Projections projections) {
		Gauge.builder("warelog.read.models.position", projections, Projections::reached)
			.description("Number of the last event that all read models have taken in")
			.register(registry);
		Gauge.builder("warelog.projections.failing", projections, (all) -> all.failing().size())
			.description("How many projections do not run or failed at their last batch")
			.register(registry);
		for (String name : projections.names()) {
			Gauge.builder("warelog.projection.lag", projections, (all) -> all.lag(name))
				.tag("projection", name)
				.description("Events of the log that are not in the read model yet")
				.register(registry);
			Gauge.builder("warelog.projection.parked.products", projections, (all) -> all.parkedProducts(name))
				.tag("projection", name)
				.description("Products that the read model shows as they were, as an event cannot be applied")
				.register(registry);
		}
	}

}
