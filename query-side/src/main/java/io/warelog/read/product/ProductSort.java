package io.warelog.read.product;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a list is ordered.
 *
 * @param name as the API spells it, without direction
 * @param field of {@link ProductCollections#PRODUCTS} that orders; of the order of the
 * listing, which is kept elsewhere, the ordinal
 * @param descending whether the greatest comes first
 */
public record ProductSort(String name, String field, boolean descending) {

	/** Newest first. */
	static final ProductSort DEFAULT = new ProductSort("created_at", "ordinal", true);

	/** As in the store. */
	static final ProductSort ORDER = new ProductSort("order", "ordinal", false);

	/** Products of a merchant are numbered in the order of their creation. */
	private static final Map<String, String> FIELDS = Map.of("created_at", "ordinal", "updated_at", "updated_at",
			"name", "name_key", "price", "price", "order", "ordinal");

	static @Nullable ProductSort parse(String text) {
		boolean descending = text.startsWith("-");
		String name = descending ? text.substring(1) : text;
		String field = FIELDS.get(name);
		return (field != null) ? new ProductSort(name, field, descending) : null;
	}

	boolean byCreation() {
		return this.name.equals("created_at");
	}

	boolean byOrder() {
		return this.name.equals(ORDER.name);
	}

	boolean byText() {
		return this.field.equals("name_key");
	}

	@Override
	public String toString() {
		return (this.descending ? "-" : "") + this.name;
	}

}
