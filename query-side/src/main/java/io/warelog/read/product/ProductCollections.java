package io.warelog.read.product;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.warelog.read.history.HistoryCollections;
import io.warelog.read.listing.ListingCollections;
import io.warelog.read.massedit.MassEditCollections;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;

/** The documents that the products read model is made of. */
public final class ProductCollections {

	/**
	 * One per product. Those of deleted products stay, without a merchant but with their
	 * owner, so that an event that comes again does not bring them back. The position is
	 * that of the batch that wrote the product; the owner's counts include it when they
	 * have come as far. Since tells with which version the last commit on it began.
	 */
	public static final Collection PRODUCTS = new Collection("products", 5,
			List.of(Field.text("merchant"), Field.text("owner"), Field.number("position"), Field.number("since"),
					Field.number("ordinal"), Field.number("created_at"), Field.number("updated_at"),
					Field.text("name_key"), Field.text("slug"), Field.number("price"), Field.number("active"),
					Field.number("archived"), Field.number("recurring"), Field.text("currency"), Field.text("status"),
					Field.text("type"), Field.number("visible"), Field.words("words", "merchant"),
					Field.words("categories", "merchant"), Field.text("etag"), Field.bytes("json"),
					Field.bytes("store"), Field.bytes("state")),
			List.of(List.of("merchant", "ordinal"), List.of("merchant", "updated_at"), List.of("merchant", "name_key"),
					List.of("merchant", "price"), List.of("merchant", "slug")));

	/**
	 * One per version of a product that has ended, under the id of that version: by what
	 * lists of the past find it and sort it. Together with the products themselves, each
	 * of which is there since its last change, they are all that has ever been. A new
	 * product adds nothing to them.
	 */
	public static final Collection PAST_PRODUCTS = new Collection("past_products", 1,
			List.of(Field.text("merchant"), Field.number("ordinal"), Field.number("number"), Field.number("created_at"),
					Field.number("updated_at"), Field.number("ended_at"), Field.text("name_key"), Field.number("price"),
					Field.number("active"), Field.number("archived"), Field.number("recurring"), Field.text("currency"),
					Field.text("status"), Field.text("type"), Field.number("visible"), Field.words("words", "merchant"),
					Field.words("categories", "merchant")),
			List.of(List.of("merchant", "ordinal"), List.of("merchant", "updated_at"), List.of("merchant", "name_key"),
					List.of("merchant", "price")));

	/**
	 * One per category that a product has ever had, with how many have it now and how
	 * many of these visitors see. Lists find it by the merchant, that of visitors by the
	 * storefront, which a category is without while it has no such product.
	 */
	public static final Collection CATEGORIES = new Collection("product_categories", 1,
			List.of(Field.text("merchant"), Field.text("storefront"), Field.text("slug"), Field.text("name"),
					Field.text("name_key"), Field.number("products"), Field.number("visible")),
			List.of(List.of("merchant", "name_key"), List.of("storefront", "name_key")));

	/**
	 * One per run of {@value #BLOCK} products of a merchant, in the order of their
	 * creation: the facets of each, and how many there are. One whose products are all
	 * deleted stays, without a merchant. With them an offset is a short sum and a seek,
	 * and those that a filter takes are found without an index per facet, each of which
	 * every write would have to keep.
	 */
	public static final Collection BLOCKS = new Collection("product_blocks", 3,
			List.of(Field.text("merchant"), Field.number("block"), Field.number("live"), Field.text("facets")),
			List.of(List.of("merchant", "block", Collection.ID, "live")));

	/**
	 * One per merchant: how many products there are of each combination of facets and in
	 * each stretch of blocks, where the next one goes, and how many are parked.
	 */
	public static final Collection COUNTS = new Collection("catalogue_counts", 4, List.of(Field.number("next_ordinal"),
			Field.number("last_time"), Field.text("counts"), Field.text("stretches"), Field.number("parked")),
			List.of());

	/**
	 * Places asked for products that were not there yet where a batch ended: a place is
	 * told ahead of the product's creation, and a batch may end in the middle of a
	 * commit.
	 */
	public static final Collection PLACEMENTS = new Collection("early_placements", 1,
			List.of(Field.number("place"), Field.number("shifting"), Field.number("placements")), List.of());

	/**
	 * One per product whose own documents cannot be made: since which position, and what
	 * others have been told of it, which is the part of its row that does not wait. Empty
	 * when it has been retried.
	 */
	public static final Collection PARKED = new Collection("parked_products", 1,
			List.of(Field.text("merchant"), Field.number("since"), Field.number("ordinal"), Field.number("events"),
					Field.number("lost"), Field.words("categories", "merchant"), Field.number("visible")),
			List.of(List.of("since"), List.of("merchant", "ordinal")));

	/**
	 * One per event that a parked product has had since, with the time that its merchant
	 * had come to. Empty when it has been retried.
	 */
	public static final Collection LETTERS = new Collection("dead_letters", 1,
			List.of(Field.text("product"), Field.number("sequence"), Field.number("position"), Field.text("merchant"),
					Field.text("event"), Field.text("cause"), Field.number("time")),
			List.of(List.of("position"), List.of("product", "sequence"), List.of("merchant", "position")));

	/** How many products share a block. */
	static final int BLOCK = 256;

	private ProductCollections() {
	}

	/**
	 * The document of a category.
	 * @param merchant whose it is
	 * @param slug of the category
	 * @return its id among {@link #CATEGORIES}
	 */
	public static String categoryId(UUID merchant, String slug) {
		return merchant + ":" + slug;
	}

	/**
	 * All of them.
	 * @return what the projection of products writes
	 */
	public static List<Collection> all() {
		List<Collection> all = new ArrayList<>(HistoryCollections.all());
		all.addAll(List.of(PAST_PRODUCTS, CATEGORIES, PRODUCTS, PARKED, LETTERS, BLOCKS, COUNTS, PLACEMENTS));
		all.addAll(ListingCollections.all());
		all.addAll(MassEditCollections.all());
		return all;
	}

}
