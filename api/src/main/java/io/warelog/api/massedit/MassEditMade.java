package io.warelog.api.massedit;

import java.util.List;
import java.util.UUID;

import io.warelog.api.DomainEvent;

/**
 * Many products were edited in one commit, whose other events carry the mass edit's id.
 * It is the first event of its stream {@code mass-edit:{id}} and of its commit, and is
 * kept also when nothing else changed.
 *
 * @param massEditId the mass edit, a UUIDv7
 * @param merchantId whose products they are
 * @param properties the names of the properties that were given, in order, or of those
 * that differed when it undoes another
 * @param products how many products were given
 */
public record MassEditMade(UUID massEditId, UUID merchantId, List<String> properties,
		int products) implements DomainEvent {

	public MassEditMade {
		properties = List.copyOf(properties);
	}

}
