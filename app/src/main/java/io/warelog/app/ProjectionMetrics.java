package io.warelog.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.warelog.read.operation.Projections;

/** How far the read models are behind, and what of them is parked. */
final class ProjectionMetrics implements MeterBinder {

	private final Projections projections;

	ProjectionMetrics(Projections projections) {
		this.projections = projections;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String name : this.projections.names()) {
			Gauge.builder("warelog.projection.lag", this.projections, (all) -> all.lag(name))
				.tag("projection", name)
				.description("Events of the log that are not in the read model yet")
				.register(registry);
			Gauge.builder("warelog.projection.parked.products", this.projections, (all) -> all.parkedProducts(name))
				.tag("projection", name)
				.description("Products that the read model shows as they were, as an event cannot be applied")
				.register(registry);
		}
	}

}
