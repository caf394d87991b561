package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import io.warelog.api.product.Category;
import io.warelog.api.product.Medium;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a product's properties; null leaves a property as it is.
 *
 * @param name 1 to 255 characters
 * @param nameShort the new one, or none
 * @param sku the new one, or none
 * @param description the new one, or none
 * @param descriptionShort the new one, or none
 * @param price in major units, more than 0
 * @param currency in which it is priced
 * @param salePrice in major units, more than 0, or none
 * @param cost in major units, or none
 * @param imageUrl an http or https URL, or none
 * @param displayOnStorefront whether visitors of the store see it
 * @param feeTypeIds the fee types that apply to it, without doubles
 * @param taxGroup a number, or none
 * @param shippingGroup a number, or none
 * @param recurring whether it is billed again and again
 * @param billingCycle how often, or none
 * @param active whether it is for sale
 * @param status how it is offered in the store
 * @param type what kind of thing it is
 * @param weight at least 0, or none
 * @param quantity of its only option, -1 or more
 * @param fetchSku of its only option, or none; ignored when there are several
 * @param categories all of them, without doubles
 * @param optionStyle how its options are offered, or none
 * @param options all of them, none for the default option alone
 * @param extras all of them
 * @param media further ones, behind those there are
 * @param form what buyers are asked for, or nothing
 * @param metadata a JSON object as a text, or none
 * @param defaultOptionMetadata a JSON object as a text, or none
 * @param placement its place in the listing
 */
public record ProductChanges(@Nullable String name, @Nullable Setting<String> nameShort, @Nullable Setting<String> sku,
		@Nullable Setting<String> description, @Nullable Setting<String> descriptionShort, @Nullable BigDecimal price,
		@Nullable CurrencyCode currency, @Nullable Setting<BigDecimal> salePrice, @Nullable Setting<BigDecimal> cost,
		@Nullable Setting<String> imageUrl, @Nullable Boolean displayOnStorefront, @Nullable List<UUID> feeTypeIds,
		@Nullable Setting<Integer> taxGroup, @Nullable Setting<Integer> shippingGroup, @Nullable Boolean recurring,
		@Nullable Setting<BillingCycle> billingCycle, @Nullable Boolean active, @Nullable ProductStatus status,
		@Nullable ProductType type, @Nullable Setting<BigDecimal> weight, @Nullable Long quantity,
		@Nullable Setting<String> fetchSku, @Nullable List<Category> categories,
		@Nullable Setting<OptionStyle> optionStyle, @Nullable List<WantedOption> options,
		@Nullable List<WantedOption> extras, List<Medium> media, @Nullable Setting<ProductForm> form,
		@Nullable Setting<String> metadata, @Nullable Setting<String> defaultOptionMetadata,
		@Nullable Placement placement) {

	/** Nothing is wanted. */
	public static final ProductChanges NONE = of((wanted) -> {
	});

	public ProductChanges {
		media = List.copyOf(media);
	}

	/**
	 * A place in the listing.
	 *
	 * @param order the number, from 0
	 * @param shifting whether the other products make room
	 */
	public record Placement(long order, boolean shifting) {
	}

	/**
	 * Says what is wanted.
	 * @param wishes says it of a draft that begins with nothing
	 * @return the changes
	 */
	public static ProductChanges of(Consumer<Draft> wishes) {
		Draft draft = new Draft();
		wishes.accept(draft);
		return new ProductChanges(draft.name, draft.nameShort, draft.sku, draft.description, draft.descriptionShort,
				draft.price, draft.currency, draft.salePrice, draft.cost, draft.imageUrl, draft.displayOnStorefront,
				draft.feeTypeIds, draft.taxGroup, draft.shippingGroup, draft.recurring, draft.billingCycle,
				draft.active, draft.status, draft.type, draft.weight, draft.quantity, draft.fetchSku, draft.categories,
				draft.optionStyle, draft.options, draft.extras, draft.media, draft.form, draft.metadata,
				draft.defaultOptionMetadata, draft.placement);
	}

	/** Changes in the making; see {@link ProductChanges} for what each means. */
	public static final class Draft {

		public @Nullable String name;

		public @Nullable Setting<String> nameShort;

		public @Nullable Setting<String> sku;

		public @Nullable Setting<String> description;

		public @Nullable Setting<String> descriptionShort;

		public @Nullable BigDecimal price;

		public @Nullable CurrencyCode currency;

		public @Nullable Setting<BigDecimal> salePrice;

		public @Nullable Setting<BigDecimal> cost;

		public @Nullable Setting<String> imageUrl;

		public @Nullable Boolean displayOnStorefront;

		public @Nullable List<UUID> feeTypeIds;

		public @Nullable Setting<Integer> taxGroup;

		public @Nullable Setting<Integer> shippingGroup;

		public @Nullable Boolean recurring;

		public @Nullable Setting<BillingCycle> billingCycle;

		public @Nullable Boolean active;

		public @Nullable ProductStatus status;

		public @Nullable ProductType type;

		public @Nullable Setting<BigDecimal> weight;

		public @Nullable Long quantity;

		public @Nullable Setting<String> fetchSku;

		public @Nullable List<Category> categories;

		public @Nullable Setting<OptionStyle> optionStyle;

		public @Nullable List<WantedOption> options;

		public @Nullable List<WantedOption> extras;

		public List<Medium> media = List.of();

		public @Nullable Setting<ProductForm> form;

		public @Nullable Setting<String> metadata;

		public @Nullable Setting<String> defaultOptionMetadata;

		public @Nullable Placement placement;

		private Draft() {
		}

	}

}
