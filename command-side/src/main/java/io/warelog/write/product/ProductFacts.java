package io.warelog.write.product;

import java.util.List;

import io.warelog.api.organization.Organization;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.facts.Facts;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.slug.SlugClaims;

/**
 * What surrounds a decision about a product: what has to be known before it, and what
 * other streams have to be told in its commit.
 */
public final class ProductFacts {

	private final Facts facts;

	private final SlugClaims slugs;

	public ProductFacts(Facts facts, SlugClaims slugs) {
		this.facts = facts;
		this.slugs = slugs;
	}

	/**
	 * Looks up what a decision needs to know.
	 * @param command to be decided
	 * @param version of the product, beside what the caller has seen
	 * @return the context
	 */
	ProductContext contextOf(ProductCommand command, AtVersion version) {
		Slug slug = (command instanceof CreateProduct create)
				? this.slugs.freeFor(create.merchant().value(), create.name()) : null;
		Organization organization = this.facts.merchant(command.merchant().value())
			.flatMap((merchant) -> this.facts.organization(merchant.organization().value()))
			.orElseThrow(() -> new IllegalStateException("Merchant " + command.merchant() + " is not in the log"));
		return new ProductContext(version, organization.details(), organization.assignable(), slug);
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
			else if (event instanceof ProductDeleted && before instanceof LiveProduct live) {
				this.slugs.release(live.merchant().value(), live.slug());
			}
		}
	}

}
