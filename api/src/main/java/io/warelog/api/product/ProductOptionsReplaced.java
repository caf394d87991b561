package io.warelog.api.product;

import java.util.List;

/**
 * The options of a product are others.
 *
 * @param options all of them, in order; none stands for the default option alone, as it
 * is at first
 */
public record ProductOptionsReplaced(List<ProductOption> options) implements ProductEvent {

	public ProductOptionsReplaced {
		options = List.copyOf(options);
	}

}
