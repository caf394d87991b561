package io.warelog.write.commit;

import java.util.UUID;

/**
 * What an accepted command came to.
 *
 * @param resource the id of what was written
 * @param version of it afterwards, from 1
 * @param effect what it did
 */
public record Written(UUID resource, long version, Effect effect) {

	/** What an accepted command did. */
	public enum Effect {

		/** It has changed the resource. */
		CHANGED,
		/** The resource was already as wanted. */
		NONE,
		/** It had been accepted before, and this is a repetition. */
		REPLAYED

	}

	/**
	 * Tells a repetition from a first acceptance.
	 * @return whether it had been accepted before
	 */
	public boolean replayed() {
		return this.effect == Effect.REPLAYED;
	}

}
