package io.warelog.read.listing;

/**
 * The place behind which a part of a listing begins: behind the product if it is still
 * listed, wherever it stands by now; else behind the one that stood before it when it was
 * removed.
 *
 * @param order the number that the product had when the place was remembered, which is
 * used when nothing else is known; at least 0
 * @param ordinal the product, at least 0
 */
public record After(long order, long ordinal) {

	public After {
		if (order < 0 || ordinal < 0) {
			throw new IllegalArgumentException("No place: " + order + ", " + ordinal);
		}
	}

}
