package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * In which properties two states of a product differ. They are called as in the store
 * API, and as in the merchant API where that one has no name for them; {@code price} is
 * the regular one. What follows from other properties is not told, nor are the quantity
 * and the SKU of a default option, which are the product's.
 * <p>
 * Options are told one by one. {@code options} are the keys of all in their order, told
 * where options come, go or move; {@code options[KEY]} is one that comes or goes, whole;
 * and {@code options[KEY].surcharge} is what has changed in one that stays. Extras are
 * told likewise, and so are images and videos, whose common order is {@code media}.
 */
public final class ProductDiff {

	private static final String OPTIONS = "options";

	private static final String EXTRAS = "extras";

	private static final String MEDIA = "media";

	/** What is told of the product where it has but the default option. */
	private static final Set<String> OF_THE_PRODUCT = Set.of("quantity", "fetch_sku");

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
			switch (property) {
				case OPTIONS -> diff.compareParts(property, options(before, after), options(after, before));
				case EXTRAS -> diff.compareParts(property, extras(before), extras(after));
				case MEDIA -> diff.compareMedia(media(before), media(after));
				default -> diff.compare(property, former.get(property), present.get(property));
			}
		}
		return List.copyOf(diff.changes);
	}

	private void compare(String property, @Nullable Object before, @Nullable Object after) {
		if (!same(before, after)) {
			this.changes.add(new Change(property, before, after));
		}
	}

	/** Amounts and weights are the same with other decimals. */
	private static boolean same(@Nullable Object before, @Nullable Object after) {
		return (before instanceof BigDecimal former && after instanceof BigDecimal present)
				? former.compareTo(present) == 0 : Objects.equals(before, after);
	}

	/** Compares what has keys, each with its own properties. */
	private void compareParts(String property, Map<String, Map<String, @Nullable Object>> before,
			Map<String, Map<String, @Nullable Object>> after) {
		compare(property, keys(before), keys(after));
		Set<String> keys = new LinkedHashSet<>(before.keySet());
		keys.addAll(after.keySet());
		for (String key : keys) {
			comparePart(property + "[" + key + "]", before.get(key), after.get(key));
		}
	}

	private void comparePart(String part, @Nullable Map<String, @Nullable Object> before,
			@Nullable Map<String, @Nullable Object> after) {
		if (before == null || after == null) {
			this.changes.add(new Change(part, before, after));
			return;
		}
		Set<String> properties = new LinkedHashSet<>(before.keySet());
		properties.retainAll(after.keySet());
		for (String property : properties) {
			compare(part + "." + property, before.get(property), after.get(property));
		}
	}

	private void compareMedia(Map<String, Medium> before, Map<String, Medium> after) {
		compare(MEDIA, keys(before), keys(after));
		Map<String, Medium> all = new LinkedHashMap<>(before);
		all.putAll(after);
		all.forEach((key, medium) -> compare(((medium instanceof Medium.Video) ? "videos[" : "images[") + key + "]",
				value(before.get(key)), value(after.get(key))));
	}

	/** In their order, or null where there are none. */
	private static @Nullable List<String> keys(Map<String, ?> parts) {
		return parts.isEmpty() ? null : List.copyOf(parts.keySet());
	}

	/**
	 * The options beside a product that has them or not. Of a default option as every
	 * product gets it nothing is told that is not told of the product.
	 */
	private static Map<String, Map<String, @Nullable Object>> options(@Nullable LiveProduct product,
			@Nullable LiveProduct other) {
		if (product == null || (other == null && isPlain(product.options()))) {
			return Map.of();
		}
		Map<String, Map<String, @Nullable Object>> parts = parts(product.options());
		if (other != null && isDefault(product.options()) && isDefault(other.options())) {
			parts.values().forEach((option) -> option.keySet().removeAll(OF_THE_PRODUCT));
		}
		return parts;
	}

	private static boolean isDefault(List<ProductOption> options) {
		return options.size() == 1 && options.getFirst().isDefault();
	}

	private static boolean isPlain(List<ProductOption> options) {
		ProductOption first = options.getFirst();
		return isDefault(options) && first.surcharge().signum() == 0 && first.cost() == null && first.weight() == null;
	}

	private static Map<String, Map<String, @Nullable Object>> extras(@Nullable LiveProduct product) {
		return (product != null) ? parts(product.extras()) : Map.of();
	}

	private static Map<String, Map<String, @Nullable Object>> parts(List<ProductOption> options) {
		Map<String, Map<String, @Nullable Object>> parts = new LinkedHashMap<>();
		options.forEach((option) -> parts.put(option.key().toString(), value(option)));
		return parts;
	}

	private static Map<String, Medium> media(@Nullable LiveProduct product) {
		Map<String, Medium> media = new LinkedHashMap<>();
		if (product != null) {
			product.media().forEach((medium) -> media.put(medium.key(), medium));
		}
		return media;
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
		values.put(OPTIONS, null);
		values.put(EXTRAS, null);
		values.put(MEDIA, null);
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

	private static @Nullable Map<String, @Nullable Object> value(@Nullable Medium medium) {
		return switch (medium) {
			case null -> null;
			case Medium.Image image -> Map.of("uri", image.uri());
			case Medium.StoredImage image -> size(image);
			case Medium.Video video -> Map.of("site", video.site(), "url", video.url());
		};
	}

	private static Map<String, @Nullable Object> size(Medium.StoredImage image) {
		Map<String, @Nullable Object> size = new LinkedHashMap<>();
		size.put("width", image.width());
		size.put("height", image.height());
		return size;
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
