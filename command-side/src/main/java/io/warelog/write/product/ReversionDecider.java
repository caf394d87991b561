package io.warelog.write.product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Availability;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDefaultOptionMetadataReplaced;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductFormReplaced;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductMetadataReplaced;
import io.warelog.api.product.ProductOptionStyleChanged;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductSummarized;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.product.ProductTypeChanged;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.product.ProductWeightChanged;
import io.warelog.api.value.Money;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.LostFact;
import org.jspecify.annotations.Nullable;

/**
 * One decision about bringing a product to a state that it has had, or that is made of
 * such. What happens by it are ordinary facts, each as if it had been wanted by itself.
 */
public final class ReversionDecider {

	private static final String RETIRED = "has been retired since";

	private final LiveProduct target;

	private final List<ProductEvent> events = new ArrayList<>();

	/** As it is after what happens so far. */
	private Product product;

	private ReversionDecider(Product product, LiveProduct target) {
		this.product = product;
		this.target = target;
	}

	/**
	 * Decides what brings a product there.
	 * @param product as it is
	 * @param target as it shall be; of the same product
	 * @param context what is known from elsewhere
	 * @return one event per fact that changes, after which the product is just so, or the
	 * refusal
	 */
	public static Decision<ProductEvent> decide(LiveProduct product, LiveProduct target, ProductContext context) {
		ReversionDecider reversion = new ReversionDecider(product, target);
		reversion.bringAll();
		return reversion.decided(lostFacts(product, target, context), context);
	}

	/**
	 * Decides what brings a deleted product there. What it pointed at when it was deleted
	 * it may point at again.
	 * @param product as it is
	 * @param target as it shall be; of the same product
	 * @param slugFree whether its slug can be claimed again
	 * @param context what is known from elsewhere
	 * @return one event per fact that changes, after which the product is just so, or the
	 * refusal
	 */
	static Decision<ProductEvent> restore(DeletedProduct product, LiveProduct target, boolean slugFree,
			ProductContext context) {
		ReversionDecider reversion = new ReversionDecider(product, target);
		reversion.happen(new ProductRestored());
		reversion.bringAll();
		List<LostFact> lost = new ArrayList<>();
		if (!slugFree) {
			lost.add(new LostFact(Refusal.CannotComeBack.SLUG,
					"'" + product.last().slug() + "' has been taken by another product since"));
		}
		lost.addAll(lostFacts(product.last(), target, context));
		return reversion.decided(lost, context);
	}

	private Decision<ProductEvent> decided(List<LostFact> lost, ProductContext context) {
		if (context.details() == DetailsPolicy.FROZEN && !this.events.stream().allMatch(ProductRules::isNoDetail)) {
			return Decision.refuse(new Refusal.DetailsFrozen());
		}
		return lost.isEmpty() ? new Decision.Accepted<>(this.events)
				: Decision.refuse(new Refusal.CannotComeBack(lost));
	}

	/** What a product points at may stay though it is retired, but not come back. */
	private static List<LostFact> lostFacts(LiveProduct product, LiveProduct target, ProductContext context) {
		List<LostFact> lost = new ArrayList<>();
		Set<UUID> fees = new HashSet<>(context.feeTypes());
		fees.addAll(product.feeTypeIds());
		for (UUID fee : target.feeTypeIds()) {
			if (!fees.contains(fee)) {
				lost.add(new LostFact("fee_type_ids", fee + " " + RETIRED));
			}
		}
		if (isLost(target.taxGroup(), product.taxGroup(), context.taxGroups())) {
			lost.add(new LostFact("tax_group", target.taxGroup() + " " + RETIRED));
		}
		if (isLost(target.shippingGroup(), product.shippingGroup(), context.shippingGroups())) {
			lost.add(new LostFact("shipping_group", target.shippingGroup() + " " + RETIRED));
		}
		return lost;
	}

	private static boolean isLost(@Nullable Integer wanted, @Nullable Integer present, Set<Integer> assignable) {
		return wanted != null && !wanted.equals(present) && !assignable.contains(wanted);
	}

	private void bringAll() {
		bringWords();
		bringPrices();
		bringBilling();
		bringReferences();
		bringKind();
		bringOptions(OptionKind.OPTION);
		bringOptions(OptionKind.EXTRA);
		MediaDecider.arrange(present().media(), this.target.media()).forEach(this::happen);
		bringAvailability();
	}

