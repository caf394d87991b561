package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a product's properties; null leaves a property as it is.
 *
 * @param name 1 to 255 characters
 * @param description the new one, or none
 * @param price in major units, more than 0
 * @param currency in which it is priced
 * @param imageUrl an http or https URL, or none
 * @param displayOnStorefront whether visitors of the store see it
 * @param feeTypeIds the fee types that apply to it, without doubles
 * @param recurring whether it is billed again and again
 * @param billingCycle how often, or none
 * @param active whether it is for sale
 */
public record ProductChanges(@Nullable String name, @Nullable Setting<String> description, @Nullable BigDecimal price,
		@Nullable CurrencyCode currency, @Nullable Setting<String> imageUrl, @Nullable Boolean displayOnStorefront,
		@Nullable List<UUID> feeTypeIds, @Nullable Boolean recurring, @Nullable Setting<BillingCycle> billingCycle,
		@Nullable Boolean active) {
}
