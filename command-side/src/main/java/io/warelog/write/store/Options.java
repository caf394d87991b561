package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Patched;
import io.warelog.platform.http.TextRule;
import io.warelog.write.decision.Setting;
import io.warelog.write.http.Bodies;
import io.warelog.write.product.OptionChanges;
import io.warelog.write.product.OptionKind;
import io.warelog.write.product.ProductRules;
import io.warelog.write.product.WantedOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads options and extras (seed 003, "Options and Extras").
 */
final class Options {

	private static final TextRule COLUMN = TextRule.line(1, 255);

	private final Amounts amounts;

	private final Supplier<UUID> newIds;

	/**
	 * Makes a reader.
	 * @param amounts reads amounts of the product's currency
	 * @param newIds gives new options their keys
	 */
	Options(Amounts amounts, Supplier<UUID> newIds) {
		this.amounts = amounts;
		this.newIds = newIds;
	}

	/**
	 * Reads a whole list.
	 * @param fields of the body
	 * @param property which one
	 * @param kind of what is in it
	 * @return all that are wanted, none for an empty text or null; null when absent
	 */
	@Nullable List<WantedOption> list(JsonFields fields, String property, OptionKind kind) {
		Patched<List<WantedOption>> given = fields.clearable(property, (name) -> {
			List<Optional<JsonFields>> elements = fields.objectPlaces(name, ProductRules.OPTIONS);
			return (elements != null) ? elements.stream()
				.map((element) -> element.map((one) -> wanted(one, kind)).orElseGet(this::none))
				.toList() : null;
		});
		return switch (given) {
			case Patched.Untouched<List<WantedOption>> untouched -> null;
			case Patched.Cleared<List<WantedOption>> cleared -> List.of();
			case Patched.Replaced<List<WantedOption>> replaced -> replaced.value();
		};
	}

	/**
	 * Reads changes of one.
	 * @param fields of the body
	 * @param kind of it
	 * @return what is wanted
	 */
	OptionChanges changes(JsonFields fields, OptionKind kind) {
		for (String fixed : List.of("id", "metadata")) {
			if (fields.any(fixed) != null) {
				fields.reject(fixed, "cannot be changed here");
			}
		}
		return new OptionChanges(this.amounts.read(fields, "surcharge"), Quantities.read(fields, "quantity"),
				cost(fields), Weights.read(fields, "weight"), fetchSku(fields, kind));
	}

	private WantedOption wanted(JsonFields fields, OptionKind kind) {
		UUID known = fields.uuid("id");
		BigDecimal surcharge = Bodies.required(fields, "surcharge", this.amounts.read(fields, "surcharge"),
				BigDecimal.ZERO);
		long quantity = Bodies.required(fields, "quantity", Quantities.read(fields, "quantity"), 0L);
		return new WantedOption((known != null) ? known : this.newIds.get(), known != null, metadata(fields), surcharge,
				quantity, cost(fields), Weights.read(fields, "weight"), fetchSku(fields, kind));
	}

	/**
	 * Stands where something is that is none, so that those behind it keep their places.
	 */
	private WantedOption none() {
		return new WantedOption(this.newIds.get(), false, Map.of(), BigDecimal.ZERO, 0, null, null, null);
	}

	private static Map<String, String> metadata(JsonFields fields) {
		boolean given = fields.has("metadata");
		JsonFields columns = (Documents.read(fields, "metadata") != null) ? fields.object("metadata") : null;
		Map<String, String> metadata = new LinkedHashMap<>();
		if (columns == null) {
			if (!given) {
				fields.reject("metadata", "is required");
			}
			return metadata;
		}
		List<String> names = new ArrayList<>(columns.names());
		for (String name : names) {
			String fault = COLUMN.faultIn(name);
			String value = columns.optionalText(name, COLUMN);
			if (fault != null) {
				columns.reject(name, "is a name that " + fault);
			}
			metadata.put(name, Objects.requireNonNullElse(value, ""));
		}
		if (names.isEmpty()) {
			fields.reject("metadata", "must have at least one column with its value");
		}
		return metadata;
	}

	private @Nullable Setting<BigDecimal> cost(JsonFields fields) {
		return Bodies.setting(fields.clearable("cost", (name) -> this.amounts.read(fields, name)));
	}

	/** Extras have none: there it is an unknown property. */
	private static @Nullable Setting<String> fetchSku(JsonFields fields, OptionKind kind) {
		return (kind == OptionKind.OPTION)
				? Bodies.setting(fields.clearable("fetch_sku", (name) -> fields.optionalText(name, COLUMN))) : null;
	}

}
