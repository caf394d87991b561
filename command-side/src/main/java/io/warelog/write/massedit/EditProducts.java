package io.warelog.write.massedit;

import java.util.List;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.ChangeProduct;

/**
 * Asks for changes of many products, all or none.
 *
 * @param id of the mass edit, a UUIDv7
 * @param merchant whose products they are
 * @param properties the names of the properties that each product is given
 * @param changes what is wanted of each product, none twice
 * @param violations what could not be understood; any refuses the command
 */
public record EditProducts(UUID id, MerchantId merchant, List<String> properties, List<ChangeProduct> changes,
		List<Violation> violations) {

	public EditProducts {
		properties = List.copyOf(properties);
		changes = List.copyOf(changes);
		violations = List.copyOf(violations);
	}

}
