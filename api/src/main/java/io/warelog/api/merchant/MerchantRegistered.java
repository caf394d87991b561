package io.warelog.api.merchant;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A merchant has come into being.
 *
 * @param merchantId the merchant
 * @param organizationId the organization it belongs to
 * @param name what it is called, 1 to 255 characters
 * @param currency the ISO 4217 code of its store
 * @param storefrontUrl where its store is, an http or https URL, or null
 * @param weightUnit {@code kg}, {@code g}, {@code lb} or {@code oz}
 */
public record MerchantRegistered(UUID merchantId, UUID organizationId, String name, String currency,
		@Nullable String storefrontUrl, String weightUnit) implements MerchantEvent {

}
