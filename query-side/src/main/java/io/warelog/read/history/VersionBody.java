package io.warelog.read.history;

import io.warelog.read.store.Document;

/**
 * What a version tells beyond its row.
 *
 * @param shown its events, key, reason and request, in this order
 * @param changes a JSON array in UTF-8
 * @param passage what became of the product
 */
public record VersionBody(Document shown, byte[] changes, Passage passage) {

	/** What a version makes of a product. */
	public enum Passage {

		/** There was none before. */
		CAME,
		/** It was there before and still is. */
		STAYED,
		/** There is none any more. */
		WENT

	}

}
