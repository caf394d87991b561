package io.warelog.read.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.warelog.read.history.AsOf;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads pages of products. */
public final class ProductLists {

	private final ReadModelStore store;

	private final ListingReads listing;

	private final PastLists past;

	/**
	 * Makes the reader.
	 * @param store where the products are
	 * @param listing where their places in the store's listing are
	 * @param states reads the states of products
	 */
	public ProductLists(ReadModelStore store, ListingReads listing, JsonMapper states) {
		this(store, listing, new PastLists(store, states, ListedOrder.FEW, PastLists.TIMES));
	}

	ProductLists(ReadModelStore store, ListingReads listing, PastLists past) {
		this.store = store;
		this.listing = listing;
		this.past = past;
	}

	/**
	 * Reads a page.
	 * @param query which
	 * @param form in which the products are wanted
	 * @return its products, and what lies around it
	 */
	public ProductList read(ProductQuery query, Form form) {
		return (query.asOf() != null) ? this.past.read(query, form, query.asOf()) : readPresent(query, form);
	}

	/**
	 * Looks whether a category existed at some time.
	 * @param category its slug
	 * @param merchant whose products
	 * @param moment any time
	 * @return whether a product had it
	 */
	public boolean existed(String category, UUID merchant, AsOf.Time moment) {
		return this.past.existed(category, merchant, Times.micros(moment.time()));
	}

	private ProductList readPresent(ProductQuery query, Form form) {
		if (!query.further().isEmpty()) {
			return readPresent(Tally.state(this.store, query.merchant()).isWhole() ? query : query.asShown(), form,
					null);
		}
		Tally tally = Tally.load(this.store, query.merchant());
		return (tally.parked() == 0) ? readPresent(query, form, tally) : readPresent(query.asShown(), form, null);
	}

	private ProductList readPresent(ProductQuery query, Form form, @Nullable Tally tally) {
		long total = (tally != null) ? tally.count(query.filter())
				: this.store.count(ProductCollections.PRODUCTS, query.conditions());
		return page(query, total, (descending) -> slice(query, form, tally, total, descending));
	}

	/**
	 * Makes a page of what is found.
	 * @param query which page
	 * @param total how many products the whole list has
	 * @param slices find the products, given whether the greatest come first
	 * @return the page
	 */
	static ProductList page(ProductQuery query, long total, Function<Boolean, Slice> slices) {
		if (query.offset() >= total) {
			return new ProductList(List.of(), total, null, null);
		}
		Cursor cursor = query.cursor();
		boolean backward = cursor != null && cursor.backward();
		Slice slice = slices.apply(query.sort().descending() != backward);
		if (slice.places().isEmpty()) {
			return new ProductList(List.of(), total, null, null);
		}
		boolean before = backward ? slice.more() : cursor != null || query.offset() > 0;
		boolean after = backward || slice.more();
		List<Page.Place> places = backward ? slice.places().reversed() : slice.places();
		return new ProductList(backward ? slice.products().reversed() : slice.products(), total,
				before ? cursorAt(query, true, places.getFirst()) : null,
				after ? cursorAt(query, false, places.getLast()) : null);
	}

	private Slice slice(ProductQuery query, Form form, @Nullable Tally tally, long total, boolean descending) {
		if (query.sort().byOrder()) {
			return listed(query, form, total, descending);
		}
		return isWalked(query) ? walk(query, form, total, descending) : page(query, form, tally, descending);
	}

	/**
	 * What was found, in the direction of reading.
	 *
	 * @param products in their form
	 * @param places where they were found; also of products that have changed meanwhile
	 * and are not wanted any more
	 * @param more whether there are more behind
	 */
	record Slice(List<Listed> products, List<Page.Place> places, boolean more) {
	}

	/** Whether the blocks tell which products are wanted. */
	private static boolean isWalked(ProductQuery query) {
		return query.sort().byCreation() && query.further().isEmpty() && !query.filter().takesAll();
	}

	private Slice listed(ProductQuery query, Form form, long total, boolean descending) {
		PresentOrder present = new PresentOrder(this.store, this.listing, query);
		// else the whole listing is walked for those that there are not
		int most = (int) Math.min(query.limit() + 1L, total - query.offset());
		List<Place> found = new ListedOrder(present, query, ListedOrder.FEW, descending).places(total, most);
		boolean more = found.size() > query.limit();
		List<Place> wanted = more ? found.subList(0, query.limit()) : found;
		Map<Long, Long> orders = new HashMap<>();
		wanted.forEach((place) -> orders.put(place.ordinal(), place.order()));
		List<Listed> products = present.fetch(wanted, List.of("ordinal", form.field))
			.stream()
			.map((product) -> new Listed(Objects.requireNonNull(product.bytes(1)), orders.get(product.number(0))))
			.toList();
		return new Slice(products,
				wanted.stream().map((place) -> new Page.Place(place.order(), Long.toString(place.ordinal()))).toList(),
				more);
	}

