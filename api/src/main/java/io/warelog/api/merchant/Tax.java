package io.warelog.api.merchant;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a country or a part of it takes of sales.
 *
 * @param number by which it is known
 * @param country an ISO 3166-1 alpha-2 code
 * @param region the part of the country, 1 to 255 characters, or null for all of it
 * @param rate in percent, 0 to 100, with at most 4 decimals and without zeros at its end
 */
public record Tax(int number, String country, @Nullable String region, BigDecimal rate) implements Numbered {

}
