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
		long total = total(query);
		Cursor cursor = query.cursor();
		boolean backward = cursor != null && cursor.backward();
		ProductSort sort = query.sort();
		Page wanted = (total > 0) ? page(query, sort.descending() != backward) : null;
		if (wanted == null) {
			return new ProductList(List.of(), total, null, null);
		}
		List<Document> found = this.store.page(ProductCollections.PRODUCTS, wanted);
		boolean more = found.size() > query.limit();
		List<Document> page = more ? found.subList(0, query.limit()) : found;
		page = backward ? page.reversed() : page;
		if (page.isEmpty()) {
			return new ProductList(List.of(), total, null, null);
		}
		boolean before = backward ? more : cursor != null || query.offset() > 0;
		boolean after = backward || more;
		return new ProductList(page.stream().map((product) -> Objects.requireNonNull(product.bytes(0))).toList(), total,
				before ? cursorAt(sort, true, page.getFirst()) : null,
				after ? cursorAt(sort, false, page.getLast()) : null);
	}

	private long total(ProductQuery query) {
		return query.further().isEmpty() ? Tally.load(this.store, query.merchant()).count(query.filter())
				: this.store.count(ProductCollections.PRODUCTS, query.conditions());
	}

	/** What to ask the store for; null when it is behind the end. */
	private @Nullable Page page(ProductQuery query, boolean descending) {
		Place after = (query.cursor() != null) ? query.cursor().place() : null;
		if (!query.sort().byCreation() || !query.further().isEmpty()) {
			return page(query, query.conditions(), descending, after, query.offset());
		}
		Blocks blocks = new Blocks(this.store, query.merchant(), descending);
		if (!query.filter().takesAll()) {
			List<Long> ordinals = blocks.ordinals(query.filter(), (after != null) ? (Long) after.value() : null,
					query.offset(), query.limit() + 1);
			if (ordinals.isEmpty()) {
				return null;
			}
			// a product may have changed since its block was read
			List<Condition> conditions = new ArrayList<>(query.conditions());
			conditions.add(new Condition.OneOf("ordinal", ordinals));
			return page(query, conditions, descending, null, 0);
		}
		if (query.offset() == 0) {
			return page(query, query.conditions(), descending, after, 0);
		}
		Blocks.Seek seek = blocks.seek(query.offset());
		return (seek != null) ? page(query, query.conditions(), descending, seek.after(), seek.skip()) : null;
	}

	/** One more than wanted tells whether there are more. */
	private static Page page(ProductQuery query, List<Condition> conditions, boolean descending, @Nullable Place after,
			int skip) {
		return new Page(conditions, query.sort().field(), descending, after, skip, query.limit() + 1,
				List.of("json", query.sort().field()));
	}

	private static String cursorAt(ProductSort sort, boolean backward, Document product) {
		return new Cursor(sort, backward, new Place(Objects.requireNonNull(product.values().get(1)), product.id()))
			.toString();
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
