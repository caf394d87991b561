package io.warelog.read.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.warelog.api.value.CurrencyCode;
import io.warelog.read.history.PriceHistory.Period;
import io.warelog.read.history.PriceHistory.Price;
import io.warelog.read.rendering.JsonBytes;
import io.warelog.read.store.Document;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The history of a product as JSON. */
final class HistoryJson {

	/** Decimals of the amounts that are kept. */
	private static final int FINEST = 4;

	private HistoryJson() {
	}

	/**
	 * An entry of the history.
	 * @param row what is fetched of the version
	 * @param told what its body tells
	 * @return a JSON object in UTF-8
	 */
	static byte[] entry(Document row, VersionBody told) {
		Document body = told.shown();
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeNumberProperty("version", Objects.requireNonNull(row.number(1)));
			json.writeArrayPropertyStart("events");
			for (String event : Objects.requireNonNull(body.text(0)).split(",")) {
				json.writeString(event);
			}
			json.writeEndArray();
			json.writeStringProperty("at", time(Objects.requireNonNull(row.number(2))));
			json.writeStringProperty("by", body.text(1));
			json.writeStringProperty("reason", body.text(2));
			json.writeStringProperty("request_id", body.text(3));
			json.writeStringProperty("mass_edit_id", row.text(3));
			json.writeName("changes");
			writeRaw(json, told.changes());
			json.writeEndObject();
		});
	}

	/** What differs between two moments, as a whole answer. */
	static byte[] difference(HistoryReads.Difference difference) {
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeName("data");
			writeRaw(json, difference.changes());
			json.writeObjectPropertyStart("meta");
			json.writeNumberProperty("from", difference.from());
			json.writeNumberProperty("to", difference.to());
			json.writeEndObject();
			json.writeEndObject();
		});
	}

	/** Some of the prices with their periods, as a whole answer. */
	static byte[] prices(PriceHistory history, int offset, int limit) {
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeObjectPropertyStart("data");
			json.writeName("lowest_price_30d");
			writeAmount(json, history.lowestBefore(), history.periods().getFirst().price().currency());
			json.writeArrayPropertyStart("prices");
			history.periods().stream().skip(offset).limit(limit).forEach((period) -> writePeriod(json, period));
			json.writeEndArray();
			json.writeEndObject();
			json.writeObjectPropertyStart("meta");
			json.writeNumberProperty("total_count", history.periods().size());
			json.writeNumberProperty("limit", limit);
			json.writeNumberProperty("offset", offset);
			json.writeEndObject();
			json.writeEndObject();
		});
	}

	private static void writePeriod(JsonGenerator json, Period period) {
		Price price = period.price();
		json.writeStartObject();
		json.writeName("price");
		writeAmount(json, price.regular(), price.currency());
		json.writeName("sale_price");
		writeAmount(json, price.sale(), price.currency());
		json.writeName("current_price");
		writeAmount(json, price.current(), price.currency());
		json.writeStringProperty("currency_code", price.currency());
		json.writeStringProperty("from", time(period.from()));
		json.writeStringProperty("to", (period.to() != null) ? time(period.to()) : null);
		json.writeEndObject();
	}

	private static void writeAmount(JsonGenerator json, @Nullable Long amount, String currency) {
		if (amount == null) {
			json.writeNull();
		}
		else {
			json.writeNumber(
					BigDecimal.valueOf(amount, FINEST).setScale(new CurrencyCode(currency).decimals()).toPlainString());
		}
	}

	private static void writeRaw(JsonGenerator json, byte[] value) {
		json.writeRawValue(new String(value, StandardCharsets.UTF_8));
	}

	private static String time(long micros) {
		return Times.instant(micros).toString();
	}

}
