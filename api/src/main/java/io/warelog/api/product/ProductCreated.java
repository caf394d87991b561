package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A product has come into being.
 *
 * @param productId the product, a UUIDv7
 * @param merchantId whose it is
 * @param organizationId the organization of that merchant
 * @param name 1 to 255 characters
 * @param slug under which it is found in the store, unique per merchant while it exists
 * @param description or null
 * @param price the regular price in major units, with the decimals of its currency
 * @param currency an ISO 4217 code
 * @param billingCycle {@code daily}, {@code weekly}, {@code monthly} or {@code yearly}
 * for a recurring product, null for a one-time one
 * @param imageUrl an http or https URL, or null
 * @param displayOnStorefront whether visitors of the store see it
 * @param active whether it is for sale
 * @param feeTypeIds fee types of the organization that apply to it
 */
public record ProductCreated(UUID productId, UUID merchantId, UUID organizationId, String name, String slug,
		@Nullable String description, BigDecimal price, String currency, @Nullable String billingCycle,
		@Nullable String imageUrl, boolean displayOnStorefront, boolean active,
		List<UUID> feeTypeIds) implements ProductEvent {

	public ProductCreated {
		feeTypeIds = List.copyOf(feeTypeIds);
	}

}
