package io.warelog.read.shop;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.warelog.api.product.Category;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;

/** Reads the categories that a merchant's products have. */
public final class CategoryReads {

	private static final List<String> FETCHED = List.of("name", "slug");

	private final ReadModelStore store;

	public CategoryReads(ReadModelStore store) {
		this.store = store;
	}

	/**
	 * Reads categories by name.
	 * @param merchant whose they are
	 * @param visitor whether only those with a product exist that a visitor may see
	 * @param skip how many to pass over
	 * @param limit how many at most
	 * @return the categories
	 */
	List<Category> page(UUID merchant, boolean visitor, int skip, int limit) {
		return this.store
			.page(ProductCollections.CATEGORIES,
					new Page(List.of(of(merchant, visitor)), "name_key", false, null, skip, limit, FETCHED))
			.stream()
			.map((category) -> new Category(Objects.requireNonNull(category.text(0)),
					Objects.requireNonNull(category.text(1))))
			.toList();
	}

	/** How many there are. */
	long count(UUID merchant, boolean visitor) {
		return this.store.count(ProductCollections.CATEGORIES, List.of(of(merchant, visitor)));
	}

	/**
	 * Looks whether there is a category.
	 * @param slug of the category
	 * @param merchant whose it is
	 * @param visitor whether only those with a product exist that a visitor may see
	 * @return whether there is
	 */
	boolean exists(String slug, UUID merchant, boolean visitor) {
		return this.store
			.get(ProductCollections.CATEGORIES, ProductCollections.categoryId(merchant, slug), List.of(scope(visitor)))
			.filter((category) -> category.text(0) != null)
			.isPresent();
	}

	private static Condition of(UUID merchant, boolean visitor) {
		return new Condition.Is(scope(visitor), merchant.toString());
	}

	private static String scope(boolean visitor) {
		return visitor ? "storefront" : "merchant";
	}

}
