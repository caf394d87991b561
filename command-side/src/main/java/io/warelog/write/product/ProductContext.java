package io.warelog.write.product;

import java.util.Set;
import java.util.UUID;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Product;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.AtVersion;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known from elsewhere to decide about a product.
 *
 * @param version of the product, beside what the caller has seen
 * @param details the policy of the organization
 * @param feeTypes those that may be assigned
 * @param taxGroups the numbers of those that may be assigned
 * @param shippingGroups the numbers of those that may be assigned
 * @param freeSlug a slug that nobody has, for a product to be created; else null
 * @param earlier what the product was, for one of the merchant's to be reverted at a
 * version that the caller has seen; else null
 */
public record ProductContext(AtVersion version, DetailsPolicy details, Set<UUID> feeTypes, Set<Integer> taxGroups,
		Set<Integer> shippingGroups, @Nullable Slug freeSlug, @Nullable Earlier earlier) {

	/**
	 * The context of a product that is not to be reverted.
	 * @param version of the product, beside what the caller has seen
	 * @param details the policy of the organization
	 * @param feeTypes those that may be assigned
	 * @param taxGroups the numbers of those that may be assigned
	 * @param shippingGroups the numbers of those that may be assigned
	 * @param freeSlug a slug that nobody has, for a product to be created; else null
	 */
	public ProductContext(AtVersion version, DetailsPolicy details, Set<UUID> feeTypes, Set<Integer> taxGroups,
			Set<Integer> shippingGroups, @Nullable Slug freeSlug) {
		this(version, details, feeTypes, taxGroups, shippingGroups, freeSlug, null);
	}

	/**
	 * What a product was.
	 *
	 * @param state at the version that is asked for, or no product when it has never been
	 * at that
	 * @param slugFree whether its slug could be claimed, were it restored
	 */
	public record Earlier(Product state, boolean slugFree) {
	}

	/**
	 * The context of a product that is to be reverted.
	 * @param state what it was
	 * @return the same with that
	 */
	ProductContext with(Earlier state) {
		return new ProductContext(this.version, this.details, this.feeTypes, this.taxGroups, this.shippingGroups,
				this.freeSlug, state);
	}

	/**
	 * The context of a product that is to be created: the policy is about those there
	 * are.
	 * @return the same with details that may be given
	 */
	ProductContext ofNewProduct() {
		return new ProductContext(this.version, DetailsPolicy.EDITABLE, this.feeTypes, this.taxGroups,
				this.shippingGroups, this.freeSlug, this.earlier);
	}

}
