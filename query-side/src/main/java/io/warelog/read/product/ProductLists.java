package io.warelog.read.product;

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

	private static final int BLOCKS_AT_ONCE = 64;

	/** Sorts behind every id, as those are in lower case hexadecimal. */
	private static final String BEHIND_ALL = "~";

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
		Seek seek = (cursor != null) ? new Seek(cursor.place(), 0) : seek(query);
		if (seek == null || total == 0) {
			return new ProductList(List.of(), total, null, null);
		}
		ProductSort sort = query.sort();
		// one more than wanted tells whether there are more
		List<Document> found = this.store.page(ProductCollections.PRODUCTS,
				new Page(query.conditions(), sort.field(), sort.descending() != backward, seek.after(), seek.skip(),
						query.limit() + 1, List.of("json", sort.field())));
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

	/** Where an offset is; null when it is behind the end. */
	private @Nullable Seek seek(ProductQuery query) {
		if (query.offset() == 0 || !query.sort().byCreation() || !query.further().isEmpty()) {
			return new Seek(null, query.offset());
		}
		boolean descending = query.sort().descending();
		boolean all = query.filter().takesAll();
		List<Condition> ofMerchant = List.of(new Condition.Is("merchant", query.merchant().toString()));
		List<String> fetched = List.of("block", all ? "live" : "facets");
		long left = query.offset();
		Place after = null;
		List<Document> blocks;
		do {
			blocks = this.store.page(ProductCollections.BLOCKS,
					new Page(ofMerchant, "block", descending, after, 0, BLOCKS_AT_ONCE, fetched));
			for (Document block : blocks) {
				long number = Objects.requireNonNull(block.number(0));
				long here = all ? Objects.requireNonNull(block.number(1))
						: Block.count(Objects.requireNonNull(block.text(1)), query.filter());
				if (left < here) {
					return new Seek(edge(number, descending), (int) left);
				}
				left -= here;
				after = new Place(number, block.id());
			}
		}
		while (blocks.size() == BLOCKS_AT_ONCE);
		return null;
	}

	/** The place just before the first product of a block. */
	private static Place edge(long block, boolean descending) {
		return descending ? new Place((block + 1) * ProductCollections.BLOCK, "")
				: new Place(block * ProductCollections.BLOCK - 1, BEHIND_ALL);
	}

	private static String cursorAt(ProductSort sort, boolean backward, Document product) {
		return new Cursor(sort, backward, new Place(Objects.requireNonNull(product.values().get(1)), product.id()))
			.toString();
	}

	/**
	 * Where to start reading.
	 *
	 * @param after the place before, or null for the beginning
	 * @param skip how many to pass over from there
	 */
	private record Seek(@Nullable Place after, int skip) {
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
