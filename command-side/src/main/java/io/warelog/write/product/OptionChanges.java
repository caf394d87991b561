package io.warelog.write.product;

import java.math.BigDecimal;

import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one option or extra; null leaves a property as it is.
 *
 * @param surcharge in major units, at least 0
 * @param quantity -1 or more
 * @param cost in major units, or none
 * @param weight at least 0, or none
 * @param fetchSku of an option, or none
 */
public record OptionChanges(@Nullable BigDecimal surcharge, @Nullable Long quantity, @Nullable Setting<BigDecimal> cost,
		@Nullable Setting<BigDecimal> weight, @Nullable Setting<String> fetchSku) {
}
