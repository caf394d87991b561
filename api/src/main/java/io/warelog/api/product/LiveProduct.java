package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A product that exists.
 *
 * @param id its identifier
 * @param merchant whose it is
 * @param organization the organization of that merchant
 * @param name 1 to 255 characters
 * @param nameShort for listing grids, or null
 * @param slug under which it is found in the store
 * @param sku its stock keeping unit, or null
 * @param description or null
 * @param descriptionShort or null
 * @param price the regular price
 * @param salePrice the price while it is on sale, or null
 * @param cost of goods, or null
 * @param billingCycle how often it is billed, or null when it is a one-time product
 * @param imageUrl an http or https URL, or null
 * @param displayOnStorefront whether visitors of the store see it
 * @param availability whether it can be bought
 * @param status how it is offered in the store
 * @param type what kind of thing it is
 * @param weight in the merchant's unit of weight, or null
 * @param feeTypeIds the fee types that apply to it
 * @param taxGroup the number of a tax group of the merchant, or null
 * @param shippingGroup the number of a shipping group of the merchant, or null
 * @param categories that it belongs to, in order
 * @param optionStyle how its options are offered, or null
 * @param options in which it can be had, at least one, in order
 * @param extras that can be had with it, in order
 * @param media its images and videos, in order
 * @param form what its buyers are asked for, or null
 * @param metadata what a client keeps with it, a JSON object as a text, or null
 * @param defaultOptionMetadata what a client keeps with its default option, a JSON object
 * as a text, or null
 */
