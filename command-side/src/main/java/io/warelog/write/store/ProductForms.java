package io.warelog.write.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductForm.Field;
import io.warelog.api.product.ProductForm.FieldType;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Patched;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what buyers of a product are asked for. */
final class ProductForms {

	private static final String REMOVE = "delete";

	private static final int TEXT = 255;

	private static final int MOST_FIELDS = 1000;

	private static final Map<String, FieldType> TYPES = Stream.of(FieldType.values())
		.collect(Collectors.toUnmodifiableMap(FieldType::code, Function.identity()));

	private ProductForms() {
	}

	/**
	 * Reads a form.
	 * @param fields of the body
	 * @param property which one
	 * @return what the body says of it; null, an empty text and {@code delete} remove it
	 */
	static Patched<ProductForm> read(JsonFields fields, String property) {
		JsonNode given = fields.any(property);
		if (given != null && given.isString() && REMOVE.equals(given.stringValue())) {
			return new Patched.Cleared<>();
		}
		return fields.clearable(property, (name) -> form(fields, name));
	}

	private static @Nullable ProductForm form(JsonFields fields, String property) {
		JsonFields form = (Documents.read(fields, property) != null) ? fields.object(property) : null;
		if (form == null) {
			return null;
		}
		String name = Bodies.required(form, "name", form.optionalText("name", 1, TEXT), "");
		List<JsonFields> given = form.objectList("fields", MOST_FIELDS);
		List<Field> asked = new ArrayList<>();
		for (JsonFields field : Objects.requireNonNullElse(given, List.<JsonFields>of())) {
			asked.add(new Field(field.requiredText("label", 1, TEXT),
					field.nullableText("placeholder", 0, TEXT).over(null),
					Bodies.required(field, "type", field.oneOf("type", TYPES), FieldType.TEXT),
					Boolean.TRUE.equals(field.bool("required"))));
		}
		if (given == null) {
			form.reject("fields", "is required");
		}
		else if (asked.isEmpty()) {
			form.reject("fields", "must have at least one element");
		}
		return new ProductForm(name, asked);
	}

}
