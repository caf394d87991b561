package io.warelog.write.product;

import java.util.List;
import java.util.UUID;

import io.warelog.api.product.Medium;
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
	 * @param further what else is wanted of it from the beginning
	 * @param violations what could not be understood; any refuses the command
	 */
	record CreateProduct(ProductId id, MerchantId merchant, OrganizationId organization, String name,
			@Nullable String description, Money price, @Nullable BillingCycle billingCycle, @Nullable String imageUrl,
			boolean displayOnStorefront, boolean active, List<UUID> feeTypeIds, ProductChanges further,
			List<Violation> violations) implements ProductCommand {

		public CreateProduct {
			feeTypeIds = List.copyOf(feeTypeIds);
			violations = List.copyOf(violations);
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

	/**
	 * Asks for a product to be again what it was, also for a deleted one.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param to the version, as far as it could be understood
	 * @param violations what could not; any refuses the command
	 */
	record RevertProduct(ProductId id, MerchantId merchant, long to,
			List<Violation> violations) implements ProductCommand {

		public RevertProduct {
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks for other options or extras in the place of those there are.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param kind which list
	 * @param wanted all of it, none for a list as it is at first
	 * @param violations what could not be understood; any refuses the command
	 */
	record ReplaceOptions(ProductId id, MerchantId merchant, OptionKind kind, List<WantedOption> wanted,
			List<Violation> violations) implements ProductCommand {

		public ReplaceOptions {
			wanted = List.copyOf(wanted);
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks for changes of one option or extra.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param kind in which list it is
	 * @param key which one
	 * @param changes what is wanted, as far as it could be understood
	 * @param violations what could not; any refuses the command
	 */
	record ChangeOption(ProductId id, MerchantId merchant, OptionKind kind, UUID key, OptionChanges changes,
			List<Violation> violations) implements ProductCommand {

		public ChangeOption {
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks for an option or extra to be gone.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param kind in which list it is
	 * @param key which one
	 */
	record RemoveOption(ProductId id, MerchantId merchant, OptionKind kind, UUID key) implements ProductCommand {
	}

	/**
	 * Asks for a product to belong to a category no more.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param slug of the category
	 */
	record RemoveCategory(ProductId id, MerchantId merchant, String slug) implements ProductCommand {
	}

	/**
	 * Asks for a further image or video.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param medium the image or video
	 */
	record AttachMedium(ProductId id, MerchantId merchant, Medium medium) implements ProductCommand {
	}

	/**
	 * Asks for another place of an image or video among those of the product.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param kind whether an image or a video
	 * @param key of it
	 * @param order from 0; behind the end stands for the end
	 */
	record MoveMedium(ProductId id, MerchantId merchant, MediumKind kind, String key,
			int order) implements ProductCommand {
	}

	/**
	 * Asks for an image or video to be gone.
	 *
	 * @param id the product
	 * @param merchant that asks
	 * @param kind whether an image or a video
	 * @param key of it
	 */
	record RemoveMedium(ProductId id, MerchantId merchant, MediumKind kind, String key) implements ProductCommand {
	}

}
