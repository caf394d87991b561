package io.warelog.read.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.warelog.api.product.Availability;
import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.ProductOption;
import io.warelog.platform.messaging.PayloadJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product as a flat map of properties, to which changes can be applied: a second way
 * from one state to the next, beside the fold.
 */
final class FlatProduct {

	private static final JsonMapper JSON = PayloadJson.mapper();

	private final Map<String, String> values = new TreeMap<>();

	private final UUID id;

	private FlatProduct(UUID id) {
		this.id = id;
	}

	/** Of a product that is not there. */
	static FlatProduct none(UUID id) {
		return new FlatProduct(id);
	}

	static FlatProduct of(UUID id, @Nullable LiveProduct product) {
		FlatProduct flat = new FlatProduct(id);
		if (product != null) {
			flat.take(product);
		}
		return flat;
	}

	private void take(LiveProduct product) {
		ProductOption first = product.options().getFirst();
		put("name", product.name());
		put("description", product.description());
		put("price", product.price().amount());
		put("currency", product.price().currency().code());
		put("sale_price", product.salePrice());
		put("status", product.status().code());
		put("type", product.type().code());
		put("quantity", product.quantity());
		put("fetch_sku", first.isDefault() ? first.fetchSku() : null);
		put("categories", product.categories().stream().map(Category::name).toList());
		put("product_metadata", product.metadata());
		put("is_active", product.availability() == Availability.ACTIVE);
		put("archived", product.availability() == Availability.ARCHIVED);
		put("display_on_storefront", product.displayOnStorefront());
		put("billing_cycle", (product.billingCycle() != null) ? product.billingCycle().code() : null);
		put("fee_type_ids", product.feeTypeIds());
		putParts("options", product.options());
		putParts("extras", product.extras());
		putKeys("media", product.media().stream().map(Medium::key).toList());
		for (Medium medium : product.media()) {
			switch (medium) {
				case Medium.Image image -> put("images[" + image.key() + "].uri", image.uri());
				case Medium.StoredImage image -> {
					put("images[" + image.key() + "].width", image.width());
					put("images[" + image.key() + "].height", image.height());
				}
				case Medium.Video video -> {
					put("videos[" + video.key() + "].site", video.site());
					put("videos[" + video.key() + "].url", video.url());
				}
			}
		}
	}

	private void putParts(String name, List<ProductOption> parts) {
		putKeys(name, parts.stream().map((part) -> part.key().toString()).toList());
		for (ProductOption part : parts) {
			String prefix = name + "[" + part.key() + "].";
			put(prefix + "key", part.key());
			put(prefix + "metadata", part.metadata());
			put(prefix + "surcharge", part.surcharge());
			put(prefix + "quantity", part.quantity());
			put(prefix + "cost", part.cost());
			put(prefix + "weight", part.weight());
			put(prefix + "fetch_sku", part.fetchSku());
		}
	}

	private void putKeys(String name, List<String> keys) {
		put(name, keys.isEmpty() ? null : keys);
	}

	private void put(String name, @Nullable Object value) {
		put(name, JSON.<JsonNode>valueToTree(value));
	}

	private void put(String name, JsonNode value) {
		if (value.isNull()) {
			this.values.remove(name);
		}
		else {
			this.values.put(name,
					value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.toString());
		}
	}

	/**
	 * Applies what a history or a difference tells.
	 * @param changes with properties, before and after
	 */
	void apply(JsonNode changes) {
		for (JsonNode change : changes) {
			apply(change.required("property").stringValue(), change.required("after"));
		}
		if (this.values.containsKey("name")) {
			completeDefaultOption();
		}
		else {
			leaveDefaultOption();
		}
	}

	private void apply(String property, JsonNode after) {
		if (!property.endsWith("]")) {
			put(property, after);
			return;
		}
		this.values.keySet().removeIf((name) -> name.startsWith(property + "."));
		after.propertyStream().forEach((part) -> put(property + "." + part.getKey(), part.getValue()));
	}

	/** The option that a product without others has comes and goes with it, untold. */
	private void leaveDefaultOption() {
		String prefix = "options[" + ProductOption.standard(this.id, BigDecimal.ZERO).key() + "].";
		if ("{}".equals(this.values.get(prefix + "metadata"))) {
			this.values.keySet().removeIf((name) -> name.equals("options") || name.startsWith(prefix));
		}
	}

	/** Where a product has no options, it has the one that follows from its id. */
	private void completeDefaultOption() {
		if (!this.values.containsKey("options")) {
			putParts("options", List.of(ProductOption.standard(this.id, BigDecimal.ZERO)));
		}
		List<String> keys = JSON.readTree(this.values.get("options")).valueStream().map(JsonNode::stringValue).toList();
		String prefix = "options[" + keys.getFirst() + "].";
		if ("{}".equals(this.values.get(prefix + "metadata"))) {
			this.values.put(prefix + "quantity", Objects.requireNonNull(this.values.get("quantity")));
			this.values.remove(prefix + "fetch_sku");
			String sku = this.values.get("fetch_sku");
			if (sku != null) {
				this.values.put(prefix + "fetch_sku", sku);
			}
		}
	}

	Map<String, String> values() {
		return this.values;
	}

}
