package io.warelog.read.directory;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiConsumer;

import io.warelog.api.merchant.Group;
import io.warelog.api.merchant.Numbered;
import io.warelog.api.merchant.RateType;
import io.warelog.api.merchant.ShippingOption;
import io.warelog.api.merchant.Tax;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.api.value.MoneyFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Tax groups and shipping groups as the store API shows them (the example of seed 003).
 */
final class GroupJson {

	private static final JsonFactory JSON = new JsonFactory();

	/** Decimals of a percentage that is not whole. */
	private static final int PERCENT_DECIMALS = 2;

	private GroupJson() {
	}

	/**
	 * Renders a tax group.
	 * @param number of the group
	 * @param group the group
	 * @return a JSON object in UTF-8
	 */
	static byte[] taxGroup(int number, Group<Tax> group) {
		return render(number, group, "taxes", GroupJson::writeTax);
	}

	/**
	 * Renders a shipping group.
	 * @param number of the group
	 * @param group the group
	 * @return a JSON object in UTF-8
	 */
	static byte[] shippingGroup(int number, Group<ShippingOption> group) {
		return render(number, group, "options", GroupJson::writeOption);
	}

	/**
	 * Shows a percentage.
	 * @param rate in percent
	 * @return a whole number without decimals, another with at least two
	 */
	static String percentage(BigDecimal rate) {
		boolean whole = rate.stripTrailingZeros().scale() <= 0;
		return withDecimals(rate, whole ? 0 : PERCENT_DECIMALS) + "%";
	}

	private static <T extends Numbered> byte[] render(int number, Group<T> group, String entries,
			BiConsumer<JsonGenerator, T> write) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
			json.writeStartObject();
			json.writeNumberProperty("id", number);
			json.writeStringProperty("name", group.name());
			json.writeArrayPropertyStart(entries);
			for (T entry : group.entries()) {
				json.writeStartObject();
				write.accept(json, entry);
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

	private static void writeTax(JsonGenerator json, Tax tax) {
		json.writeStringProperty("country", tax.country());
		json.writeNumberProperty("id", tax.number());
		json.writeStringProperty("rate", percentage(tax.rate()));
		writeRaw(json, "rate_raw", tax.rate());
		json.writeStringProperty("region", tax.region());
	}

	private static void writeOption(JsonGenerator json, ShippingOption option) {
		String code = option.currency();
		CurrencyCode currency = (code != null) ? new CurrencyCode(code) : null;
		if (currency != null) {
			json.writeStringProperty("currency", currency.code());
		}
		json.writeNumberProperty("id", option.number());
		json.writeStringProperty("name", option.name());
		writeRate(json, "per_cart", option.perCartType(), option.perCartRate(), currency);
		writeRate(json, "per_item", option.perItemType(), option.perItemRate(), currency);
	}

	private static void writeRate(JsonGenerator json, String of, RateType type, @Nullable BigDecimal rate,
			@Nullable CurrencyCode currency) {
		if (rate != null) {
			String shown = (type == RateType.FLAT_FEE && currency != null)
					? MoneyFormat.format(new Money(rate, currency)) : percentage(rate);
			json.writeStringProperty(of + "_rate", shown);
			writeRaw(json, of + "_rate_raw", rate);
		}
		json.writeStringProperty(of + "_type", type.code());
	}

	private static void writeRaw(JsonGenerator json, String name, BigDecimal number) {
		json.writeName(name);
		json.writeNumber(withDecimals(number, 1));
	}

	/** Without zeros at its end, but for those that make up the least decimals. */
	private static String withDecimals(BigDecimal number, int least) {
		BigDecimal stripped = number.stripTrailingZeros();
		return stripped.setScale(Math.max(stripped.scale(), least), RoundingMode.UNNECESSARY).toPlainString();
	}

}
