package io.warelog.api.product;

import java.util.List;

/**
 * The extras of a product are others.
 *
 * @param extras all of them, in order
 */
public record ProductExtrasReplaced(List<ProductOption> extras) implements ProductEvent {

	public ProductExtrasReplaced {
		extras = List.copyOf(extras);
	}

}
