package io.warelog.api.merchant;

import java.util.List;

/**
 * A shipping group is called something else or consists of something else.
 *
 * @param number of the group
 * @param name 1 to 255 characters
 * @param options the shipping options it consists of, in order
 */
public record ShippingGroupChanged(int number, String name, List<ShippingOption> options) implements MerchantEvent {

	public ShippingGroupChanged {
		options = List.copyOf(options);
	}

}
