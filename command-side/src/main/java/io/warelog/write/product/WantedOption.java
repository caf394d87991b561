package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/**
 * An option or extra as it is wanted in a list that replaces the one there is.
 *
 * @param key of one that is there already, or a new one
 * @param known whether one is meant that is there already
 * @param metadata the names of its columns and their values
 * @param surcharge in major units, at least 0
 * @param quantity -1 or more
 * @param cost in major units or none; null leaves it as it is
 * @param weight or none; null leaves it as it is
 * @param fetchSku or none; null leaves it as it is
 */
public record WantedOption(UUID key, boolean known, Map<String, String> metadata, BigDecimal surcharge, long quantity,
		@Nullable Setting<BigDecimal> cost, @Nullable Setting<BigDecimal> weight, @Nullable Setting<String> fetchSku) {

	public WantedOption {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

}
