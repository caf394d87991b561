package io.warelog.api.product;

import java.util.List;

/**
 * A product belongs to other categories.
 *
 * @param categories all of them, in order, without doubles
 */
public record ProductCategorized(List<Category> categories) implements ProductEvent {

	public ProductCategorized {
		categories = List.copyOf(categories);
	}

}
