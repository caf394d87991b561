package io.warelog.write.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.warelog.api.value.CurrencyCode;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Fault;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Patched;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.TextRule;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Properties that several resources have, read in one way. Faults stay with the fields.
 */
public final class Bodies {

	/** The largest body of an ordinary write, in bytes. */
	public static final int MAX_BYTES = 16 * 1024 * 1024;

	/** What a text of one line looks like, as descriptions of the API say it. */
	public static final String LINE = "^[^\\u0000-\\u001F\\u007F-\\u009F]*$";

	/** What a text that may have several lines and tabs looks like. */
	public static final String LINES = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$";

	/** The most bytes of a description in UTF-8. */
	public static final int DESCRIPTION_BYTES = 64 * 1024;

	private static final int NAME = 255;

	private static final int CURRENCY = 3;

	/** Stands in for a currency that is missing until that is told. */
	private static final CurrencyCode NO_CURRENCY = new CurrencyCode("USD");

	private Bodies() {
	}

	/**
	 * Begins to read the body of a write. Such routes take no query parameters: each that
	 * is given is a fault, told together with those of the body.
	 * @param request whose body it is
	 * @param body as it was read
	 * @return a reader of its properties
	 */
	public static JsonFields fields(HttpServletRequest request, Body body) {
		JsonFields fields = body.fields();
		QueryParameters.of(request).faults().forEach(fields::reject);
		return fields;
	}

	/**
	 * Ends the reading of a body whose faults are told together with those that a
	 * decision finds. Those of the query string are not in the body and are told at once.
	 * @param request whose body it is
	 * @param fields of the body
	 * @return what is wrong, for a command to carry
	 */
	public static List<Violation> violations(HttpServletRequest request, JsonFields fields) {
		List<Fault> unknownParameters = QueryParameters.of(request).faults();
		if (!unknownParameters.isEmpty()) {
			unknownParameters.forEach(fields::reject);
			fields.finish();
		}
		return violations(fields);
	}

	/**
	 * Ends the reading of a body whose faults are told together with those that a
	 * decision finds.
	 * @param fields of the body
	 * @return what is wrong, for a command to carry
	 */
	public static List<Violation> violations(JsonFields fields) {
		return fields.faults()
			.stream()
			.map((fault) -> new Violation(String.valueOf(fault.pointer()), fault.detail()))
			.toList();
	}

	/**
	 * Reads a description.
	 * @param fields of the body
	 * @param property which one
	 * @return a text of at most 64 KiB that may have several lines, or null when absent
	 */
	public static @Nullable String description(JsonFields fields, String property) {
		String text = fields.optionalText(property, TextRule.lines(0, DESCRIPTION_BYTES));
		if (text != null && text.getBytes(StandardCharsets.UTF_8).length > DESCRIPTION_BYTES) {
			fields.reject(property, "must have at most " + DESCRIPTION_BYTES + " bytes in UTF-8");
		}
		return text;
	}

	/**
	 * Reads a name.
	 * @param fields of the body
	 * @param property which one
	 * @return 1 to 255 characters, not all blank, or null when absent
	 */
	public static @Nullable String name(JsonFields fields, String property) {
		String name = fields.optionalText(property, 1, NAME);
		if (name != null && name.isBlank()) {
			fields.reject(property, "must not be blank");
		}
		return name;
	}

	/**
	 * Reads a currency.
	 * @param fields of the body
	 * @param property which one
	 * @return the currency, or null when absent
	 */
	public static @Nullable CurrencyCode currency(JsonFields fields, String property) {
		String code = fields.optionalText(property, CURRENCY, CURRENCY);
		if (code == null) {
			return null;
		}
		CurrencyCode currency = CurrencyCode.parse(code).orElse(null);
		if (currency == null) {
			fields.reject(property, "must be an ISO 4217 currency code, such as USD");
		}
		return currency;
	}

	/**
	 * Reads a URL that may be cleared.
	 * @param fields of the body
	 * @param property which one
	 * @return what the body says of the http or https URL
	 */
	public static Patched<String> url(JsonFields fields, String property) {
		return fields.nullable(property,
				(name) -> Optional.ofNullable(fields.uri(name)).map(Object::toString).orElse(null));
	}

	/**
	 * Takes a value that has to be there.
	 * @param fields of the body
	 * @param property which one
	 * @param value as read, null when absent
	 * @param instead stands in until the fault is told
	 * @param <T> its type
	 * @return the value
	 */
	public static <T> T required(JsonFields fields, String property, @Nullable T value, T instead) {
		if (value == null) {
			fields.reject(property, "is required");
			return instead;
		}
		return value;
	}

	/**
	 * Takes a currency that has to be there.
	 * @param fields of the body
	 * @param property which one
	 * @param value as read, null when absent
	 * @return the value; any, once the fault is told
	 */
	public static CurrencyCode required(JsonFields fields, String property, @Nullable CurrencyCode value) {
		return required(fields, property, value, NO_CURRENCY);
	}

	/**
	 * What a merge patch says of a property, as commands say it.
	 * @param patched as read
	 * @param <T> its type
	 * @return the wanted value, or null when the property stays as it is
	 */
	public static <T> @Nullable Setting<T> setting(Patched<T> patched) {
		return (patched instanceof Patched.Untouched<T>) ? null : new Setting<>(patched.over(null));
	}

}