	private LiveProduct present() {
		return (LiveProduct) this.product;
	}

	private void happen(ProductEvent event) {
		this.events.add(event);
		this.product = ProductFold.evolve(this.product, event);
	}

	private <T> void bring(Function<LiveProduct, @Nullable T> property, Function<@Nullable T, ProductEvent> event) {
		@Nullable T wanted = property.apply(this.target);
		if (!Objects.equals(wanted, property.apply(present()))) {
			happen(event.apply(wanted));
		}
	}

	private void bringWords() {
		if (!this.target.name().equals(present().name())) {
			happen(new ProductRenamed(this.target.name()));
		}
		bring(LiveProduct::nameShort, ProductShortNameChanged::new);
		bring(LiveProduct::sku, ProductSkuChanged::new);
		bring(LiveProduct::description, ProductDescribed::new);
		bring(LiveProduct::descriptionShort, ProductSummarized::new);
		bring(LiveProduct::imageUrl, ProductImageLinked::new);
		bring(LiveProduct::metadata, ProductMetadataReplaced::new);
		bring(LiveProduct::defaultOptionMetadata, ProductDefaultOptionMetadataReplaced::new);
		bring(LiveProduct::form, ProductFormReplaced::new);
		if (!this.target.categories().equals(present().categories())) {
			happen(new ProductCategorized(this.target.categories()));
		}
	}

	/**
	 * Into another currency only the price goes. The other amounts are given up before,
	 * so that at no time one is in a currency that it was not meant in.
	 */
	private void bringPrices() {
		Money price = this.target.price();
		if (!price.currency().equals(present().price().currency())) {
			if (present().salePrice() != null) {
				happen(new ProductSalePriceChanged(null));
			}
			if (present().cost() != null) {
				happen(new ProductCostChanged(null));
			}
			happen(new ProductCurrencyChanged(price.amount(), price.currency().code()));
		}
		else if (!price.equals(present().price())) {
			happen(new ProductRepriced(price.amount()));
		}
		bring(LiveProduct::salePrice, ProductSalePriceChanged::new);
		if (this.target.status() != present().status()) {
			happen(new ProductStatusChanged(this.target.status().code()));
		}
		bring(LiveProduct::cost, ProductCostChanged::new);
	}

	private void bringBilling() {
		bring(LiveProduct::billingCycle,
				(cycle) -> (cycle != null) ? new ProductMadeRecurring(cycle.code()) : new ProductMadeOneTime());
	}

	private void bringReferences() {
		if (!this.target.feeTypeIds().equals(present().feeTypeIds())) {
			happen(new ProductFeesAssigned(this.target.feeTypeIds()));
		}
		bring(LiveProduct::taxGroup, ProductTaxGroupAssigned::new);
		bring(LiveProduct::shippingGroup, ProductShippingGroupAssigned::new);
	}

	private void bringKind() {
		if (this.target.displayOnStorefront() != present().displayOnStorefront()) {
			happen(this.target.displayOnStorefront() ? new ProductShownOnStorefront()
					: new ProductHiddenFromStorefront());
		}
		if (this.target.type() != present().type()) {
			happen(new ProductTypeChanged(this.target.type().code()));
		}
		bring(LiveProduct::weight, ProductWeightChanged::new);
		bring(LiveProduct::optionStyle,
				(style) -> new ProductOptionStyleChanged((style != null) ? style.code() : null));
	}

	/** With the keys that they had. */
	private void bringOptions(OptionKind kind) {
		OptionDecider options = new OptionDecider(present(), kind);
		options.want(kind.of(this.target));
		options.events().forEach(this::happen);
	}

	private void bringAvailability() {
		Availability wanted = this.target.availability();
		if (wanted == present().availability()) {
			return;
		}
		// it comes out of the archive active
		if (present().availability() == Availability.ARCHIVED) {
			happen(new ProductUnarchived());
		}
		if (wanted != present().availability()) {
			happen(switch (wanted) {
				case ACTIVE -> new ProductActivated();
				case INACTIVE -> new ProductDeactivated();
				case ARCHIVED -> new ProductArchived();
			});
		}
	}

}
