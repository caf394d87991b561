package io.warelog.read.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/**
 * How many products of one merchant belong to each of the categories that a batch is
 * about.
 * <p>
 * The documents are written ahead of the products, so as long as a product's row has not
 * taken in an event, a batch that comes again meets the same change of categories again;
 * and what is written is the number that there are, counted from the rows whenever it is
 * not certain that the stored one is that of the rows.
 */
final class CategoryCounts {

	private static final List<String> FETCHED = List.of("name", "products", "visible");

	private final UUID merchant;

	/** By slug, in one order on every node. */
	private final Map<String, Change> changes = new TreeMap<>();

	CategoryCounts(UUID merchant) {
		this.merchant = merchant;
	}

	/** What a batch does to a category. */
	private static final class Change {

		private @Nullable String name;

		private long products;

		private long visible;

	}

	/**
	 * Takes account of a product.
	 * @param before as its row was, or null when it had none or was deleted
	 * @param after as its row will be, or null when it is deleted
	 */
	void move(@Nullable LiveProduct before, @Nullable LiveProduct after) {
		Set<String> had = slugs(before, (product) -> true);
		Set<String> showed = slugs(before, Facets::isVisible);
		Set<String> has = slugs(after, (product) -> true);
		Set<String> shows = slugs(after, Facets::isVisible);
		if (had.equals(has) && showed.equals(shows)) {
			return;
		}
		Set<String> all = new TreeSet<>(had);
		all.addAll(has);
		for (String slug : all) {
			Change change = this.changes.computeIfAbsent(slug, (key) -> new Change());
			change.products += number(has.contains(slug)) - number(had.contains(slug));
			change.visible += number(shows.contains(slug)) - number(showed.contains(slug));
		}
		if (after != null) {
			for (Category category : after.categories()) {
				Change change = Objects.requireNonNull(this.changes.get(category.slug()));
				change.name = (change.name != null) ? change.name : category.name();
			}
		}
	}

	private static Set<String> slugs(@Nullable LiveProduct product, Predicate<LiveProduct> condition) {
		Set<String> slugs = new TreeSet<>();
		if (product != null && condition.test(product)) {
			product.categories().forEach((category) -> slugs.add(category.slug()));
		}
		return slugs;
	}

	/**
	 * The documents to write.
	 * @param store as it is before the batch
	 * @param writtenTo the position up to which what is stored is known to have been
	 * written whole, or -1
	 * @param parked whether products of the merchant are parked, whose rows show what
	 * they were
	 * @param position of the batch
	 * @return one for each category whose number may have changed
	 */
	List<Upsert> upserts(Reads store, long writtenTo, boolean parked, long position) {
		Map<String, Document> stored = new HashMap<>();
		store
			.getAll(ProductCollections.CATEGORIES,
					this.changes.keySet()
						.stream()
						.map((slug) -> ProductCollections.categoryId(this.merchant, slug))
						.toList(),
					FETCHED)
			.forEach((document) -> stored.put(document.id(), document));
		return this.changes.entrySet()
			.stream()
			.map((entry) -> upsert(store, entry.getKey(), entry.getValue(),
					stored.get(ProductCollections.categoryId(this.merchant, entry.getKey())), writtenTo, parked,
					position))
			.toList();
	}

	private Upsert upsert(Reads store, String slug, Change change, @Nullable Document stored, long writtenTo,
			boolean parked, long position) {
		long before = number(stored, 1);
		boolean known = stored != null && stored.version() <= writtenTo;
		long products = change.products + (known ? before : count(store, slug, false, parked));
		long visible = change.visible + (known ? number(stored, 2) : count(store, slug, true, parked));
		String name = (stored != null && (before > 0 || change.name == null)) ? stored.text(0) : change.name;
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("merchant", (products > 0) ? this.merchant.toString() : null);
		values.put("storefront", (visible > 0) ? this.merchant.toString() : null);
		values.put("slug", slug);
		values.put("name", name);
		values.put("name_key", (name != null) ? Words.sortKey(name) : null);
		values.put("products", products);
		values.put("visible", visible);
		return new Upsert(ProductCollections.CATEGORIES, ProductCollections.categoryId(this.merchant, slug), position,
				values);
	}

	private long count(Reads store, String slug, boolean visibleOnly, boolean parked) {
		Condition merchant = new Condition.Is("merchant", this.merchant.toString());
		Condition category = new Condition.HasWord("categories", slug);
		long rows = store.count(ProductCollections.PRODUCTS, visibleOnly
				? List.of(merchant, category, new Condition.Is("visible", 1L)) : List.of(merchant, category));
		return parked ? rows + new ParkedProducts(store).inCategoryBeyondRows(this.merchant, slug, visibleOnly) : rows;
	}

	private static long number(@Nullable Document stored, int index) {
		return (stored != null) ? Objects.requireNonNull(stored.number(index)) : 0;
	}

	private static int number(boolean truth) {
		return truth ? 1 : 0;
	}

}
