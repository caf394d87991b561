package io.warelog.read.projection;

import org.jspecify.annotations.Nullable;

/**
 * What came of applying parked events again.
 *
 * @param applied how many are not parked any more
 * @param left how many of the same products still are
 * @param cause why the first of those could not be applied, or null
 */
public record Retried(int applied, int left, @Nullable String cause) {

	/** Nothing was parked. */
	public static final Retried NOTHING = new Retried(0, 0, null);

	/**
	 * Adds what came of others.
	 * @param other of another product
	 * @return both together, with the cause of the first that has one
	 */
	public Retried plus(Retried other) {
		return new Retried(this.applied + other.applied, this.left + other.left,
				(this.cause != null) ? this.cause : other.cause);
	}

}
