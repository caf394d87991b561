package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDefaultOptionMetadataReplaced;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductFormReplaced;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductMetadataReplaced;
import io.warelog.api.product.ProductOptionStyleChanged;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductSummarized;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.product.ProductType;
import io.warelog.api.product.ProductTypeChanged;
import io.warelog.api.product.ProductWeightChanged;
import io.warelog.api.value.BillingCycle;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/** One decision about wanted changes of a product, as it comes about. */
final class ProductChanging {

	private final LiveProduct product;

	private final ProductContext context;

	private final List<Violation> violations;

	private final List<ProductEvent> events = new ArrayList<>();

	/** Why the state of the product does not allow it; the first counts. */
	private @Nullable Refusal conflict;

	/**
	 * Begins a decision.
	 * @param product that is to be changed
	 * @param context what is known from elsewhere
	 * @param violations what is wrong already
	 */
	ProductChanging(LiveProduct product, ProductContext context, List<Violation> violations) {
		this.product = product;
		this.context = context;
		this.violations = new ArrayList<>(violations);
	}

	/**
	 * Decides.
	 * @param wanted the changes
	 * @return one event per fact that changes, or the refusal
	 */
	Decision<ProductEvent> decide(ProductChanges wanted) {
		decideWords(wanted);
		PriceDecider prices = new PriceDecider(this.product, this.events, this.violations);
		prices.decide(wanted).ifPresent(this::conflict);
		decideBilling(wanted.recurring(), wanted.billingCycle());
		decideFees(wanted.feeTypeIds());
		decideGroups(wanted.taxGroup(), wanted.shippingGroup());
		decideKind(wanted);
		decideOptions(wanted, prices.priced());
		MediaDecider.attachAll(this.product, wanted.media(), this.events, this.violations);
		decideActive(wanted.active());
		if (!this.violations.isEmpty()) {
			return Decision.refuse(new Refusal.Unacceptable(this.violations));
		}
		if (this.context.details() == DetailsPolicy.FROZEN && changesDetails(wanted)) {
			return Decision.refuse(new Refusal.DetailsFrozen());
		}
		return (this.conflict != null) ? Decision.refuse(this.conflict) : new Decision.Accepted<>(this.events);
	}

	private boolean changesDetails(ProductChanges wanted) {
		return wanted.placement() != null || !this.events.stream().allMatch(ProductRules::isNoDetail);
	}

	private <T> void decide(@Nullable Setting<T> wanted, @Nullable T before,
			Function<@Nullable T, ProductEvent> event) {
		if (wanted != null && !Objects.equals(wanted.value(), before)) {
			this.events.add(event.apply(wanted.value()));
		}
	}

	private void decideWords(ProductChanges wanted) {
		if (wanted.name() != null && !wanted.name().equals(this.product.name())) {
			this.events.add(new ProductRenamed(wanted.name()));
		}
		decide(wanted.nameShort(), this.product.nameShort(), ProductShortNameChanged::new);
		decide(wanted.sku(), this.product.sku(), ProductSkuChanged::new);
		decide(wanted.description(), this.product.description(), ProductDescribed::new);
		decide(wanted.descriptionShort(), this.product.descriptionShort(), ProductSummarized::new);
		decide(wanted.imageUrl(), this.product.imageUrl(), ProductImageLinked::new);
		decide(wanted.metadata(), this.product.metadata(), ProductMetadataReplaced::new);
		decide(wanted.defaultOptionMetadata(), this.product.defaultOptionMetadata(),
				ProductDefaultOptionMetadataReplaced::new);
		decide(wanted.form(), this.product.form(), ProductFormReplaced::new);
		decideCategories(wanted.categories());
	}

	private void decideCategories(@Nullable List<Category> wanted) {
		if (wanted == null || wanted.equals(this.product.categories())) {
			return;
		}
		if (wanted.size() > ProductRules.CATEGORIES) {
			this.violations
				.add(new Violation("/categories", "must name at most " + ProductRules.CATEGORIES + " categories"));
		}
		this.events.add(new ProductCategorized(wanted));
	}

	private void decideWeight(@Nullable Setting<BigDecimal> wanted) {
		if (wanted == null) {
			return;
		}
		BigDecimal weight = wanted.value();
		Optional<String> fault = (weight != null) ? ProductRules.weightFault(weight) : Optional.empty();
		if (fault.isPresent()) {
			this.violations.add(new Violation("/weight", fault.get()));
			return;
		}
		decide(new Setting<>((weight != null) ? ProductRules.normal(weight) : null), this.product.weight(),
				ProductWeightChanged::new);
	}

