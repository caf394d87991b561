package io.warelog.api.merchant;

/**
 * No further product may be assigned a shipping group.
 *
 * @param number of the group
 */
public record ShippingGroupRetired(int number) implements MerchantEvent {

}
