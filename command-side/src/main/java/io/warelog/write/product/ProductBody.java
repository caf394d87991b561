package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Patched;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a product as a client of the merchant API writes them (seed 001's
 * request body parameters, with {@code recurring}, {@code billing_cycle} and
 * {@code currency} of 000). Faults stay with the fields they were read from.
 *
 * @param name null when absent
 * @param description what the body says of it
 * @param price in major units, null when absent
 * @param currency null when absent
 * @param imageUrl what the body says of it
 * @param displayOnStorefront null when absent
 * @param feeTypeIds without doubles, none when the body says null; null when absent
 * @param recurring null when absent
 * @param billingCycle what the body says of it
 * @param active null when absent
 */
record ProductBody(@Nullable String name, Patched<String> description, @Nullable BigDecimal price,
		@Nullable CurrencyCode currency, Patched<String> imageUrl, @Nullable Boolean displayOnStorefront,
		@Nullable List<UUID> feeTypeIds, @Nullable Boolean recurring, Patched<BillingCycle> billingCycle,
		@Nullable Boolean active) {

	private static final Map<String, BillingCycle> CYCLES = Stream.of(BillingCycle.values())
		.collect(Collectors.toUnmodifiableMap(BillingCycle::code, UnaryOperator.identity()));

	static ProductBody read(JsonFields fields) {
		return new ProductBody(Bodies.name(fields, "name"),
				fields.nullable("description", (name) -> Bodies.description(fields, name)), fields.decimal("price"),
				readCurrency(fields), Bodies.url(fields, "image_url"), fields.bool("display_on_storefront"),
				readFeeTypes(fields), fields.bool("recurring"),
				fields.nullable("billing_cycle", (name) -> fields.oneOf(name, CYCLES)), fields.bool("is_active"));
	}

	/**
	 * The properties as changes of a product.
	 * @return what is wanted, nothing where a property could not be read
	 */
	ProductChanges changes() {
		return ProductChanges.of((wanted) -> {
			wanted.name = this.name;
			wanted.description = Bodies.setting(this.description);
			wanted.price = this.price;
			wanted.currency = this.currency;
			wanted.imageUrl = Bodies.setting(this.imageUrl);
			wanted.displayOnStorefront = this.displayOnStorefront;
			wanted.feeTypeIds = this.feeTypeIds;
			wanted.recurring = this.recurring;
			wanted.billingCycle = Bodies.setting(this.billingCycle);
			wanted.active = this.active;
		});
	}

	private static @Nullable CurrencyCode readCurrency(JsonFields fields) {
		CurrencyCode code = Bodies.currency(fields, "currency_code");
		CurrencyCode alias = Bodies.currency(fields, "currency");
		if (code != null && alias != null && !code.equals(alias)) {
			fields.reject("currency", "must be the same as currency_code, or be left out");
		}
		return (code != null) ? code : alias;
	}

	private static @Nullable List<UUID> readFeeTypes(JsonFields fields) {
		return switch (fields.nullable("fee_type_ids", (name) -> fields.uuidList(name, ProductRules.FEE_TYPES))) {
			case Patched.Untouched<List<UUID>> untouched -> null;
			case Patched.Cleared<List<UUID>> cleared -> List.of();
			case Patched.Replaced<List<UUID>> replaced -> replaced.value();
		};
	}

}