	private Slice walk(ProductQuery query, Form form, long total, boolean descending) {
		Cursor cursor = query.cursor();
		// else the whole catalogue is walked for those that there are not
		int most = (int) Math.min(query.limit() + 1L, total - query.offset());
		List<Long> ordinals = new Blocks(this.store, query.merchant(), descending).ordinals(query.filter(),
				(cursor != null) ? (Long) cursor.place().value() : null, query.offset(), most);
		boolean more = ordinals.size() > query.limit();
		List<Long> wanted = more ? ordinals.subList(0, query.limit()) : ordinals;
		if (wanted.isEmpty()) {
			return new Slice(List.of(), List.of(), false);
		}
		// a product may have changed since its block was read
		List<Condition> conditions = new ArrayList<>(query.conditions());
		conditions.add(Condition.among("ordinal", wanted));
		List<Document> found = this.store.page(ProductCollections.PRODUCTS,
				page(query, form, conditions, descending, null, 0, wanted.size()));
		return new Slice(products(query, form, found), wanted.stream().map(Cursor::byCreation).toList(), more);
	}

	/**
	 * Reads along an index; the tally is missing in a list filtered by more than facets.
	 */
	private Slice page(ProductQuery query, Form form, @Nullable Tally tally, boolean descending) {
		Cursor cursor = query.cursor();
		Page.Place after = (cursor != null) ? cursor.place() : null;
		int skip = query.offset();
		if (query.sort().byCreation()) {
			if (after != null) {
				after = Blocks.beyond((Long) after.value(), descending);
			}
			else if (skip > 0 && tally != null) {
				Tally.Stretch stretch = tally.seek(skip, descending);
				Blocks.Seek seek = (stretch != null)
						? new Blocks(this.store, query.merchant(), descending).seek(stretch) : null;
				if (seek == null) {
					return new Slice(List.of(), List.of(), false);
				}
				after = seek.after();
				skip = seek.skip();
			}
		}
		// one more than wanted tells whether there are more
		List<Document> found = this.store.page(ProductCollections.PRODUCTS,
				page(query, form, query.conditions(), descending, after, skip, query.limit() + 1));
		boolean more = found.size() > query.limit();
		List<Document> wanted = more ? found.subList(0, query.limit()) : found;
		return new Slice(products(query, form, wanted),
				wanted.stream().map((product) -> placeOf(query.sort(), product)).toList(), more);
	}

	private static Page page(ProductQuery query, Form form, List<Condition> conditions, boolean descending,
			Page.@Nullable Place after, int skip, int limit) {
		return new Page(conditions, query.sort().field(), descending, after, skip, limit,
				List.of("ordinal", form.field, query.sort().field()));
	}

	/** The products with their numbers in the listing, where their form shows them. */
	private List<Listed> products(ProductQuery query, Form form, List<Document> found) {
		Map<Long, Place> places = (form == Form.STORE_API && !found.isEmpty()) ? this.listing.findAll(query.merchant(),
				found.stream().map((product) -> Objects.requireNonNull(product.number(0))).toList()) : Map.of();
		return found.stream().map((product) -> {
			Place place = places.get(product.number(0));
			return new Listed(Objects.requireNonNull(product.bytes(1)), (place != null) ? place.order() : null);
		}).toList();
	}

	private static Page.Place placeOf(ProductSort sort, Document product) {
		Object value = Objects.requireNonNull(product.values().get(2));
		return sort.byCreation() ? Cursor.byCreation((Long) value) : new Page.Place(value, product.id());
	}

	private static String cursorAt(ProductQuery query, boolean backward, Page.Place place) {
		return new Cursor(query.sort(), backward, place, query.asOf()).toString();
	}

	/** How products are shown. */
	public enum Form {

		/** As JSON objects of the merchant API. */
		MERCHANT_API("json"),
		/** As templates of the store API. */
		STORE_API("store");

		private final String field;

		Form(String field) {
			this.field = field;
		}

		/** The field of {@link ProductCollections#PRODUCTS} that holds them so. */
		String field() {
			return this.field;
		}

	}

	/**
	 * A product in a list.
	 *
	 * @param body as it is shown, in UTF-8
	 * @param order its number in the listing, null where that is not known or not shown
	 */
	public record Listed(byte[] body, @Nullable Long order) {
	}

	/**
	 * A page of products.
	 *
	 * @param products of the page
	 * @param total how many there are in the whole list
	 * @param previous the cursor of the page before, or null when this is the first
	 * @param next the cursor of the page behind, or null when this is the last
	 */
	public record ProductList(List<Listed> products, long total, @Nullable String previous, @Nullable String next) {
	}

}
