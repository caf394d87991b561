package io.warelog.read.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductDiff;
import io.warelog.api.product.ProductDiff.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Changes of properties as JSON. */
final class ChangeJson {

	private ChangeJson() {
	}

	/**
	 * Compares two states of a product.
	 * @param before the former, or null when there was no product
	 * @param after the present, or null when there is no product
	 * @param json writes values of properties
	 * @return a JSON array in UTF-8
	 */
	static byte[] between(@Nullable LiveProduct before, @Nullable LiveProduct after, JsonMapper json) {
		List<Map<String, @Nullable Object>> changes = new ArrayList<>();
		for (Change change : ProductDiff.between(before, after)) {
			Map<String, @Nullable Object> entry = new LinkedHashMap<>();
			entry.put("property", change.property());
			entry.put("before", change.before());
			entry.put("after", change.after());
			changes.add(entry);
		}
		return json.writeValueAsBytes(changes);
	}

}
