package io.warelog.api.product;

import java.util.List;
import java.util.UUID;

/**
 * Other fee types apply to a product.
 *
 * @param feeTypeIds all that now apply, in the order given
 */
public record ProductFeesAssigned(List<UUID> feeTypeIds) implements ProductEvent {

	public ProductFeesAssigned {
		feeTypeIds = List.copyOf(feeTypeIds);
	}

}
