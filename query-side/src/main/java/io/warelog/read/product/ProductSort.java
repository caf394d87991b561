package io.warelog.read.product;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a list is ordered.
 *
 * @param name as the API spells it, without direction
 * @param field of {@link ProductCollections#PRODUCTS} that orders
 * @param descending whether the greatest comes first
 */
record ProductSort(String name, String field, boolean descending) {

	/** Newest first. */
	static final ProductSort DEFAULT = new ProductSort("created_at", "ordinal", true);

	/** Products of a merchant are numbered in the order of their creation. */
	private static final Map<String, String> FIELDS = Map.of("created_at", "ordinal", "updated_at", "updated_at",
			"name", "name_key", "price", "price");

	static @Nullable ProductSort parse(String text) {
		boolean descending = text.startsWith("-");
		String name = descending ? text.substring(1) : text;
		String field = FIELDS.get(name);
		return (field != null) ? new ProductSort(name, field, descending) : null;
	}

	boolean byCreation() {
		return this.field.equals("ordinal");
	}

	boolean byText() {
		return this.field.equals("name_key");
	}

	@Override
	public String toString() {
		return (this.descending ? "-" : "") + this.name;
	}

}
