package io.warelog.api.massedit;

import java.util.List;
import java.util.UUID;

import io.warelog.api.DomainEvent;

/**
 * A mass edit was undone by another, on whose stream this stands behind its
 * {@link MassEditMade}.
 *
 * @param massEditId the mass edit that was undone
 * @param reverted how many products went back
 * @param conflicts the products that were left alone, in the order of their ids
 */
public record MassEditReverted(UUID massEditId, int reverted, List<Conflict> conflicts) implements DomainEvent {

	public MassEditReverted {
		conflicts = List.copyOf(conflicts);
	}

	/**
	 * A product that was left alone.
	 *
	 * @param productId which one
	 * @param version at which it was
	 * @param detail why, worded to follow the product
	 */
	public record Conflict(UUID productId, long version, String detail) {
	}

}
