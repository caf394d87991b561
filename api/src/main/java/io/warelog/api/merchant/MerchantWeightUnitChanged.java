package io.warelog.api.merchant;

/**
 * A merchant weighs in another unit.
 *
 * @param weightUnit {@code kg}, {@code g}, {@code lb} or {@code oz}
 */
public record MerchantWeightUnitChanged(String weightUnit) implements MerchantEvent {

}
