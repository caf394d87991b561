package io.warelog.read.massedit;

import java.util.List;

import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;

/** The documents that mass edits are kept in. */
public final class MassEditCollections {

	/**
	 * One per property of a product that a mass edit changed, in the order of the commit.
	 */
	public static final Collection DIFFS = new Collection(
			"mass_edit_diffs", 2, List.of(Field.text("mass_edit"), Field.number("sequence"), Field.text("product_id"),
					Field.text("property"), Field.bytes("before"), Field.bytes("after")),
			List.of(List.of("mass_edit", "sequence")));

	/**
	 * One per mass edit, with the ids of the products that changed, each a line, in the
	 * order of the commit, and likewise of those that were placed where they stood. Its
	 * version is the position of its last event so far. Which ones moved is found out as
	 * the listing takes in their places, so that these are rebuilt together.
	 */
	public static final Collection MASS_EDITS = new Collection("mass_edits", 2,
			List.of(Field.text("merchant"), Field.number("made_at"), Field.text("key_id"), Field.text("reason"),
					Field.text("properties"), Field.number("products"), Field.number("changed"), Field.bytes("ids"),
					Field.bytes("unmoved")),
			List.of(List.of("merchant", "made_at")));

	private MassEditCollections() {
	}

	/**
	 * All of them.
	 * @return in the order of writing
	 */
	public static List<Collection> all() {
		return List.of(DIFFS, MASS_EDITS);
	}

}
