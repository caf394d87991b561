package io.warelog.api.merchant;

/**
 * A merchant is called something else.
 *
 * @param name 1 to 255 characters
 */
public record MerchantRenamed(String name) implements MerchantEvent {

}
