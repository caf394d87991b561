package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a product can be had (an option), or something that can be had with it
 * (an extra).
 *
 * @param key by which it is known
 * @param metadata the names of its columns and their values, such as a color; empty for
 * the default option of a product that has no others
 * @param surcharge on the product's price in major units, with the decimals of its
 * currency
 * @param quantity how many there are, {@value #UNLIMITED} for any number
 * @param cost of goods in major units, with the decimals of the product's currency, or
 * null
 * @param weight in the merchant's unit of weight, or null
 * @param fetchSku what FetchApp calls an option, or null
 */
public record ProductOption(UUID key, Map<String, String> metadata, BigDecimal surcharge, long quantity,
		@Nullable BigDecimal cost, @Nullable BigDecimal weight, @Nullable String fetchSku) {

	/** The quantity of what never runs out. */
	public static final long UNLIMITED = -1;

	private static final long VERSION_BITS = 0xF000;

	/** The custom kind of RFC 9562. */
	private static final long VERSION_8 = 0x8000;

	public ProductOption {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * The option of a product that has no others. Its key follows from the product's, so
	 * that it is the same one whenever it comes back.
	 * @param product the product's id
	 * @param zero no surcharge, with the decimals of the product's currency
	 * @return the option, without limit
	 */
	public static ProductOption standard(UUID product, BigDecimal zero) {
		long high = (product.getMostSignificantBits() & ~VERSION_BITS) | VERSION_8;
		return new ProductOption(new UUID(high, product.getLeastSignificantBits()), Map.of(), zero, UNLIMITED, null,
				null, null);
	}

	/**
	 * Tells the default option from others.
	 * @return whether it stands for a product that has no options
	 */
	public boolean isDefault() {
		return this.metadata.isEmpty();
	}

}
