package io.warelog.read.rendering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductOption;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.api.value.MoneyFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A product as the store API shows it, with the keys of seed 003's example in their
 * order.
 */
public final class StoreApiJson {

	private StoreApiJson() {
	}

	/**
	 * Renders a product, with gaps for what belongs to others.
	 * @param product the product
	 * @param created when it came into being
	 * @param modified when it last changed
	 * @return a {@link Template} in UTF-8, which filled is a JSON object
	 */
	public static byte[] product(LiveProduct product, Instant created, Instant modified) {
		return JsonBytes.written((json) -> {
			CurrencyCode currency = product.price().currency();
			json.writeStartObject();
			json.writeArrayPropertyStart("categories");
			product.categories().forEach((category) -> json.writeString(category.name()));
			json.writeEndArray();
			writeOptionalAmount(json, "cost", product.cost(), currency);
			json.writeNumberProperty("created", created.getEpochSecond());
			json.writeStringProperty("currency", currency.code());
			json.writeStringProperty("description", product.description());
			json.writeStringProperty("description_short", product.descriptionShort());
			json.writeArrayPropertyStart("digital_samples");
			json.writeEndArray();
			json.writeName("extras");
			writeExtras(json, product.extras(), currency);
			writeForm(json, product.form());
			json.writeArrayPropertyStart("images");
			images(product).forEach((image) -> StoreMediaJson.writeSizes(json, image));
			json.writeEndArray();
			json.writeStringProperty("key", product.id().toString());
			json.writeNumberProperty("modified", modified.getEpochSecond());
			json.writeStringProperty("name", product.name());
			if (product.nameShort() != null) {
				json.writeStringProperty("name_short", product.nameShort());
			}
			if (product.optionStyle() != null) {
				json.writeStringProperty("option_style", product.optionStyle().code());
			}
			json.writeName("options");
			writeOptions(json, product.options(), currency);
			json.writeName("order");
			json.writeRawValue(Template.order());
			writeAmount(json, "price", product.currentPrice());
			json.writeNumberProperty("quantity", product.quantity());
			writeAmount(json, "regular_price", product.price());
			writeAmount(json, "sale_price", product.onSale() ? product.currentPrice() : null);
			json.writeName("shipping_group");
			json.writeRawValue(Template.shippingGroup(product.shippingGroup()));
			json.writeStringProperty("sku", product.sku());
			json.writeStringProperty("slug", product.slug().value());
			json.writeStringProperty("status", product.status().code());
			json.writeName("tax_group");
			json.writeRawValue(Template.taxGroup(product.taxGroup()));
			json.writeStringProperty("type", product.type().code());
			json.writeName("url");
			json.writeRawValue(Template.url(product.slug().value()));
			List<Medium.Video> videos = videos(product);
			if (!videos.isEmpty()) {
				json.writeArrayPropertyStart("videos");
				videos.forEach((video) -> StoreMediaJson.writeSizes(json, video));
				json.writeEndArray();
			}
			writeWeight(json, product.weight());
			json.writeEndObject();
		});
	}

	/**
	 * Renders the options of a product.
	 * @param product any
	 * @return a JSON array in UTF-8
	 */
	public static byte[] options(LiveProduct product) {
		return JsonBytes.written((json) -> writeOptions(json, product.options(), product.price().currency()));
	}

	/**
	 * Renders an option of a product.
	 * @param option the option with its place
	 * @param currency of the product
	 * @return a JSON object in UTF-8
	 */
	public static byte[] option(Numbered option, CurrencyCode currency) {
		return JsonBytes.written((json) -> writeOption(json, option, currency, false));
	}

	/**
	 * Renders the extras of a product.
	 * @param product any
	 * @return a JSON array in UTF-8
	 */
	public static byte[] extras(LiveProduct product) {
		return JsonBytes.written((json) -> writeExtras(json, product.extras(), product.price().currency()));
	}

	/**
	 * Renders an extra of a product.
	 * @param extra the extra with its place
	 * @param currency of the product
	 * @return a JSON object in UTF-8
	 */
	public static byte[] extra(Numbered extra, CurrencyCode currency) {
		return JsonBytes.written((json) -> writeOption(json, extra, currency, true));
	}

