package io.warelog.write.product;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Availability;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import org.jspecify.annotations.Nullable;

/**
 * Decides about products. Pure: the same command, state and context always come to the
 * same decision.
 */
public final class ProductDecider {

	private ProductDecider() {
	}

	/**
	 * Decides one command.
	 * @param command what is wanted
	 * @param product the state it meets
	 * @param context what is known from elsewhere
	 * @return one event per fact that changes, or the refusal
	 */
	public static Decision<ProductEvent> decide(ProductCommand command, Product product, ProductContext context) {
		return switch (product) {
			case NoProduct none when command instanceof CreateProduct create -> create(create, context);
			case LiveProduct live when live.merchant().equals(command.merchant()) -> change(command, live, context);
			case NoProduct none -> unknown();
			case LiveProduct another -> unknown();
			case DeletedProduct deleted -> unknown();
		};
	}

	private static Decision<ProductEvent> unknown() {
		return Decision.refuse(new Refusal.NotFound("product"));
	}

	private static Decision<ProductEvent> create(CreateProduct wanted, ProductContext context) {
		List<Violation> violations = new ArrayList<>();
		ProductRules.priceFault(wanted.price().amount(), wanted.price().currency())
			.ifPresent((fault) -> violations.add(new Violation("/price", fault)));
		violations.addAll(ProductRules.unknownFeeTypes(wanted.feeTypeIds(), context.feeTypes()));
		if (!violations.isEmpty()) {
			return Decision.refuse(new Refusal.Unacceptable(violations));
		}
		Slug slug = Objects.requireNonNull(context.freeSlug(), "A new product needs a slug");
		return Decision.accept(new ProductCreated(wanted.id().value(), wanted.merchant().value(),
				wanted.organization().value(), wanted.name(), slug.value(), wanted.description(),
				wanted.price().amount(), wanted.price().currency().code(), code(wanted.billingCycle()),
				wanted.imageUrl(), wanted.displayOnStorefront(), wanted.active(), wanted.feeTypeIds()));
	}

	private static Decision<ProductEvent> change(ProductCommand command, LiveProduct product, ProductContext context) {
		Optional<Refusal> mismatch = context.version().mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		boolean archived = product.availability() == Availability.ARCHIVED;
		return switch (command) {
			case CreateProduct create -> throw new IllegalStateException("Product " + product.id() + " exists");
			case ChangeProduct change -> new Changing(product, change, context).decide();
			case ArchiveProduct archive -> archived ? Decision.alreadySo() : Decision.accept(new ProductArchived());
			case UnarchiveProduct unarchive ->
				archived ? Decision.accept(new ProductUnarchived()) : Decision.alreadySo();
			case DeleteProduct delete -> Decision.accept(new ProductDeleted());
		};
	}

	private static @Nullable String code(@Nullable BillingCycle cycle) {
		return (cycle != null) ? cycle.code() : null;
	}

	/** One decision about wanted changes, as it comes about. */
	private static final class Changing {

		private final LiveProduct product;

		private final ProductChanges wanted;

		private final ProductContext context;

		private final List<ProductEvent> events = new ArrayList<>();

		private final List<Violation> violations;

		Changing(LiveProduct product, ChangeProduct command, ProductContext context) {
			this.product = product;
			this.wanted = command.changes();
			this.context = context;
			this.violations = new ArrayList<>(command.violations());
		}

		Decision<ProductEvent> decide() {
			decideDetails();
			decidePrice();
			decideBilling();
			decideFees();
			boolean detailsChange = !this.events.isEmpty();
			boolean activatesArchived = decideActive();
			if (!this.violations.isEmpty()) {
				return Decision.refuse(new Refusal.Unacceptable(this.violations));
			}
			if (detailsChange && this.context.details() == DetailsPolicy.FROZEN) {
				return Decision.refuse(new Refusal.DetailsFrozen());
			}
			if (activatesArchived) {
				return Decision.refuse(new Refusal.ProductArchived());
			}
			return new Decision.Accepted<>(this.events);
		}

		private void decideDetails() {
			String name = this.wanted.name();
			if (name != null && !name.equals(this.product.name())) {
				this.events.add(new ProductRenamed(name));
			}
			Setting<String> description = this.wanted.description();
			if (description != null && !Objects.equals(description.value(), this.product.description())) {
				this.events.add(new ProductDescribed(description.value()));
			}
			Setting<String> imageUrl = this.wanted.imageUrl();
			if (imageUrl != null && !Objects.equals(imageUrl.value(), this.product.imageUrl())) {
				this.events.add(new ProductImageLinked(imageUrl.value()));
			}
			Boolean shown = this.wanted.displayOnStorefront();
			if (shown != null && shown != this.product.displayOnStorefront()) {
				this.events.add(shown ? new ProductShownOnStorefront() : new ProductHiddenFromStorefront());
			}
		}

		private void decidePrice() {
			Money before = this.product.price();
			CurrencyCode currency = (this.wanted.currency() != null) ? this.wanted.currency() : before.currency();
			boolean otherCurrency = !currency.equals(before.currency());
			BigDecimal price = this.wanted.price();
			if (price == null) {
				if (otherCurrency) {
					this.violations.add(new Violation("/price", "is required with another currency"));
				}
				return;
			}
			Optional<String> fault = ProductRules.priceFault(price, currency);
			if (fault.isPresent()) {
				this.violations.add(new Violation("/price", fault.get()));
				return;
			}
			BigDecimal amount = price.setScale(currency.decimals(), RoundingMode.UNNECESSARY);
			if (otherCurrency) {
				this.events.add(new ProductCurrencyChanged(amount, currency.code()));
			}
			else if (!amount.equals(before.amount())) {
				this.events.add(new ProductRepriced(amount));
			}
		}

		private void decideBilling() {
			BillingCycle before = this.product.billingCycle();
			Setting<BillingCycle> setting = this.wanted.billingCycle();
			BillingCycle cycle = (setting != null) ? setting.value() : before;
			boolean recurring = (this.wanted.recurring() != null) ? this.wanted.recurring() : before != null;
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

		private void decideFees() {
			List<UUID> fees = this.wanted.feeTypeIds();
			if (fees == null || fees.equals(this.product.feeTypeIds())) {
				return;
			}
			Set<UUID> assignable = new HashSet<>(this.context.feeTypes());
			// one that is retired by now may stay where it is
			assignable.addAll(this.product.feeTypeIds());
			this.violations.addAll(ProductRules.unknownFeeTypes(fees, assignable));
			this.events.add(new ProductFeesAssigned(fees));
		}

		/** Returns whether an archived product was to be activated. */
		private boolean decideActive() {
			Boolean active = this.wanted.active();
			if (active == null) {
				return false;
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
					return active;
				}
			}
			return false;
		}

	}

}
