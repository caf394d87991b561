package io.warelog.write;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.claim.KeyIdAssigned;
import io.warelog.api.claim.OrganizationNameClaimed;
import io.warelog.api.claim.RequestAnswered;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.claim.SlugReleased;
import io.warelog.api.key.KeyIssued;
import io.warelog.api.key.KeyRevoked;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.massedit.MassEditReverted;
import io.warelog.api.merchant.MerchantCurrencyChanged;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantRenamed;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.MerchantWeightUnitChanged;
import io.warelog.api.merchant.RateType;
import io.warelog.api.merchant.ShippingGroupAdded;
import io.warelog.api.merchant.ShippingGroupChanged;
import io.warelog.api.merchant.ShippingGroupRetired;
import io.warelog.api.merchant.ShippingOption;
import io.warelog.api.merchant.Tax;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.merchant.TaxGroupChanged;
import io.warelog.api.merchant.TaxGroupRetired;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRenamed;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.organization.ProductDetailsReleased;
import io.warelog.api.product.Availability;
import io.warelog.api.product.Category;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDefaultOptionMetadataReplaced;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductExtraChanged;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductForm.Field;
import io.warelog.api.product.ProductForm.FieldType;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductFormReplaced;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductImageStored;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductMediumMoved;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductMetadataReplaced;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionStyleChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductSummarized;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.product.ProductType;
import io.warelog.api.product.ProductTypeChanged;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.product.ProductWeightChanged;
import io.warelog.api.upload.ImageBatchOpened;
import io.warelog.api.upload.ImageBatchReported;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadExpired;
import io.warelog.api.upload.UploadFailed;
import io.warelog.api.upload.UploadOpened;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import io.warelog.api.video.VideoThumbnailFound;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadName;
import io.warelog.write.product.ProductAggregate;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is stored is read for ever. Each stored form has an approved file
 * {@code name.revision[.variant].json}: a changed file means that logs out there cannot
 * be read any more. Who has to change a form raises its revision, adds a file for the new
 * one, and leaves the old one in place with what an upcaster makes of it. Snapshots alone
 * have files of their present revision only: those of another are passed over, and made
 * anew from the events.
 */
class ApprovedEventsTests {

	private static final UUID PRODUCT = id(1);

	private static final UUID MERCHANT = id(2);

	private static final UUID ORGANIZATION = id(3);

	private static final UUID CARD_FEE = id(4);

	private static final UUID EXPRESS_FEE = id(5);

	private static final UUID KEY = id(6);

	private static final String HASH = "0123456789abcdef".repeat(4);

	private static final String IMAGE = "https://img.example/tea.png";

	private static final String STORE = "https://tea.example/";

	private static final String DESCRIPTION = "Loose leaves, 100\u00a0g\n\"first flush\"";

	private static final List<Tax> TAXES = List.of(new Tax(2, "CA", "Northwest Territories", new BigDecimal("2.3")),
			new Tax(5, "US", null, new BigDecimal("6")));

	private static final List<ShippingOption> SHIPPING = List.of(
			new ShippingOption(1, "Quick Shipping", RateType.PERCENTAGE, new BigDecimal("2"), RateType.NONE, null,
					null),
			new ShippingOption(3, "Slow Shipping", RateType.FLAT_FEE, new BigDecimal("5.00"), RateType.FLAT_FEE,
					new BigDecimal("0.50"), "USD"));

	private static final ProductOption OPTION = new ProductOption(id(7), columns("Size", "Small", "Color", "Green"),
			new BigDecimal("2.50"), 12, new BigDecimal("30.00"), new BigDecimal("0.25"), "1001");

	private static final ProductOption LEAST_OPTION = new ProductOption(id(8), columns("Size", "Large"),
			new BigDecimal("0.00"), -1, null, null, null);

	private static final Medium.Image IMAGE_OF_PRODUCT = new Medium.Image("f881c83b69e04669afbd2a23a8fc738b", IMAGE);

	private static final Medium.Video VIDEO = new Medium.Video("73781961", "vimeo", "https://vimeo.com/73781961");

