package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.api.product.Medium;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.WebUris;
import io.warelog.write.decision.Setting;
import io.warelog.write.http.Bodies;
import io.warelog.write.product.OptionKind;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductChanges.Draft;
import io.warelog.write.product.ProductChanges.Placement;
import io.warelog.write.product.ProductRules;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of a product as a client of the store API writes them (seed 003,
 * "Properties"). Faults stay with the fields they are read from.
 */
final class StoreProductBody {

	private static final int TEXT = 255;

	/** The greatest number that can be asked for as a place in an order. */
	static final long LAST_PLACE = 1_000_000_000;

	/** Where a new product is when nothing is said. */
	private static final long FIRST_PLACE = 1;

	private static final Map<String, ProductStatus> STATUSES = words(ProductStatus.values(), ProductStatus::code);

	private static final Map<String, ProductType> TYPES = words(ProductType.values(), ProductType::code);

	private static final Map<String, OptionStyle> STYLES = words(OptionStyle.values(), OptionStyle::code);

	/** Written when a product is created, and later at paths of their own. */
	private static final List<String> AT_CREATION = List.of("categories", "options", "extras", "images", "videos",
			"reorder_products");

	private static final List<String> READ_ONLY = List.of("cost_raw", "created", "currency", "digital_samples", "key",
			"modified", "price_raw", "regular_price", "regular_price_raw", "sale_price_raw", "slug", "url");

	private final JsonFields fields;

	private final Amounts amounts;

	/**
	 * Makes a reader.
	 * @param fields of the body
	 * @param amounts reads amounts of the product's currency
	 */
	StoreProductBody(JsonFields fields, Amounts amounts) {
		this.fields = fields;
		this.amounts = amounts;
	}

	/**
	 * Reads what a new product shall be like beside its name, price and description.
	 * @param newIds gives options and images their keys
	 * @return what is wanted
	 */
	ProductChanges further(Supplier<UUID> newIds) {
		return ProductChanges.of((wanted) -> {
			readAlways(wanted);
			Options options = new Options(this.amounts, newIds);
			wanted.categories = Categories.read(this.fields, "categories");
			wanted.options = options.list(this.fields, "options", OptionKind.OPTION);
			wanted.extras = options.list(this.fields, "extras", OptionKind.EXTRA);
			wanted.media = media(newIds);
			wanted.placement = firstPlacement();
		});
	}

	/**
	 * Reads what is to change of a product that is there.
	 * @param shifting whether the others make room when it gets another place
	 * @return what is wanted
	 */
	ProductChanges changes(boolean shifting) {
		return ProductChanges.of((wanted) -> {
			readAlways(wanted);
			wanted.name = name();
			wanted.price = price();
			wanted.description = description();
			Long order = order();
			wanted.placement = (order != null) ? new Placement(order, shifting) : null;
			refuse(AT_CREATION, "cannot be changed here");
		});
	}

	@Nullable String name() {
		return Bodies.name(this.fields, "name");
	}

	@Nullable BigDecimal price() {
		return this.amounts.read(this.fields, "price");
	}

	@Nullable Setting<String> description() {
		return clearable("description", (name) -> Bodies.description(this.fields, name));
	}

	private void readAlways(Draft wanted) {
		wanted.nameShort = line("name_short");
		wanted.sku = line("sku");
		wanted.descriptionShort = clearable("description_short", (name) -> Bodies.description(this.fields, name));
		wanted.salePrice = clearable("sale_price", (name) -> this.amounts.read(this.fields, name));
		wanted.cost = clearable("cost", (name) -> this.amounts.read(this.fields, name));
		wanted.taxGroup = group("tax_group");
		wanted.shippingGroup = group("shipping_group");
		wanted.status = this.fields.oneOf("status", STATUSES);
		wanted.type = this.fields.oneOf("type", TYPES);
		wanted.weight = Weights.read(this.fields, "weight");
		wanted.quantity = Quantities.read(this.fields, "quantity");
		wanted.fetchSku = line("fetch_sku");
		wanted.optionStyle = clearable("option_style", (name) -> this.fields.oneOf(name, STYLES));
		wanted.form = Bodies.setting(ProductForms.read(this.fields, "form"));
		wanted.metadata = clearable("product_metadata", (name) -> Documents.read(this.fields, name));
		wanted.defaultOptionMetadata = clearable("default_option_metadata",
				(name) -> Documents.read(this.fields, name));
		refuse(READ_ONLY, "cannot be written");
	}

	private void refuse(List<String> properties, String detail) {
		for (String property : properties) {
			if (this.fields.any(property) != null) {
				this.fields.reject(property, detail);
			}
		}
	}

	private <T> @Nullable Setting<T> clearable(String property, Function<String, @Nullable T> reader) {
		return Bodies.setting(this.fields.clearable(property, reader));
	}

	private @Nullable Setting<String> line(String property) {
		return clearable(property, (name) -> this.fields.optionalText(name, 1, TEXT));
	}

	private @Nullable Setting<Integer> group(String property) {
		return clearable(property, (name) -> {
			Long number = this.fields.integer(name, 1, Integer.MAX_VALUE);
			return (number != null) ? number.intValue() : null;
		});
	}

	private @Nullable Long order() {
		return this.fields.integer("order", 0, LAST_PLACE);
	}

	/** Nothing where nothing is said: then it is placed as a new product is. */
	private @Nullable Placement firstPlacement() {
		Long order = order();
		boolean shifting = !Boolean.FALSE.equals(this.fields.bool("reorder_products"));
		if (order == null) {
			return shifting ? null : new Placement(FIRST_PLACE, false);
		}
		return new Placement(order, shifting);
	}

	private List<Medium> media(Supplier<UUID> newIds) {
		List<Medium> media = new ArrayList<>(list("images",
				(text) -> WebUris.parse(text)
					.map((uri) -> new Medium.Image(newIds.get().toString().replace("-", ""), text))
					.orElse(null),
				"must be an absolute http or https URI of at most 2048 characters"));
		media.addAll(list("videos", VideoUrls::parse, VideoUrls.EXPECTATION));
		return media;
	}

	private <T> List<T> list(String property, Function<String, @Nullable T> parser, String expectation) {
		List<T> given = this.fields
			.<List<T>>clearable(property,
					(name) -> this.fields.parsedList(name, ProductRules.MEDIA, parser, expectation))
			.over(null);
		return Objects.requireNonNullElse(given, List.of());
	}

	private static <E> Map<String, E> words(E[] values, Function<E, String> code) {
		return Stream.of(values).collect(Collectors.toUnmodifiableMap(code, Function.identity()));
	}

}
