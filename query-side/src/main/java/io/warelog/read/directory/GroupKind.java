package io.warelog.read.directory;

/** Which groups of a merchant. */
enum GroupKind {

	/** What its products are taxed with. */
	TAX,
	/** How its products are shipped. */
	SHIPPING;

	/** What such a group is called. */
	@Override
	public String toString() {
		return (this == TAX) ? "tax group" : "shipping group";
	}

}