	private void decideBilling(@Nullable Boolean wanted, @Nullable Setting<BillingCycle> setting) {
		if (this.violations.stream().anyMatch((known) -> known.pointer().equals("/recurring"))) {
			// nobody knows what the cycle has to go with
			return;
		}
		BillingCycle before = this.product.billingCycle();
		BillingCycle cycle = (setting != null) ? setting.value() : before;
		boolean recurring = (wanted != null) ? wanted : before != null;
		if (recurring && cycle == null) {
			this.violations.add(new Violation("/billing_cycle", "is required for a recurring product"));
		}
		else if (!recurring && setting != null && cycle != null) {
			this.violations.add(new Violation("/billing_cycle", "is only for a recurring product"));
		}
		else if (!recurring && before != null) {
			this.events.add(new ProductMadeOneTime());
		}
		else if (recurring && cycle != null && cycle != before) {
			this.events.add(new ProductMadeRecurring(cycle.code()));
		}
	}

	private void decideFees(@Nullable List<UUID> fees) {
		if (fees == null || fees.equals(this.product.feeTypeIds())) {
			return;
		}
		Set<UUID> assignable = new HashSet<>(this.context.feeTypes());
		// one that is retired by now may stay where it is
		assignable.addAll(this.product.feeTypeIds());
		this.violations.addAll(ProductRules.unknownFeeTypes(fees, assignable));
		this.events.add(new ProductFeesAssigned(fees));
	}

	private void decideGroups(@Nullable Setting<Integer> tax, @Nullable Setting<Integer> shipping) {
		if (isUnknown(tax, this.product.taxGroup(), this.context.taxGroups())) {
			this.violations.add(new Violation("/tax_group", "names no tax group of the store"));
		}
		decide(tax, this.product.taxGroup(), ProductTaxGroupAssigned::new);
		if (isUnknown(shipping, this.product.shippingGroup(), this.context.shippingGroups())) {
			this.violations.add(new Violation("/shipping_group", "names no shipping group of the store"));
		}
		decide(shipping, this.product.shippingGroup(), ProductShippingGroupAssigned::new);
	}

	/** One that is retired by now may stay where it is. */
	private static boolean isUnknown(@Nullable Setting<Integer> wanted, @Nullable Integer before,
			Set<Integer> assignable) {
		return wanted != null && wanted.value() != null && !wanted.value().equals(before)
				&& !assignable.contains(wanted.value());
	}

	private void decideKind(ProductChanges wanted) {
		Boolean shown = wanted.displayOnStorefront();
		if (shown != null && shown != this.product.displayOnStorefront()) {
			this.events.add(shown ? new ProductShownOnStorefront() : new ProductHiddenFromStorefront());
		}
		ProductType type = wanted.type();
		if (type != null && type != this.product.type()) {
			this.events.add(new ProductTypeChanged(type.code()));
		}
		decideWeight(wanted.weight());
		Setting<OptionStyle> style = wanted.optionStyle();
		decide(style, this.product.optionStyle(),
				(value) -> new ProductOptionStyleChanged((value != null) ? value.code() : null));
	}

	private void decideOptions(ProductChanges wanted, LiveProduct priced) {
		OptionDecider options = new OptionDecider(priced, OptionKind.OPTION);
		if (wanted.options() != null) {
			options.wantAll(wanted.options(), this.violations);
		}
		if (wanted.quantity() != null) {
			ProductRules.quantityFault(wanted.quantity())
				.ifPresent((fault) -> this.violations.add(new Violation("/quantity", fault)));
		}
		if (wanted.quantity() != null || wanted.fetchSku() != null) {
			options.wantOnly(wanted.quantity(), wanted.fetchSku()).ifPresent(this::conflict);
		}
		this.events.addAll(options.events());
		if (wanted.extras() != null) {
			OptionDecider extras = new OptionDecider(priced, OptionKind.EXTRA);
			extras.wantAll(wanted.extras(), this.violations);
			this.events.addAll(extras.events());
		}
	}

	private void decideActive(@Nullable Boolean active) {
		if (active == null) {
			return;
		}
		switch (this.product.availability()) {
			case ACTIVE -> {
				if (!active) {
					this.events.add(new ProductDeactivated());
				}
			}
			case INACTIVE -> {
				if (active) {
					this.events.add(new ProductActivated());
				}
			}
			case ARCHIVED -> {
				if (active) {
					conflict(new Refusal.ProductArchived());
				}
			}
		}
	}

	private void conflict(Refusal refusal) {
		this.conflict = (this.conflict != null) ? this.conflict : refusal;
	}

}
