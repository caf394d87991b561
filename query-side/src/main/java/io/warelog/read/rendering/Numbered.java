package io.warelog.read.rendering;

import java.util.List;
import java.util.stream.IntStream;

import io.warelog.api.product.ProductOption;

/**
 * An option or extra with its place among those of its product.
 *
 * @param order its place, from 0
 * @param option the option or extra
 */
public record Numbered(int order, ProductOption option) {

	/**
	 * Numbers all options or extras of a product.
	 * @param options in order
	 * @return each with its place
	 */
	public static List<Numbered> all(List<ProductOption> options) {
		return IntStream.range(0, options.size()).mapToObj((i) -> new Numbered(i, options.get(i))).toList();
	}

}
