package io.warelog.write.commit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What an accepted command came to.
 *
 * @param resource the id of what was written
 * @param part the number of the part of it that was written, or null for all of it
 * @param version of it afterwards, from 1
 * @param placement how many places in its listing it was given so far, 0 when this
 * command gave it none
 * @param effect what it did
 */
public record Written(UUID resource, @Nullable String part, long version, long placement, Effect effect) {

	private static final String PART = "/";

	/**
	 * What an accepted command came to that was about a whole resource.
	 * @param resource the id of what was written
	 * @param version of it afterwards, from 1
	 * @param placement how many places in its listing it was given so far, 0 when this
	 * command gave it none
	 * @param effect what it did
	 */
	public Written(UUID resource, long version, long placement, Effect effect) {
		this(resource, null, version, placement, effect);
	}

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

	/**
	 * Adds which part of the resource was written.
	 * @param number of the part
	 * @return the same, with that
	 */
	public Written of(String number) {
		return new Written(this.resource, number, this.version, this.placement, this.effect);
	}

	/**
	 * Names what was written, as it is remembered for repetitions.
	 * @return the id of the resource, with the part behind it if there is one
	 */
	String reference() {
		return (this.part != null) ? this.resource + PART + this.part : this.resource.toString();
	}

	/**
	 * What a command came to that had been accepted before.
	 * @param reference what it wrote, as {@link #reference()} names it
	 * @param version of that resource afterwards
	 * @return the repetition
	 */
	static Written replayed(String reference, long version) {
		int end = reference.indexOf(PART);
		UUID resource = UUID.fromString((end < 0) ? reference : reference.substring(0, end));
		return new Written(resource, (end < 0) ? null : reference.substring(end + 1), version, 0, Effect.REPLAYED);
	}

	/**
	 * Adds that a product was placed in its listing.
	 * @param times how often so far, 0 when it was not placed now
	 * @return the same, with that
	 */
	public Written placed(long times) {
		return (times == 0) ? this : new Written(this.resource, this.part, this.version, times, Effect.CHANGED);
	}

}
