package io.warelog.write.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Availability;
import io.warelog.api.product.Category;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import io.warelog.write.product.ProductContext.Earlier;
import org.jspecify.annotations.Nullable;

/**
 * Decides about products. Pure: the same command, state and context always come to the
 * same decision.
 */
public final class ProductDecider {

	/** Where the body of a request says to which version a product goes back. */
	private static final String TO = "/to";

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
			case DeletedProduct deleted when command instanceof RevertProduct revert
					&& deleted.last().merchant().equals(command.merchant()) ->
				revert(revert, deleted, context);
			case DeletedProduct deleted -> unknown();
		};
	}

	private static Decision<ProductEvent> unknown() {
		return Decision.refuse(new Refusal.NotFound("product"));
	}

	private static Decision<ProductEvent> create(CreateProduct wanted, ProductContext context) {
		List<Violation> violations = new ArrayList<>(wanted.violations());
		ProductRules.priceFault(wanted.price().amount(), wanted.price().currency())
			.ifPresent((fault) -> violations.add(new Violation("/price", fault)));
		violations.addAll(ProductRules.unknownFeeTypes(wanted.feeTypeIds(), context.feeTypes()));
		Slug slug = Objects.requireNonNull(context.freeSlug(), "A new product needs a slug");
		ProductCreated created = new ProductCreated(wanted.id().value(), wanted.merchant().value(),
				wanted.organization().value(), wanted.name(), slug.value(), wanted.description(),
				wanted.price().amount(), wanted.price().currency().code(), code(wanted.billingCycle()),
				wanted.imageUrl(), wanted.displayOnStorefront(), wanted.active(), wanted.feeTypeIds());
		LiveProduct product = (LiveProduct) ProductFold.evolve(new NoProduct(), created);
		return switch (new ProductChanging(product, context.ofNewProduct(), violations).decide(wanted.further())) {
			case Decision.Refused<ProductEvent> refused -> refused;
			case Decision.Accepted<ProductEvent> accepted -> {
				List<ProductEvent> events = new ArrayList<>(List.of(created));
				events.addAll(accepted.events());
				yield new Decision.Accepted<>(events);
			}
		};
	}

	private static Decision<ProductEvent> change(ProductCommand command, LiveProduct product, ProductContext context) {
		Optional<Refusal> mismatch = context.version().mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		boolean archived = product.availability() == Availability.ARCHIVED;
		return switch (command) {
			case CreateProduct create -> throw new IllegalStateException("Product " + product.id() + " exists");
			case ChangeProduct change ->
				new ProductChanging(product, context, change.violations()).decide(change.changes());
			case ArchiveProduct archive -> archived ? Decision.alreadySo() : Decision.accept(new ProductArchived());
			case UnarchiveProduct unarchive ->
				archived ? Decision.accept(new ProductUnarchived()) : Decision.alreadySo();
			case RevertProduct revert -> revert(revert, product, context);
			case DeleteProduct delete -> Decision.accept(new ProductDeleted());
			case ReplaceOptions replace -> unlessFrozen(context,
					new OptionDecider(product, replace.kind()).replace(replace.wanted(), replace.violations()));
			case ChangeOption change -> unlessFrozen(context, new OptionDecider(product, change.kind())
				.change(change.key(), change.changes(), change.violations()));
			case RemoveOption remove ->
				unlessFrozen(context, new OptionDecider(product, remove.kind()).remove(remove.key()));
			case RemoveCategory remove -> unlessFrozen(context, uncategorize(product, remove.slug()));
			case AttachMedium attach -> unlessFrozen(context, MediaDecider.attach(product, attach.medium()));
			case MoveMedium move ->
				unlessFrozen(context, MediaDecider.move(product, move.kind(), move.key(), move.order()));
			case RemoveMedium remove ->
				unlessFrozen(context, MediaDecider.remove(product, remove.kind(), remove.key()));
		};
	}

	private static Decision<ProductEvent> revert(RevertProduct wanted, Product product, ProductContext context) {
		Optional<Refusal> mismatch = context.version().mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		Earlier earlier = Objects.requireNonNull(context.earlier(), "It has to be known what the product was");
		List<Violation> violations = new ArrayList<>(wanted.violations());
		boolean understood = violations.stream().noneMatch((violation) -> TO.equals(violation.pointer()));
		if (understood && earlier.state() instanceof NoProduct) {
			violations.add(new Violation(TO, "is no version that the product has had"));
		}
		else if (understood && earlier.state() instanceof DeletedProduct) {
			violations.add(new Violation(TO, "is the version in which the product was deleted"));
		}
		if (violations.isEmpty() && earlier.state() instanceof LiveProduct target) {
			return switch (product) {
				case LiveProduct live -> ReversionDecider.decide(live, target, context);
				case DeletedProduct deleted -> ReversionDecider.restore(deleted, target, earlier.slugFree(), context);
				case NoProduct none -> unknown();
			};
		}
		return Decision.refuse(new Refusal.Unacceptable(violations));
	}

	/**
	 * Under a policy that freezes the details of products only whether one is for sale
	 * may change.
	 */
	private static Decision<ProductEvent> unlessFrozen(ProductContext context, Decision<ProductEvent> decision) {
		boolean changesDetails = decision instanceof Decision.Accepted<ProductEvent> accepted
				&& !accepted.events().stream().allMatch(ProductRules::isNoDetail);
		return (changesDetails && context.details() == DetailsPolicy.FROZEN)
				? Decision.refuse(new Refusal.DetailsFrozen()) : decision;
	}

	private static Decision<ProductEvent> uncategorize(LiveProduct product, String slug) {
		List<Category> left = product.categories()
			.stream()
			.filter((category) -> !category.slug().equals(slug))
			.toList();
		return (left.size() == product.categories().size()) ? Decision.refuse(new Refusal.NotFound("category"))
				: Decision.accept(new ProductCategorized(left));
	}

	private static @Nullable String code(@Nullable BillingCycle cycle) {
		return (cycle != null) ? cycle.code() : null;
	}

}
