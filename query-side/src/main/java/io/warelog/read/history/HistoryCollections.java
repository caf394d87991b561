package io.warelog.read.history;

import java.util.List;
import java.util.UUID;

import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;

/** The documents that the history of products is kept in. */
public final class HistoryCollections {

	/**
	 * What the product was after the commit of a version, and what the commit was:
	 * written once. The changes are left out of those that create or delete it, as they
	 * follow from the state.
	 */
	public static final Collection BODIES = new Collection("product_version_bodies", 1,
			List.of(Field.text("commit_id"), Field.text("key_id"), Field.text("request_id"), Field.text("reason"),
					Field.text("events"), Field.number("created_at"), Field.bytes("changes"), Field.bytes("state")),
			List.of());

	/**
	 * One per product and commit, numbered as the product's version after it. It is
	 * written again when the next one ends it, with the number of that one as its
	 * version. Amounts are in ten-thousandths; there are none where the product is
	 * deleted.
	 */
	public static final Collection VERSIONS = new Collection("product_versions", 1,
			List.of(Field.text("merchant"), Field.text("product"), Field.number("number"), Field.number("position"),
					Field.number("valid_from"), Field.number("valid_to"), Field.text("mass_edit"),
					Field.text("currency"), Field.number("price"), Field.number("sale_price"),
					Field.number("current_price")),
			List.of(List.of("product", "number"), List.of("merchant", "position")));

	/** One per deletion of a product: under which slug it was found until then. */
	public static final Collection FORMER_SLUGS = new Collection("former_slugs", 1,
			List.of(Field.text("merchant"), Field.text("slug"), Field.text("product"), Field.number("deleted_at")),
			List.of(List.of("merchant", "slug", "deleted_at")));

	/** One per merchant and event on it: what it was from then on. */
	public static final Collection MERCHANTS = new Collection("merchant_versions", 1,
			List.of(Field.text("merchant"), Field.number("since"), Field.number("position"), Field.bytes("state")),
			List.of(List.of("merchant", "since")));

	private HistoryCollections() {
	}

	/** The document of a version of a merchant; their order is that of the versions. */
	static String merchantId(UUID merchant, long version) {
		return "%s:%019d".formatted(merchant, version);
	}

	/**
	 * The documents of a version. A batch may end in the midst of a commit: how many
	 * events the version takes in is not known to their id.
	 * @param product whose
	 * @param since the number of the first event of the version
	 * @return the id of both
	 */
	static String id(UUID product, long since) {
		return product + ":" + since;
	}

	/**
	 * All of them.
	 * @return in the order of writing: what is listed is there whole
	 */
	public static List<Collection> all() {
		return List.of(MERCHANTS, BODIES, VERSIONS, FORMER_SLUGS);
	}

}