	/**
	 * Renders categories.
	 * @param categories in order
	 * @return a JSON array of names and slugs in UTF-8
	 */
	public static byte[] categories(List<Category> categories) {
		return JsonBytes.written((json) -> {
			json.writeStartArray();
			categories.forEach((category) -> writeCategory(json, category));
			json.writeEndArray();
		});
	}

	/**
	 * Renders a category.
	 * @param category any
	 * @return a JSON object in UTF-8
	 */
	public static byte[] category(Category category) {
		return JsonBytes.written((json) -> writeCategory(json, category));
	}

	private static void writeCategory(JsonGenerator json, Category category) {
		json.writeStartObject();
		json.writeStringProperty("name", category.name());
		json.writeStringProperty("slug", category.slug());
		json.writeEndObject();
	}

	/**
	 * The images among a product's media.
	 * @param product any
	 * @return in order
	 */
	public static List<Medium> images(LiveProduct product) {
		return product.media().stream().filter((medium) -> !(medium instanceof Medium.Video)).toList();
	}

	/**
	 * The videos among a product's media.
	 * @param product any
	 * @return in order
	 */
	public static List<Medium.Video> videos(LiveProduct product) {
		return product.media().stream().filter(Medium.Video.class::isInstance).map(Medium.Video.class::cast).toList();
	}

	private static void writeOptions(JsonGenerator json, List<ProductOption> options, CurrencyCode currency) {
		json.writeStartArray();
		Numbered.all(options).forEach((option) -> writeOption(json, option, currency, false));
		json.writeEndArray();
	}

	private static void writeExtras(JsonGenerator json, List<ProductOption> extras, CurrencyCode currency) {
		json.writeStartArray();
		Numbered.all(extras).forEach((extra) -> writeOption(json, extra, currency, true));
		json.writeEndArray();
	}

	private static void writeOption(JsonGenerator json, Numbered numbered, CurrencyCode currency, boolean extra) {
		ProductOption option = numbered.option();
		json.writeStartObject();
		writeOptionalAmount(json, "cost", option.cost(), currency);
		json.writeStringProperty("currency", currency.code());
		if (!extra) {
			json.writeBooleanProperty("default", option.isDefault());
			json.writeStringProperty("fetch_sku", (option.fetchSku() != null) ? option.fetchSku() : "");
		}
		json.writeStringProperty("key", option.key().toString());
		json.writeObjectPropertyStart("metadata");
		option.metadata().forEach(json::writeStringProperty);
		json.writeEndObject();
		json.writeNumberProperty("order", numbered.order());
		json.writeNumberProperty("quantity", option.quantity());
		writeAmount(json, "surcharge", new Money(option.surcharge(), currency));
		writeWeight(json, option.weight());
		json.writeEndObject();
	}

	private static void writeForm(JsonGenerator json, @Nullable ProductForm form) {
		if (form == null) {
			return;
		}
		json.writeObjectPropertyStart("form");
		json.writeStringProperty("name", form.name());
		json.writeArrayPropertyStart("fields");
		for (ProductForm.Field field : form.fields()) {
			json.writeStartObject();
			json.writeStringProperty("label", field.label());
			if (field.placeholder() != null) {
				json.writeStringProperty("placeholder", field.placeholder());
			}
			json.writeStringProperty("type", field.type().code());
			json.writeBooleanProperty("required", field.required());
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void writeOptionalAmount(JsonGenerator json, String name, @Nullable BigDecimal amount,
			CurrencyCode currency) {
		if (amount != null) {
			writeAmount(json, name, new Money(amount, currency));
		}
	}

	private static void writeAmount(JsonGenerator json, String name, @Nullable Money amount) {
		json.writeStringProperty(name, (amount != null) ? MoneyFormat.format(amount) : null);
		json.writeName(name + "_raw");
		if (amount != null) {
			json.writeNumber(number(amount.amount()));
		}
		else {
			json.writeNull();
		}
	}

	private static void writeWeight(JsonGenerator json, @Nullable BigDecimal weight) {
		if (weight != null) {
			json.writeName("weight");
			json.writeNumber(number(weight));
		}
	}

	/** A number as floating point writes it, with one decimal at least. */
	static String number(BigDecimal value) {
		BigDecimal shortest = value.stripTrailingZeros();
		return ((shortest.scale() < 1) ? shortest.setScale(1) : shortest).toPlainString();
	}

}
