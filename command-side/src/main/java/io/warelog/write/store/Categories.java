package io.warelog.write.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.warelog.api.product.Category;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.TextRule;
import io.warelog.write.product.ProductRules;
import io.warelog.write.slug.Slugs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the categories of a product. */
final class Categories {

	private static final TextRule NAME = TextRule.line(1, 255);

	private static final String NAMELESS = "category";

	private Categories() {
	}

	/**
	 * Reads them from a text of names parted by commas, or in JSON from a list of names.
	 * Of names with the same slug the first counts; blank ones count nothing.
	 * @param fields of the body
	 * @param property which one
	 * @return all of them, none for an empty text or null; null when absent
	 */
	static @Nullable List<Category> read(JsonFields fields, String property) {
		JsonNode given = fields.any(property);
		if (given == null) {
			return null;
		}
		if (given.isNull()) {
			return List.of();
		}
		if (given.isArray()) {
			List<String> names = fields.parsedList(property, ProductRules.CATEGORIES, (name) -> name, "");
			return of(Objects.requireNonNullElse(names, List.of()), fields, property);
		}
		if (given.isString()) {
			return of(List.of(given.stringValue().split(",")), fields, property);
		}
		fields.reject(property, "must be a text of names parted by commas, or a list of names");
		return null;
	}

	private static List<Category> of(List<String> names, JsonFields fields, String property) {
		List<Category> categories = new ArrayList<>();
		Set<String> slugs = new HashSet<>();
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i).strip();
			String fault = name.isEmpty() ? null : NAME.faultIn(name);
			if (fault != null) {
				fields.reject(property, i, fault);
			}
			else if (!name.isEmpty()) {
				String slug = Slugs.of(name, NAMELESS).value();
				if (slugs.add(slug)) {
					categories.add(new Category(name, slug));
				}
				if (categories.size() > ProductRules.CATEGORIES) {
					fields.reject(property, "must name at most " + ProductRules.CATEGORIES + " categories");
					return List.of();
				}
			}
		}
		return categories;
	}

}
