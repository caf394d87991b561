package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/** One decision about the price of a product, its sale and its cost. */
final class PriceDecider {

	/** What the currency of a price is called in bodies. */
	private static final Set<String> CURRENCIES = Set.of("/currency_code", "/currency");

	private final LiveProduct product;

	private final List<ProductEvent> events;

	private final List<Violation> violations;

	/** The product with the price that it has afterwards. */
	private LiveProduct priced;

	private @Nullable Refusal conflict;

	/**
	 * Begins a decision.
	 * @param product that is to be changed
	 * @param events what happens is added here
	 * @param violations what is wrong is added here
	 */
	PriceDecider(LiveProduct product, List<ProductEvent> events, List<Violation> violations) {
		this.product = product;
		this.events = events;
		this.violations = violations;
		this.priced = product;
	}

	/**
	 * Decides.
	 * @param wanted the changes
	 * @return why the state of the product does not allow them, or empty
	 */
	Optional<Refusal> decide(ProductChanges wanted) {
		CurrencyCode currency = decidePrice(wanted.price(), wanted.currency());
		decideSale(wanted.status(), wanted.salePrice(), currency);
		decideCost(wanted.cost(), currency);
		return Optional.ofNullable(this.conflict);
	}

	/** The product with the price and the currency that it has afterwards. */
	LiveProduct priced() {
		return this.priced;
	}

	/** Returns the currency in which the product is priced afterwards. */
	private CurrencyCode decidePrice(@Nullable BigDecimal price, @Nullable CurrencyCode wanted) {
		Money before = this.product.price();
		CurrencyCode currency = (wanted != null) ? wanted : before.currency();
		boolean otherCurrency = !currency.equals(before.currency());
		if (otherCurrency && this.product.hasFurtherAmounts()) {
			this.conflict = new Refusal.FurtherAmounts();
		}
		if (price == null) {
			if (otherCurrency) {
				this.violations.add(new Violation("/price", "is required with another currency"));
			}
			return currency;
		}
		// a price is not held against a currency that nobody wants
		boolean unreadable = this.violations.stream().map(Violation::pointer).anyMatch(CURRENCIES::contains);
		Optional<String> fault = ProductRules.priceFault(price, unreadable ? null : currency);
		fault.ifPresent((detail) -> this.violations.add(new Violation("/price", detail)));
		if (fault.isPresent() || unreadable) {
			return currency;
		}
		Money after = new Money(price, currency);
		if (!after.equals(before)) {
			ProductEvent event = otherCurrency ? new ProductCurrencyChanged(after.amount(), currency.code())
					: new ProductRepriced(after.amount());
			this.events.add(event);
			this.priced = (LiveProduct) ProductFold.evolve(this.product, event);
		}
		return currency;
	}

	/** On sale means the status of that name, which takes a sale price. */
	private void decideSale(@Nullable ProductStatus wanted, @Nullable Setting<BigDecimal> salePrice,
			CurrencyCode currency) {
		if (wanted == null && salePrice == null) {
			return;
		}
		BigDecimal price = (salePrice != null) ? salePrice.value() : this.product.salePrice();
		if (salePrice != null && price != null) {
			Optional<String> fault = ProductRules.priceFault(price, currency);
			if (fault.isPresent() || wanted == ProductStatus.AVAILABLE) {
				this.violations.add(
						new Violation("/sale_price", fault.orElse("goes with the status on sale, not with available")));
				return;
			}
			price = new Money(price, currency).amount();
		}
		ProductStatus status = (wanted != null) ? wanted : statusWith(price);
		if (status == ProductStatus.ON_SALE && price == null) {
			this.violations.add(new Violation("/sale_price", "is required for a product on sale"));
			return;
		}
		BigDecimal kept = (status != ProductStatus.AVAILABLE) ? price : null;
		if (!Objects.equals(kept, this.product.salePrice())) {
			this.events.add(new ProductSalePriceChanged(kept));
		}
		if (status != this.product.status()) {
			this.events.add(new ProductStatusChanged(status.code()));
		}
	}

	/** The status that follows from a sale price where none is wanted. */
	private ProductStatus statusWith(@Nullable BigDecimal salePrice) {
		return switch (this.product.status()) {
			case AVAILABLE, ON_SALE -> (salePrice != null) ? ProductStatus.ON_SALE : ProductStatus.AVAILABLE;
			case HIDDEN, SOLD_OUT, COMING_SOON -> this.product.status();
		};
	}

	private void decideCost(@Nullable Setting<BigDecimal> wanted, CurrencyCode currency) {
		if (wanted == null) {
			return;
		}
		BigDecimal cost = wanted.value();
		if (cost != null) {
			Optional<String> fault = Money.fault(cost, currency);
			if (fault.isPresent()) {
				this.violations.add(new Violation("/cost", fault.get()));
				return;
			}
			cost = new Money(cost, currency).amount();
		}
		if (!Objects.equals(cost, this.product.cost())) {
			this.events.add(new ProductCostChanged(cost));
		}
	}

}
