package io.warelog.api.merchant;

import java.util.List;

/**
 * A tax group is called something else or consists of something else.
 *
 * @param number of the group
 * @param name 1 to 255 characters
 * @param taxes the taxes it consists of, in order
 */
public record TaxGroupChanged(int number, String name, List<Tax> taxes) implements MerchantEvent {

	public TaxGroupChanged {
		taxes = List.copyOf(taxes);
	}

}
