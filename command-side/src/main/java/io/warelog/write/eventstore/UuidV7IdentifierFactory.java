package io.warelog.write.eventstore;

import com.github.f4b6a3.uuid.UuidCreator;
import org.axonframework.common.IdentifierFactory;

/**
 * Gives messages identifiers that grow with time (UUID version 7, RFC 9562), so that an
 * index over them is written at its end. They are unique but can be guessed.
 */
public final class UuidV7IdentifierFactory extends IdentifierFactory {

	@Override
	public String generateIdentifier() {
		return UuidCreator.getTimeOrderedEpochFast().toString();
	}

}
