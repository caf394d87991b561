package io.warelog.write.product;

import java.util.List;
import java.util.UUID;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.write.decision.Refusal.Violation;
import org.jspecify.annotations.Nullable;

/** Something that a merchant wants of one product. */
public sealed interface ProductCommand {

	/** The product. */
	ProductId id();

	/** The merchant that asks; another's product does not exist for it. */
	MerchantId merchant();

	/**
	 * Asks for a new product.
	 *
	 * @param id unused so far, a UUIDv7
	 * @param merchant whose it will be
	 * @param organization of that merchant
	 * @param name 1 to 255 characters
	 * @param description or null
	 * @param price more than 0
	 * @param billingCycle for a recurring product, null for a one-time one
	 * @param imageUrl an http or https URL, or null
	 * @param displayOnStorefront whether visitors of the store see it
	 * @param active whether it is for sale
	 * @param feeTypeIds the fee types that apply to it, without doubles
	 */
	record CreateProduct(ProductId id, MerchantId merchant, OrganizationId organization, String name,
			@Nullable String description, Money price, @Nullable BillingCycle billingCycle, @Nullable String imageUrl,
			boolean displayOnStorefront, boolean active, List<UUID> feeTypeIds) implements ProductCommand {

		public CreateProduct {
			feeTypeIds = List.copyOf(feeTypeIds);
		}

	}

	/**
	 * Asks for changes of a product, all or none.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param changes what is wanted, as far as it could be understood
	 * @param violations what could not, so that the caller learns of all that is wrong at
	 * once; any refuses the command
	 */
	record ChangeProduct(ProductId id, MerchantId merchant, ProductChanges changes,
			List<Violation> violations) implements ProductCommand {

		public ChangeProduct {
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks for a product to be hidden and kept.
	 *
	 * @param id the product
	 * @param merchant that asks
	 */
	record ArchiveProduct(ProductId id, MerchantId merchant) implements ProductCommand {
	}

	/**
	 * Asks for a product to be taken out of the archive.
	 *
	 * @param id the product
	 * @param merchant that asks
	 */
	record UnarchiveProduct(ProductId id, MerchantId merchant) implements ProductCommand {
	}

	/**
	 * Asks for a product to be gone.
	 *
	 * @param id the product
	 * @param merchant that asks
	 */
	record DeleteProduct(ProductId id, MerchantId merchant) implements ProductCommand {
	}

}
