package io.warelog.read.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;

/** Reads pages of products. */
public final class ProductLists {

	private final ReadModelStore store;

	public ProductLists(ReadModelStore store) {
		this.store = store;
	}

	/**
	 * Reads a page.
	 * @param query which
	 * @return its products, and what lies around it
	 */
	ProductList read(ProductQuery query) {
		Tally tally = query.further().isEmpty() ? Tally.load(this.store, query.merchant()) : null;
		long total = (tally != null) ? tally.count(query.filter())
				: this.store.count(ProductCollections.PRODUCTS, query.conditions());
		if (query.offset() >= total) {
			return new ProductList(List.of(), total, null, null);
		}
		Cursor cursor = query.cursor();
		boolean backward = cursor != null && cursor.backward();
		boolean descending = query.sort().descending() != backward;
		Slice slice = isWalked(query) ? walk(query, total, descending) : page(query, tally, descending);
		if (slice.places().isEmpty()) {
			return new ProductList(List.of(), total, null, null);
		}
		boolean before = backward ? slice.more() : cursor != null || query.offset() > 0;
		boolean after = backward || slice.more();
		List<Place> places = backward ? slice.places().reversed() : slice.places();
		return new ProductList(backward ? slice.products().reversed() : slice.products(), total,
				before ? cursorAt(query.sort(), true, places.getFirst()) : null,
				after ? cursorAt(query.sort(), false, places.getLast()) : null);
	}

	/**
	 * What was found, in the direction of reading.
	 *
	 * @param products each a JSON object in UTF-8
	 * @param places where they were found; also of products that have changed meanwhile
	 * and are not wanted any more
	 * @param more whether there are more behind
	 */
	private record Slice(List<byte[]> products, List<Place> places, boolean more) {
	}

	/** Whether the blocks tell which products are wanted. */
	private static boolean isWalked(ProductQuery query) {
		return query.sort().byCreation() && query.further().isEmpty() && !query.filter().takesAll();
	}

	private Slice walk(ProductQuery query, long total, boolean descending) {
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
		conditions.add(new Condition.OneOf("ordinal", wanted));
		List<Document> found = this.store.page(ProductCollections.PRODUCTS,
				page(query, conditions, descending, null, 0, wanted.size()));
		return new Slice(products(found), wanted.stream().map(Cursor::byCreation).toList(), more);
	}

	/**
	 * Reads along an index; the tally is missing in a list filtered by more than facets.
	 */
	private Slice page(ProductQuery query, @Nullable Tally tally, boolean descending) {
		Cursor cursor = query.cursor();
		Place after = (cursor != null) ? cursor.place() : null;
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
				page(query, query.conditions(), descending, after, skip, query.limit() + 1));
		boolean more = found.size() > query.limit();
		List<Document> wanted = more ? found.subList(0, query.limit()) : found;
		return new Slice(products(wanted), wanted.stream().map((product) -> placeOf(query.sort(), product)).toList(),
				more);
	}

	private static Page page(ProductQuery query, List<Condition> conditions, boolean descending, @Nullable Place after,
			int skip, int limit) {
		return new Page(conditions, query.sort().field(), descending, after, skip, limit,
				List.of("json", query.sort().field()));
	}

	private static List<byte[]> products(List<Document> found) {
		return found.stream().map((product) -> Objects.requireNonNull(product.bytes(0))).toList();
	}

	private static Place placeOf(ProductSort sort, Document product) {
		Object value = Objects.requireNonNull(product.values().get(1));
		return sort.byCreation() ? Cursor.byCreation((Long) value) : new Place(value, product.id());
	}

	private static String cursorAt(ProductSort sort, boolean backward, Place place) {
		return new Cursor(sort, backward, place).toString();
	}

	/**
	 * A page of products.
	 *
	 * @param products each a JSON object in UTF-8
	 * @param total how many there are in the whole list
	 * @param previous the cursor of the page before, or null when this is the first
	 * @param next the cursor of the page behind, or null when this is the last
	 */
	record ProductList(List<byte[]> products, long total, @Nullable String previous, @Nullable String next) {
	}

}
