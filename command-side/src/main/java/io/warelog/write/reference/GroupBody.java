package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.warelog.api.merchant.RateType;
import io.warelog.api.value.CountryCode;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MoneyFormat;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Patched;
import io.warelog.write.decision.Setting;
import io.warelog.write.http.Bodies;
import io.warelog.write.reference.ReferenceCommand.WantedRate;
import io.warelog.write.reference.ReferenceCommand.WantedShipping;
import io.warelog.write.reference.ReferenceCommand.WantedTax;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The bodies that add or change groups. Faults stay with the fields.
 */
final class GroupBody {

	private static final int COUNTRY = 2;

	private static final int REGION = 255;

	private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?%?");

	private GroupBody() {
	}

	static @Nullable List<WantedTax> taxes(JsonFields fields) {
		return all(fields, GroupRules.TAXES, GroupBody::tax);
	}

	static @Nullable List<WantedShipping> shipping(JsonFields fields, CurrencyCode currency) {
		return all(fields, GroupRules.SHIPPING, (option) -> shippingOption(option, currency));
	}

	private static <W> @Nullable List<W> all(JsonFields fields, GroupRules rules, Function<JsonFields, W> read) {
		List<JsonFields> entries = fields.objectList(rules.property(), GroupRules.MOST_ENTRIES);
		return (entries != null) ? entries.stream().map(read).toList() : null;
	}

	private static WantedTax tax(JsonFields tax) {
		Patched<String> region = tax.nullableText("region", 1, REGION);
		Setting<String> setting = Bodies.setting(region);
		return new WantedTax(number(tax), tax.pointer(), country(tax), setting, percentage(tax, "rate"));
	}

	private static WantedShipping shippingOption(JsonFields option, CurrencyCode currency) {
		return new WantedShipping(number(option), option.pointer(), Bodies.name(option, "name"),
				rate(option, "per_cart", currency), rate(option, "per_item", currency),
				Bodies.currency(option, "currency"));
	}

	private static @Nullable Integer number(JsonFields entry) {
		Long number = entry.integer("id", 1, Integer.MAX_VALUE);
		return (number != null) ? number.intValue() : null;
	}

	private static @Nullable CountryCode country(JsonFields tax) {
		String code = tax.optionalText("country", COUNTRY, COUNTRY);
		CountryCode country = (code != null) ? CountryCode.parse(code).orElse(null) : null;
		if (code != null && country == null) {
			tax.reject("country", "must be an ISO 3166-1 alpha-2 country code, such as US");
		}
		return country;
	}

	private static @Nullable WantedRate rate(JsonFields option, String of, CurrencyCode currency) {
		RateType type = option.oneOf(of + "_type", RateType.class);
		String property = of + "_rate";
		if (type == null) {
			JsonNode rate = option.any(property);
			if (rate != null && !rate.isNull()) {
				option.reject(of + "_type", "is required with a " + property);
			}
			return null;
		}
		Patched<BigDecimal> rate = option.nullable(property,
				(name) -> (type == RateType.FLAT_FEE) ? amount(option, name, currency) : percentage(option, name));
		return new WantedRate(type, rate.over(null));
	}

	private static @Nullable BigDecimal percentage(JsonFields fields, String property) {
		return fields.decimal(property, GroupBody::parsePercentage, "must be a percentage, such as 6 or 2.30%");
	}

	private static @Nullable BigDecimal parsePercentage(String text) {
		if (!PERCENTAGE.matcher(text).matches()) {
			return null;
		}
		return new BigDecimal(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
	}

	private static @Nullable BigDecimal amount(JsonFields fields, String property, CurrencyCode currency) {
		return fields.decimal(property, (text) -> MoneyFormat.parse(text, currency).orElse(null),
				"must be an amount of " + currency + ", such as 5.00");
	}

}