public record LiveProduct(ProductId id, MerchantId merchant, OrganizationId organization, String name,
		@Nullable String nameShort, Slug slug, @Nullable String sku, @Nullable String description,
		@Nullable String descriptionShort, Money price, @Nullable BigDecimal salePrice, @Nullable BigDecimal cost,
		@Nullable BillingCycle billingCycle, @Nullable String imageUrl, boolean displayOnStorefront,
		Availability availability, ProductStatus status, ProductType type, @Nullable BigDecimal weight,
		List<UUID> feeTypeIds, @Nullable Integer taxGroup, @Nullable Integer shippingGroup, List<Category> categories,
		@Nullable OptionStyle optionStyle, List<ProductOption> options, List<ProductOption> extras, List<Medium> media,
		@Nullable ProductForm form, @Nullable String metadata,
		@Nullable String defaultOptionMetadata) implements Product {

	public LiveProduct {
		feeTypeIds = List.copyOf(feeTypeIds);
		categories = List.copyOf(categories);
		options = options.isEmpty() ? List.of(standardOption(id, price)) : List.copyOf(options);
		extras = List.copyOf(extras);
		media = List.copyOf(media);
	}

	private static ProductOption standardOption(ProductId id, Money price) {
		return ProductOption.standard(id.value(), BigDecimal.valueOf(0, price.currency().decimals()));
	}

	/**
	 * What it costs now.
	 * @return the sale price of a product that is on sale, else the regular price
	 */
	public Money currentPrice() {
		return (this.status == ProductStatus.ON_SALE && this.salePrice != null)
				? new Money(this.salePrice, this.price.currency()) : this.price;
	}

	/**
	 * Looks whether its sale price is in force.
	 * @return whether it is on sale, which takes a sale price
	 */
	public boolean onSale() {
		return this.status == ProductStatus.ON_SALE && this.salePrice != null;
	}

	/**
	 * How many there are over all options.
	 * @return the sum, or {@link ProductOption#UNLIMITED} when an option is without limit
	 */
	public long quantity() {
		long sum = 0;
		for (ProductOption option : this.options) {
			if (option.quantity() == ProductOption.UNLIMITED) {
				return ProductOption.UNLIMITED;
			}
			sum += option.quantity();
		}
		return sum;
	}

	/**
	 * Looks whether it has amounts of its currency beside the price.
	 * @return whether there is a cost, a surcharge or a sale price
	 */
	public boolean hasFurtherAmounts() {
		return this.salePrice != null || this.cost != null || this.options.stream().anyMatch(LiveProduct::hasAmount)
				|| this.extras.stream().anyMatch(LiveProduct::hasAmount);
	}

	private static boolean hasAmount(ProductOption option) {
		return option.cost() != null || option.surcharge().signum() != 0;
	}

	/**
	 * This product with changes.
	 * @param changes makes them on a draft that begins like this product
	 * @return what the draft has become
	 */
	LiveProduct with(Consumer<Draft> changes) {
		Draft draft = new Draft(this);
		changes.accept(draft);
		return draft.toProduct();
	}

	/** A product in the making. */
	static final class Draft {

		private final LiveProduct origin;

		String name;

		@Nullable String nameShort;

		@Nullable String sku;

		@Nullable String description;

		@Nullable String descriptionShort;

		Money price;

		@Nullable BigDecimal salePrice;

		@Nullable BigDecimal cost;

		@Nullable BillingCycle billingCycle;

		@Nullable String imageUrl;

		boolean displayOnStorefront;

		Availability availability;

		ProductStatus status;

		ProductType type;

		@Nullable BigDecimal weight;

		List<UUID> feeTypeIds;

		@Nullable Integer taxGroup;

		@Nullable Integer shippingGroup;

		List<Category> categories;

		@Nullable OptionStyle optionStyle;

		List<ProductOption> options;

		List<ProductOption> extras;

		List<Medium> media;

		@Nullable ProductForm form;

		@Nullable String metadata;

		@Nullable String defaultOptionMetadata;

		private Draft(LiveProduct origin) {
			this.origin = origin;
			this.name = origin.name;
			this.nameShort = origin.nameShort;
			this.sku = origin.sku;
			this.description = origin.description;
			this.descriptionShort = origin.descriptionShort;
			this.price = origin.price;
			this.salePrice = origin.salePrice;
			this.cost = origin.cost;
			this.billingCycle = origin.billingCycle;
			this.imageUrl = origin.imageUrl;
			this.displayOnStorefront = origin.displayOnStorefront;
			this.availability = origin.availability;
			this.status = origin.status;
			this.type = origin.type;
			this.weight = origin.weight;
			this.feeTypeIds = origin.feeTypeIds;
			this.taxGroup = origin.taxGroup;
			this.shippingGroup = origin.shippingGroup;
			this.categories = origin.categories;
			this.optionStyle = origin.optionStyle;
			this.options = origin.options;
			this.extras = origin.extras;
			this.media = origin.media;
			this.form = origin.form;
			this.metadata = origin.metadata;
			this.defaultOptionMetadata = origin.defaultOptionMetadata;
		}

		private LiveProduct toProduct() {
			return new LiveProduct(this.origin.id, this.origin.merchant, this.origin.organization, this.name,
					this.nameShort, this.origin.slug, this.sku, this.description, this.descriptionShort, this.price,
					this.salePrice, this.cost, this.billingCycle, this.imageUrl, this.displayOnStorefront,
					this.availability, this.status, this.type, this.weight, this.feeTypeIds, this.taxGroup,
					this.shippingGroup, this.categories, this.optionStyle, this.options, this.extras, this.media,
					this.form, this.metadata, this.defaultOptionMetadata);
		}

		/**
		 * Moves all amounts, of which only the price may be more than 0, to a currency.
		 */
		void reprice(Money other) {
			int decimals = other.currency().decimals();
			UnaryOperator<ProductOption> moved = (option) -> new ProductOption(option.key(), option.metadata(),
					BigDecimal.valueOf(0, decimals), option.quantity(), null, option.weight(), option.fetchSku());
			this.options = this.options.stream().map(moved).toList();
			this.extras = this.extras.stream().map(moved).toList();
			this.price = other;
		}

	}

}
