package io.warelog.write.product;

import java.util.List;
import java.util.function.Function;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtraChanged;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionsReplaced;

/** In which of a product's two lists something is. */
public enum OptionKind {

	/** One way in which the product can be had. */
	OPTION("option", LiveProduct::options, ProductOptionsReplaced::new, ProductOptionChanged::new),
	/** Something that can be had with it. */
	EXTRA("extra", LiveProduct::extras, ProductExtrasReplaced::new, ProductExtraChanged::new);

	private final String noun;

	private final Function<LiveProduct, List<ProductOption>> list;

	private final Function<List<ProductOption>, ProductEvent> replaced;

	private final Function<ProductOption, ProductEvent> changed;

	OptionKind(String noun, Function<LiveProduct, List<ProductOption>> list,
			Function<List<ProductOption>, ProductEvent> replaced, Function<ProductOption, ProductEvent> changed) {
		this.noun = noun;
		this.list = list;
		this.replaced = replaced;
		this.changed = changed;
	}

	/** What one is called. */
	String noun() {
		return this.noun;
	}

	/** The list's name in the API. */
	String property() {
		return this.noun + "s";
	}

	List<ProductOption> of(LiveProduct product) {
		return this.list.apply(product);
	}

	ProductEvent replaced(List<ProductOption> all) {
		return this.replaced.apply(all);
	}

	ProductEvent changed(ProductOption one) {
		return this.changed.apply(one);
	}

}
