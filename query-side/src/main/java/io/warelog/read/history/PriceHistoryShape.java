package io.warelog.read.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.PageShape;
import org.jspecify.annotations.Nullable;

/**
 * The description of the prices that a product has had.
 *
 * @param lowestPrice30d the lowest before the current one
 * @param prices those of a page
 */
@Schema(name = "PriceHistory", description = "The prices that a product has had.",
		requiredProperties = { "lowest_price_30d", "prices" })
record PriceHistoryShape(@JsonProperty("lowest_price_30d") @Schema(types = {
		"number", "null" },
		description = "The lowest current price of the 30 days before the present one took effect, in its currency; null "
				+ "when there was none") @Nullable BigDecimal lowestPrice30d,
		@Schema(description = "The prices of this page with their periods, newest first") List<Period> prices){

	/**
	 * A price in its time.
	 *
	 * @param price the regular one
	 * @param salePrice the one of a sale
	 * @param currentPrice the one in force
	 * @param currencyCode of all three
	 * @param from when it took effect
	 * @param to when it ended
	 */
	@Schema(name = "PricePeriod", description = "A price in its time",
			requiredProperties = { "price", "sale_price", "current_price", "currency_code", "from", "to" })
	record Period(@Schema(description = "The regular price in major units") BigDecimal price, @Schema(types = {
			"number", "null" },
			description = "The sale price, in force or not, null when there was none") @Nullable BigDecimal salePrice,
			@Schema(description = "The one of both that was in force") BigDecimal currentPrice,
			@Schema(description = "ISO 4217 code of the currency", pattern = "^[A-Z]{3}$") String currencyCode,
			@Schema(description = "When it took effect, RFC 3339 in UTC") Instant from,
			@Schema(types = { "string", "null" }, format = "date-time",
					description = "When it ended, null while it is in force") @Nullable Instant to){
	}

	/**
	 * A page as an answer.
	 *
	 * @param data the prices
	 * @param meta which page it is
	 */
	@Schema(name = "PriceHistoryPage", requiredProperties = { "data", "meta" })
	record Page(PriceHistoryShape data, PageShape meta) {
	}

}
