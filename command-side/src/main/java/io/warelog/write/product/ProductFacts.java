package io.warelog.write.product;

import java.util.List;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.organization.Organization;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Slug;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.facts.Facts;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductContext.Earlier;
import io.warelog.write.slug.SlugClaims;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a decision about a product: what has to be known before it, and what
 * other streams have to be told in its commit.
 */
public final class ProductFacts {

	private final Facts facts;

	private final SlugClaims slugs;

	private final EventStore eventStore;

	private final ProductHistory history;

	/**
	 * Makes them.
	 * @param facts of the log
	 * @param slugs gives products their slugs
	 * @param eventStore the log
	 */
	public ProductFacts(Facts facts, SlugClaims slugs, EventStore eventStore) {
		this.facts = facts;
		this.eventStore = eventStore;
		this.history = new ProductHistory(eventStore);
		this.slugs = slugs;
	}

	/**
	 * Looks up what a decision needs to know.
	 * @param command to be decided
	 * @param product the state it meets
	 * @param version of the product, beside what the caller has seen
	 * @return the context
	 */
	ProductContext contextOf(ProductCommand command, Product product, AtVersion version) {
		Slug slug = (command instanceof CreateProduct create)
				? this.slugs.freeFor(create.merchant().value(), create.name()) : null;
		ProductContext context = contextOf(command.merchant(), version, slug);
		// the whole stream is read for no others
		return (command instanceof RevertProduct revert && isOf(command.merchant(), product)
				&& version.mismatch().isEmpty()) ? context.with(earlier(revert, product)) : context;
	}

	private static boolean isOf(MerchantId merchant, Product product) {
		return switch (product) {
			case NoProduct none -> false;
			case LiveProduct live -> live.merchant().equals(merchant);
			case DeletedProduct deleted -> deleted.last().merchant().equals(merchant);
		};
	}

	private Earlier earlier(RevertProduct revert, Product product) {
		Product state = this.history.of(revert.id().value()).getOrDefault(revert.to(), new NoProduct());
		return new Earlier(state, product instanceof DeletedProduct(LiveProduct last)
				&& this.slugs.isFree(last.merchant().value(), last.slug()));
	}

	private ProductContext contextOf(MerchantId id, AtVersion version, @Nullable Slug slug) {
		Merchant merchant = this.facts.knownMerchant(id.value());
		Organization organization = this.facts.organization(merchant.organization().value())
			.orElseThrow(
					() -> new IllegalStateException("Organization " + merchant.organization() + " is not in the log"));
		return new ProductContext(version, organization.details(), organization.assignable(),
				merchant.assignableTaxGroups(), merchant.assignableShippingGroups(), slug);
	}

	/**
	 * Looks up what decisions about existing products of a merchant need to know,
	 * whatever their versions.
	 * @param merchant that asks
	 * @return the context
	 */
	public ProductContext contextOf(MerchantId merchant) {
		return contextOf(merchant, new AtVersion(0, null));
	}

	/**
	 * Looks up what a decision about an existing product of a merchant needs to know.
	 * @param merchant that asks
	 * @param version of the product, beside what the caller has seen
	 * @return the context
	 */
	public ProductContext contextOf(MerchantId merchant, AtVersion version) {
		return contextOf(merchant, version, null);
	}

	/**
	 * Gives a product the place in the listing that is asked for, in the same commit.
	 * @param command that is accepted
	 * @return how many places the product was given so far, 0 when none is asked for
	 */
	public long place(ProductCommand command) {
		ProductChanges.Placement placement = placementIn(command);
		if (placement == null) {
			return 0;
		}
		UUID product = command.id().value();
		String stream = Streams.placement(product);
		long next = (command instanceof CreateProduct) ? 0
				: this.eventStore.lastSequenceNumberFor(stream).orElse(-1L) + 1;
		StreamEvents.append(this.eventStore, stream, next,
				new ProductPlaced(product, command.merchant().value(), placement.order(), placement.shifting()));
		return next + 1;
	}

	private static ProductChanges.@Nullable Placement placementIn(ProductCommand command) {
		if (command instanceof CreateProduct create) {
			return create.further().placement();
		}
		return (command instanceof ChangeProduct change) ? change.changes().placement() : null;
	}

	/**
	 * Tells other streams, in the same commit.
	 * @param before the product
	 * @param events what has been decided about it
	 */
	void tell(Product before, List<ProductEvent> events) {
		for (ProductEvent event : events) {
			if (event instanceof ProductCreated created) {
				this.slugs.claim(created.merchantId(), new Slug(created.slug()), created.productId());
			}
			else if (event instanceof ProductRestored && before instanceof DeletedProduct(LiveProduct last)) {
				this.slugs.claim(last.merchant().value(), last.slug(), last.id().value());
			}
			else if (event instanceof ProductDeleted && before instanceof LiveProduct live) {
				this.slugs.release(live.merchant().value(), live.slug());
			}
		}
	}

}
