package io.warelog.api.merchant;

import java.util.List;

/**
 * The merchant has a further tax group.
 *
 * @param number by which it is known
 * @param name 1 to 255 characters
 * @param taxes the taxes it consists of, in order
 */
public record TaxGroupAdded(int number, String name, List<Tax> taxes) implements MerchantEvent {

	public TaxGroupAdded {
		taxes = List.copyOf(taxes);
	}

}