	private static final List<Category> CATEGORIES = List.of(new Category("Ugly Stuff", "ugly-stuff"),
			new Category("Grün", "grun"));

	private static final ProductForm FORM = new ProductForm("product form",
			List.of(new Field("Email", "jane@doe.com", FieldType.TEXT, true),
					new Field("Greeting", null, FieldType.PARAGRAPH, false),
					new Field("Gift", null, FieldType.CHECKBOX, false), new Field("Day", null, FieldType.DATE, true)));

	private static final LiveProduct PRODUCT_WITH_ALL = new LiveProduct(new ProductId(PRODUCT),
			new MerchantId(MERCHANT), new OrganizationId(ORGANIZATION), "Green tea", "Tea", new Slug("green-tea"),
			"TEA-1", DESCRIPTION, "Loose leaves", new Money(new BigDecimal("55.00"), new CurrencyCode("USD")),
			new BigDecimal("49.90"), new BigDecimal("35.00"), BillingCycle.MONTHLY, IMAGE, true, Availability.ARCHIVED,
			ProductStatus.COMING_SOON, ProductType.DIGITAL, new BigDecimal("3.333"), List.of(CARD_FEE, EXPRESS_FEE), 3,
			2, CATEGORIES, OptionStyle.SEPARATE, List.of(OPTION, LEAST_OPTION), List.of(OPTION),
			List.of(IMAGE_OF_PRODUCT, VIDEO), FORM, "{\"external_id\":\"abc\"}", "{\"hidden\":1}");

	private static final LiveProduct PRODUCT_WITH_THE_LEAST = new LiveProduct(new ProductId(PRODUCT),
			new MerchantId(MERCHANT), new OrganizationId(ORGANIZATION), "Tea", null, new Slug("tea"), null, null, null,
			new Money(new BigDecimal("900"), new CurrencyCode("JPY")), null, null, null, null, false,
			Availability.INACTIVE, ProductStatus.AVAILABLE, ProductType.PHYSICAL, null, List.of(), null, null,
			List.of(), null, List.of(), List.of(), List.of(), null, null, null);

	private final NamedPayloadSerializer serializer = new NamedPayloadSerializer(PayloadTable.NAMES);

	@ParameterizedTest
	@MethodSource("examples")
	void isWrittenAsApproved(Example example) throws Exception {
		SerializedObject<String> written = this.serializer.serialize(example.payload(), String.class);
		assertThat(written.getType().getName()).isEqualTo(example.name().name());
		assertThat(written.getType().getRevision()).isEqualTo(example.name().revision());
		assertThat(written.getData()).isEqualTo(approved(example));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void isReadAsWhatItWas(Example example) throws Exception {
		Object read = this.serializer.deserialize(new SimpleSerializedObject<>(approved(example), String.class,
				example.name().name(), example.name().revision()));
		if (read instanceof ProductAggregate product && example.payload() instanceof ProductAggregate expected) {
			assertThat(product.product()).isEqualTo(expected.product());
		}
		else {
			assertThat(read).isEqualTo(example.payload());
		}
		// what is read is whole also in what equals does not compare, such as the order
		// of columns
		assertThat(this.serializer.serialize(read, String.class).getData()).isEqualTo(approved(example));
	}

	@Test
	void everyStoredTypeHasAnExample() {
		assertThat(examples().<Class<?>>map((example) -> example.payload().getClass()).distinct())
			.containsExactlyInAnyOrderElementsOf(PayloadTable.byClass().keySet());
	}

	@Test
	void everyApprovedFileIsRead() throws Exception {
		try (Stream<Path> files = Files.list(directory())) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(examples().map(Example::file).toList());
		}
	}

