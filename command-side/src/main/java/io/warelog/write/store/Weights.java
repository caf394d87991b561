package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.Optional;

import io.warelog.platform.http.JsonFields;
import io.warelog.write.decision.Setting;
import io.warelog.write.http.Bodies;
import io.warelog.write.product.ProductRules;
import org.jspecify.annotations.Nullable;

/** Reads how heavy something is. */
final class Weights {

	private Weights() {
	}

	/**
	 * Reads a weight.
	 * @param fields of the body
	 * @param property which one
	 * @return from 0 to 1,000,000,000 in the merchant's unit, or none; null when absent
	 */
	static @Nullable Setting<BigDecimal> read(JsonFields fields, String property) {
		return Bodies.setting(fields.clearable(property, (name) -> {
			BigDecimal weight = fields.decimal(name);
			Optional<String> fault = (weight != null) ? ProductRules.weightFault(weight) : Optional.empty();
			fault.ifPresent((detail) -> fields.reject(name, detail));
			return fault.isEmpty() ? weight : null;
		}));
	}

}
