package io.warelog.api.merchant;

import org.jspecify.annotations.Nullable;

/**
 * A merchant's store is somewhere else, or nowhere.
 *
 * @param storefrontUrl an http or https URL, or null
 */
public record MerchantStorefrontMoved(@Nullable String storefrontUrl) implements MerchantEvent {

}
