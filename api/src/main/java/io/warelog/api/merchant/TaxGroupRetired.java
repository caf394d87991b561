package io.warelog.api.merchant;

/**
 * No further product may be assigned a tax group.
 *
 * @param number of the group
 */
public record TaxGroupRetired(int number) implements MerchantEvent {

}
