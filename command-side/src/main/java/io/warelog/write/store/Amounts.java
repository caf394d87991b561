package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.function.Supplier;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MoneyFormat;
import io.warelog.platform.http.JsonFields;
import org.jspecify.annotations.Nullable;

/** Reads amounts of one currency. */
final class Amounts {

	private static final CurrencyCode ANY = new CurrencyCode("USD");

	private final Supplier<CurrencyCode> currency;

	/**
	 * Makes a reader.
	 * @param currency asked for when an amount comes with a symbol
	 */
	Amounts(Supplier<CurrencyCode> currency) {
		this.currency = currency;
	}

	/**
	 * Reads an amount: a number, or a text such as {@code 55} or {@code $55.00}.
	 * @param fields of the body
	 * @param property which one
	 * @return the number in major units, or null when absent
	 */
	@Nullable BigDecimal read(JsonFields fields, String property) {
		return fields.decimal(property, this::parse,
				"must be an amount such as 55.00, without grouping, alone or behind the symbol of its currency");
	}

	private @Nullable BigDecimal parse(String text) {
		boolean plain = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
		return MoneyFormat.parse(text, plain ? ANY : this.currency.get()).orElse(null);
	}

}