	static Stream<Example> examples() {
		return Stream.of(
				of(new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION, "Green tea", "green-tea", DESCRIPTION,
						new BigDecimal("55.00"), "USD", "monthly", IMAGE, true, true, List.of(CARD_FEE, EXPRESS_FEE))),
				least(new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION, "Tea", "tea", null, new BigDecimal("900"),
						"JPY", null, null, false, false, List.of())),
				of(new ProductRenamed("Grüner Tee 🍵")), of(new ProductDescribed("In bags")),
				least(new ProductDescribed(null)), of(new ProductRepriced(new BigDecimal("60.50"))),
				of(new ProductCurrencyChanged(new BigDecimal("1.500"), "KWD")), of(new ProductImageLinked(IMAGE)),
				least(new ProductImageLinked(null)), of(new ProductShownOnStorefront()),
				of(new ProductHiddenFromStorefront()), of(new ProductFeesAssigned(List.of(EXPRESS_FEE, CARD_FEE))),
				of(new ProductMadeRecurring("yearly")), of(new ProductMadeOneTime()), of(new ProductActivated()),
				of(new ProductDeactivated()), of(new ProductArchived()), of(new ProductUnarchived()),
				of(new ProductDeleted()), of(new ProductRestored()), of(new ProductShortNameChanged("Tea")),
				least(new ProductShortNameChanged(null)), of(new ProductSummarized("Loose leaves")),
				least(new ProductSummarized(null)), of(new ProductSkuChanged("TEA-1")),
				least(new ProductSkuChanged(null)), of(new ProductSalePriceChanged(new BigDecimal("49.90"))),
				least(new ProductSalePriceChanged(null)), of(new ProductCostChanged(new BigDecimal("35.00"))),
				least(new ProductCostChanged(null)), of(new ProductTaxGroupAssigned(3)),
				least(new ProductTaxGroupAssigned(null)), of(new ProductShippingGroupAssigned(2)),
				least(new ProductShippingGroupAssigned(null)), of(new ProductStatusChanged("on sale")),
				of(new ProductTypeChanged("digital")), of(new ProductWeightChanged(new BigDecimal("3.333"))),
				least(new ProductWeightChanged(null)), of(new ProductCategorized(CATEGORIES)),
				least(new ProductCategorized(List.of())), of(new ProductOptionStyleChanged("separate")),
				least(new ProductOptionStyleChanged(null)),
				of(new ProductOptionsReplaced(List.of(OPTION, LEAST_OPTION))),
				least(new ProductOptionsReplaced(List.of())), of(new ProductOptionChanged(OPTION)),
				least(new ProductOptionChanged(LEAST_OPTION)), of(new ProductExtrasReplaced(List.of(OPTION))),
				least(new ProductExtrasReplaced(List.of())), of(new ProductExtraChanged(OPTION)),
				least(new ProductExtraChanged(LEAST_OPTION)), of(new ProductFormReplaced(FORM)),
				least(new ProductFormReplaced(null)), of(new ProductMetadataReplaced("{\"external_id\":\"abc\"}")),
				least(new ProductMetadataReplaced(null)),
				of(new ProductDefaultOptionMetadataReplaced("{\"hidden\":1}")),
				least(new ProductDefaultOptionMetadataReplaced(null)),
				of(new ProductImageAttached(IMAGE_OF_PRODUCT.key(), IMAGE)),
				of(new ProductImageStored(IMAGE_OF_PRODUCT.key(), 1600, 1200)),
				of(new ProductVideoAttached(VIDEO.key(), VIDEO.site(), VIDEO.url())),
				of(new ProductMediumMoved(VIDEO.key(), 0)), of(new ProductMediumRemoved(VIDEO.key())),
				of(new ProductPlaced(PRODUCT, MERCHANT, 3, true)),
				of(new MassEditMade(id(9), MERCHANT, List.of("price", "sale_price"), 10_000)),
				of(new MassEditReverted(id(9), 9_999,
						List.of(new MassEditReverted.Conflict(PRODUCT, 7, "has been changed since")))),
				least(new MassEditReverted(id(9), 0, List.of())),
				of(new MerchantRegistered(MERCHANT, ORGANIZATION, "Tea shop", "USD", STORE, "kg")),
				least(new MerchantRegistered(MERCHANT, ORGANIZATION, "Tea shop", "USD", null, "oz")),
				of(new MerchantRenamed("Tea house")), of(new MerchantCurrencyChanged("EUR")),
				of(new MerchantStorefrontMoved(STORE)), least(new MerchantStorefrontMoved(null)),
				of(new MerchantWeightUnitChanged("lb")), of(new TaxGroupAdded(3, "Physical Goods", TAXES)),
				least(new TaxGroupAdded(1, "Goods", List.of())), of(new TaxGroupChanged(3, "Goods", TAXES)),
				of(new TaxGroupRetired(3)), of(new ShippingGroupAdded(2, "Default Shipping Group", SHIPPING)),
				least(new ShippingGroupAdded(1, "Post", List.of())),
				of(new ShippingGroupChanged(2, "Shipping", SHIPPING)), of(new ShippingGroupRetired(2)),
				of(new OrganizationFounded(ORGANIZATION, "Tea group")), of(new ProductDetailsFrozen()),
				of(new ProductDetailsReleased()), of(new FeeTypeAdded(CARD_FEE, "Card")),
				of(new FeeTypeRenamed(CARD_FEE, "Credit card")), of(new FeeTypeRetired(CARD_FEE)),
				of(new KeyIssued(KEY, MERCHANT, ORGANIZATION, "till", Set.of("admin"),
						Instant.parse("2027-01-01T00:00:00.000001Z"))),
				least(new KeyIssued(KEY, MERCHANT, ORGANIZATION, null, Set.of("storefront"), null)),
				of(new KeyRevoked()), of(new SlugClaimed(PRODUCT)), of(new SlugReleased()),
				of(new OrganizationNameClaimed(ORGANIZATION)), of(new KeyIdAssigned(HASH)),
				of(new RequestAnswered("POST", "/products?x=1", HASH, 201, PRODUCT.toString(), 1)),
				of(new UploadOpened(IMAGE_OF_PRODUCT.key(), PRODUCT, MERCHANT, "uri", IMAGE, "image/png",
						Instant.parse("2027-01-01T00:00:00.000001Z"), id(9))),
				least(new UploadOpened(IMAGE_OF_PRODUCT.key(), PRODUCT, MERCHANT, "signed-url", null, null, null,
						null)),
				of(new UploadCompleted()), of(new UploadFailed("This is no image.")), of(new UploadExpired()),
				of(new ImageBatchOpened(id(9), PRODUCT, MERCHANT, List.of(IMAGE_OF_PRODUCT.key()), STORE, true)),
				least(new ImageBatchOpened(id(9), PRODUCT, MERCHANT, List.of(), null, false)),
				of(new ImageBatchReported("It answers with 500.")), least(new ImageBatchReported(null)),
				of(new VideoThumbnailFound(VIDEO.site(), VIDEO.key(), IMAGE)),
				of(new ProductAggregate(PRODUCT_WITH_ALL)), least(new ProductAggregate(PRODUCT_WITH_THE_LEAST)),
				new Example(new ProductAggregate(new DeletedProduct(PRODUCT_WITH_ALL)), ".deleted"));
	}

	/** An example with all that it can have. */
	private static Example of(Object payload) {
		return new Example(payload, "");
	}

	/** An example without anything that it can be without. */
	private static Example least(Object payload) {
		return new Example(payload, ".least");
	}

	private static String approved(Example example) throws IOException {
		return Files.readString(directory().resolve(example.file())).strip();
	}

	/** Among the sources, as a build may have left files that are there no more. */
	private static Path directory() {
		return Path.of("src", "test", "resources", "approved-events");
	}

	/** Names of columns and their values, in order. */
	private static Map<String, String> columns(String... namesAndValues) {
		Map<String, String> columns = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			columns.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return columns;
	}

	private static UUID id(int number) {
		return UUID.fromString("019a0000-0000-7000-8000-00000000000" + number);
	}

	/** A payload and which of the approved forms of its type it has. */
	record Example(Object payload, String variant) {

		PayloadName name() {
			return PayloadTable.NAMES.nameOf(this.payload.getClass());
		}

		String file() {
			return name().name() + "." + name().revision() + this.variant + ".json";
		}

		@Override
		public String toString() {
			return file();
		}

	}

}
