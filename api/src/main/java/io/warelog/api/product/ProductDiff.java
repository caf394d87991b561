package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * In which properties two states of a product differ. They are called as in the store
 * API, and as in the merchant API where that one has no name for them; {@code price} is
 * the regular one. What follows from other properties is not told.
 */
public final class ProductDiff {

	private final List<Change> changes = new ArrayList<>();

	private ProductDiff() {
	}

	/**
	 * A property that differs.
	 *
	 * @param property its name
	 * @param before its former value: a text, a {@link BigDecimal}, a whole number, a
	 * truth, a list or a map of such, or null
	 * @param after its present value, likewise
	 */
	public record Change(String property, @Nullable Object before, @Nullable Object after) {
	}

	/**
	 * Compares two states.
	 * @param before the former, or null when there was no product
	 * @param after the present, or null when there is no product any more
	 * @return what differs, each property once and always in the same order
	 */
	public static List<Change> between(@Nullable LiveProduct before, @Nullable LiveProduct after) {
		Map<String, @Nullable Object> former = (before != null) ? values(before) : Map.of();
		Map<String, @Nullable Object> present = (after != null) ? values(after) : Map.of();
		ProductDiff diff = new ProductDiff();
		for (String property : former.isEmpty() ? present.keySet() : former.keySet()) {
			diff.compare(property, former.get(property), present.get(property));
		}
		if (before != null && after != null && tellAll(before, after)) {
			diff.changes.removeIf((change) -> change.property().equals("options"));
		}
		return List.copyOf(diff.changes);
	}

	private void compare(String property, @Nullable Object before, @Nullable Object after) {
		if (!Objects.equals(before, after)) {
			this.changes.add(new Change(property, before, after));
		}
	}

	/** Whether quantity and SKU of the default option are all that differs in options. */
	private static boolean tellAll(LiveProduct before, LiveProduct after) {
		ProductOption former = before.options().getFirst();
		ProductOption present = after.options().getFirst();
		return before.options().size() == 1 && after.options().size() == 1 && former.isDefault() && present.isDefault()
				&& present.equals(new ProductOption(former.key(), former.metadata(), former.surcharge(),
						present.quantity(), former.cost(), former.weight(), present.fetchSku()));
	}

	private static Map<String, @Nullable Object> values(LiveProduct product) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("name", product.name());
		values.put("name_short", product.nameShort());
		values.put("sku", product.sku());
		values.put("description", product.description());
		values.put("description_short", product.descriptionShort());
		values.put("price", product.price().amount());
		values.put("currency", product.price().currency().code());
		values.put("sale_price", product.salePrice());
		values.put("cost", product.cost());
		values.put("status", product.status().code());
		values.put("type", product.type().code());
		values.put("quantity", product.quantity());
		values.put("fetch_sku", fetchSku(product));
		values.put("weight", product.weight());
		values.put("tax_group", product.taxGroup());
		values.put("shipping_group", product.shippingGroup());
		values.put("categories", product.categories().stream().map(Category::name).toList());
		values.put("option_style", (product.optionStyle() != null) ? product.optionStyle().code() : null);
		values.put("options", product.options().stream().map(ProductDiff::value).toList());
		values.put("extras", product.extras().stream().map(ProductDiff::value).toList());
		values.put("images", product.media().stream().filter(Medium.Image.class::isInstance).map(Medium::key).toList());
		values.put("videos", product.media().stream().filter(Medium.Video.class::isInstance).map(Medium::key).toList());
		values.put("form", (product.form() != null) ? value(product.form()) : null);
		values.put("product_metadata", product.metadata());
		values.put("default_option_metadata", product.defaultOptionMetadata());
		values.put("is_active", product.availability() == Availability.ACTIVE);
		values.put("archived", product.availability() == Availability.ARCHIVED);
		values.put("display_on_storefront", product.displayOnStorefront());
		values.put("billing_cycle", (product.billingCycle() != null) ? product.billingCycle().code() : null);
		values.put("image_url", product.imageUrl());
		values.put("fee_type_ids", product.feeTypeIds().stream().map(UUID::toString).toList());
		return values;
	}

	private static @Nullable String fetchSku(LiveProduct product) {
		ProductOption first = product.options().getFirst();
		return first.isDefault() ? first.fetchSku() : null;
	}

	private static Map<String, @Nullable Object> value(ProductOption option) {
		Map<String, @Nullable Object> value = new LinkedHashMap<>();
		value.put("key", option.key().toString());
		value.put("metadata", option.metadata());
		value.put("surcharge", option.surcharge());
		value.put("quantity", option.quantity());
		value.put("cost", option.cost());
		value.put("weight", option.weight());
		value.put("fetch_sku", option.fetchSku());
		return value;
	}

	private static Map<String, @Nullable Object> value(ProductForm form) {
		Map<String, @Nullable Object> value = new LinkedHashMap<>();
		value.put("name", form.name());
		value.put("fields", form.fields().stream().map(ProductDiff::value).toList());
		return value;
	}

	private static Map<String, @Nullable Object> value(ProductForm.Field field) {
		Map<String, @Nullable Object> value = new LinkedHashMap<>();
		value.put("label", field.label());
		value.put("placeholder", field.placeholder());
		value.put("type", field.type().code());
		value.put("required", field.required());
		return value;
	}

}
