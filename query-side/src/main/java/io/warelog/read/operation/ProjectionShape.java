package io.warelog.read.operation;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a projection.
 *
 * @param name of the projection
 * @param state in one word
 * @param generation that is read
 * @param position number of the last event in it
 * @param lag how many events are not
 * @param parkedProducts how many products are parked
 * @param parkedEvents how many events are
 * @param rebuild how far it is
 */
@Schema(name = "Projection", description = "A read model and how far it has come.", requiredProperties = { "name",
		"state", "generation", "position", "lag", "parked_products", "parked_events", "rebuild" })
record ProjectionShape(@Schema(description = "The name of the projection", example = "products") String name, @Schema(
		description = "What matters most: failing (it cannot go on and tries again and again), degraded (some products "
				+ "are parked), rebuilding or live",
		allowableValues = {
				"live", "rebuilding", "degraded", "failing" },
		example = "live") String state,
		@Schema(description = "The generation that is read", minimum = "1", example = "1") int generation,
		@Schema(description = "The number of the last event of the log that is in it", minimum = "0",
				example = "4711") long position,
		@Schema(description = "How many events of the log are not in it yet", minimum = "0", example = "0") long lag,
		@Schema(description = "How many products are parked", minimum = "0", example = "0") long parkedProducts,
		@Schema(description = "How many events are parked", minimum = "0", example = "0") long parkedEvents,
		@Schema(types = { "object", "null" },
				description = "How far a rebuild is, null when there is none: its generation, state (building or failing), "
						+ "started_at, events_done of events_total, events_per_second since it was begun or taken up after a "
						+ "restart, seconds_left (null when that cannot be told) and parked_products") @Nullable Object rebuild){

	/**
	 * One as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "ProjectionAnswer", requiredProperties = "data")
	record One(ProjectionShape data) {
	}

	/**
	 * All as an answer.
	 *
	 * @param data all of them
	 */
	@Schema(name = "ProjectionList", requiredProperties = "data")
	record All(List<ProjectionShape> data) {
	}

}
