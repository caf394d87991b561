package io.warelog.write.store;

import java.util.Optional;
import java.util.UUID;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Uuids;
import io.warelog.write.facts.Facts;

/** Finds the products that paths of the store API name, in the log. */
public final class StoreProducts {

	/** An id that no product has. */
	private static final UUID NONE = new UUID(0, 0);

	private final Facts facts;

	/**
	 * Makes a finder.
	 * @param facts of the log
	 */
	public StoreProducts(Facts facts) {
		this.facts = facts;
	}

	/**
	 * The product that a path names.
	 * @param caller who asks
	 * @param keyOrSlug as the path has it
	 * @return the product; one that does not exist if there is none of that slug, so that
	 * its command meets what all commands meet: the repetition of one that was accepted
	 * while there was one is recognised, any other is refused
	 */
	ProductId named(Caller caller, String keyOrSlug) {
		Optional<UUID> key = Uuids.parse(keyOrSlug);
		return new ProductId(
				key.or(() -> Slug.parse(keyOrSlug).flatMap((slug) -> this.facts.productAt(caller.merchantId(), slug)))
					.orElse(NONE));
	}

	/**
	 * Reads amounts of a product that is there.
	 * @param caller who asks
	 * @param product which
	 * @return a reader
	 */
	Amounts amountsOf(Caller caller, ProductId product) {
		return new Amounts(() -> this.facts.currencyOf(product.value()).orElseGet(() -> currencyOf(caller)));
	}

	/**
	 * The currency of new products.
	 * @param caller who asks
	 * @return that of the merchant
	 */
	CurrencyCode currencyOf(Caller caller) {
		return this.facts.knownMerchant(caller.merchantId()).currency();
	}

}
