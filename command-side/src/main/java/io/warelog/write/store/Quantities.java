package io.warelog.write.store;

import io.warelog.api.product.ProductOption;
import io.warelog.platform.http.JsonFields;
import io.warelog.write.product.ProductRules;
import org.jspecify.annotations.Nullable;

/** Reads how many there are of something. */
final class Quantities {

	private Quantities() {
	}

	/**
	 * Reads a quantity.
	 * @param fields of the body
	 * @param property which one
	 * @return from -1, which is unlimited, to 1,000,000,000, or null when absent
	 */
	static @Nullable Long read(JsonFields fields, String property) {
		return fields.integer(property, ProductOption.UNLIMITED, ProductRules.MOST);
	}

}
