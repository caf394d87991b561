package io.warelog.api.merchant;

import java.util.List;

/**
 * The merchant has a further shipping group.
 *
 * @param number by which it is known
 * @param name 1 to 255 characters
 * @param options the shipping options it consists of, in order
 */
public record ShippingGroupAdded(int number, String name, List<ShippingOption> options) implements MerchantEvent {

	public ShippingGroupAdded {
		options = List.copyOf(options);
	}

}
