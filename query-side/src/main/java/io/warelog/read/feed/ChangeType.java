package io.warelog.read.feed;

/**
 * What a commit was to a product, as the feed tells it. These names are a promise of
 * their own: they follow from what the product was before and after, not from which
 * events are stored.
 */
enum ChangeType {

	/** There was no such product before. */
	CREATED("created"),

	/** Properties have changed. */
	UPDATED("updated"),

	/** It is archived now and was not before; other properties may have changed too. */
	ARCHIVED("archived"),

	/** It was archived before and is not now; other properties may have changed too. */
	UNARCHIVED("unarchived"),

	/** There is no such product any more. */
	DELETED("deleted"),

	/** It had been deleted, and is there again. */
	RESTORED("restored");

	private static final String PREFIX = "io.warelog.product.";

	private final String word;

	ChangeType(String word) {
		this.word = word;
	}

	/** The type of the CloudEvent. */
	String text() {
		return PREFIX + this.word;
	}

}
