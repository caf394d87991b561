package io.warelog.api.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts as texts with the symbol of their currency, such as {@code $55.00}. The symbols
 * are a table of this class and not locale data, which changes with the JDK.
 */
public final class MoneyFormat {

	private static final char NO_BREAK_SPACE = '\u00A0';

	private static final String DOLLAR = "$";

	private static final Map<String, String> SYMBOLS = Map.ofEntries(Map.entry("USD", DOLLAR), Map.entry("EUR", "€"),
			Map.entry("GBP", "£"), Map.entry("JPY", "¥"), Map.entry("CNY", "¥"), Map.entry("INR", "₹"),
			Map.entry("KRW", "₩"), Map.entry("NGN", "₦"), Map.entry("UAH", "₴"), Map.entry("VND", "₫"),
			Map.entry("ILS", "₪"), Map.entry("TRY", "₺"), Map.entry("PHP", "₱"), Map.entry("BRL", "R$"),
			Map.entry("CAD", "CA$"), Map.entry("AUD", "A$"), Map.entry("MXN", "MX$"), Map.entry("NZD", "NZ$"),
			Map.entry("HKD", "HK$"), Map.entry("SGD", "S$"), Map.entry("TWD", "NT$"));

	/** No amount that can be had comes near these lengths. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");

	private MoneyFormat() {
	}

	/**
	 * Shows an amount.
	 * @param money the amount
	 * @return its symbol and all its decimals, such as {@code $55.00} or {@code ¥55}; a
	 * currency without a symbol of its own has its code and a no-break space instead,
	 * such as {@code CHF 5.00}
	 */
	public static String format(Money money) {
		String symbol = SYMBOLS.get(money.currency().code());
		return ((symbol != null) ? symbol : money.currency().code() + NO_BREAK_SPACE) + money.amount().toPlainString();
	}

	/**
	 * Reads an amount: a decimal number without sign, grouping and exponent, alone or
	 * behind the symbol or the code of its currency. Of all dollars the plain {@code $}
	 * is taken too.
	 * @param text any text
	 * @param currency that is meant
	 * @return the number as it is written, in major units, or empty if the text is no
	 * such amount
	 */
	public static Optional<BigDecimal> parse(String text, CurrencyCode currency) {
		String number = number(text, currency);
		return NUMBER.matcher(number).matches() ? Optional.of(new BigDecimal(number)) : Optional.empty();
	}

	private static String number(String text, CurrencyCode currency) {
		String symbol = SYMBOLS.getOrDefault(currency.code(), currency.code());
		String dollar = symbol.endsWith(DOLLAR) ? DOLLAR : symbol;
		for (String prefix : List.of(symbol, currency.code(), dollar)) {
			if (text.startsWith(prefix)) {
				return afterSpace(text.substring(prefix.length()));
			}
		}
		return text;
	}

	private static String afterSpace(String text) {
		boolean spaced = !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(0) == NO_BREAK_SPACE);
		return spaced ? text.substring(1) : text;
	}

}
