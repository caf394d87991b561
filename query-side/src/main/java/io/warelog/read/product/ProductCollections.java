package io.warelog.read.product;

import java.util.List;

import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;

/** The documents that the products read model is made of. */
public final class ProductCollections {

	/**
	 * One per product. Those of deleted products stay, without a merchant but with their
	 * owner, so that an event that comes again does not bring them back. The position is
	 * that of the batch that wrote the product; the owner's counts include it when they
	 * have come as far.
	 */
	public static final Collection PRODUCTS = new Collection("products", 2,
			List.of(Field.text("merchant"), Field.text("owner"), Field.number("position"), Field.number("ordinal"),
					Field.number("created_at"), Field.number("updated_at"), Field.text("name_key"),
					Field.number("price"), Field.number("active"), Field.number("archived"), Field.number("recurring"),
					Field.text("currency"), Field.number("visible"), Field.words("words", "merchant"),
					Field.text("etag"), Field.bytes("json"), Field.bytes("state")),
			List.of(List.of("merchant", "ordinal"), List.of("merchant", "updated_at"), List.of("merchant", "name_key"),
					List.of("merchant", "price")));

	/**
	 * One per run of {@value #BLOCK} products of a merchant, in the order of their
	 * creation: the facets of each, and how many there are. One whose products are all
	 * deleted stays, without a merchant. With them an offset is a short sum and a seek,
	 * and those that a filter takes are found without an index per facet, each of which
	 * every write would have to keep.
	 */
	public static final Collection BLOCKS = new Collection("product_blocks", 2,
			List.of(Field.text("merchant"), Field.number("block"), Field.number("live"), Field.text("facets")),
			List.of(List.of("merchant", "block", "live")));

	/**
	 * One per merchant: how many products there are of each combination of facets and in
	 * each stretch of blocks, and where the next one goes.
	 */
	public static final Collection COUNTS = new Collection("catalogue_counts", 2, List.of(Field.number("next_ordinal"),
			Field.number("last_time"), Field.text("counts"), Field.text("stretches")), List.of());

	/** How many products share a block. */
	static final int BLOCK = 256;

	private ProductCollections() {
	}

	/**
	 * All of them.
	 * @return what the projection of products writes
	 */
	public static List<Collection> all() {
		return List.of(PRODUCTS, BLOCKS, COUNTS);
	}

}
