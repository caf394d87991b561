package io.warelog.read.product;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.product.Availability;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductImageStored;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import io.warelog.read.rendering.ImageUrls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MerchantApiJsonTests {

	private static final ProductId ID = new ProductId(UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd"));

	private static final MerchantId MERCHANT = new MerchantId(UUID.fromString("11111111-1111-4111-8111-111111111111"));

	private static final OrganizationId ORGANIZATION = new OrganizationId(
			UUID.fromString("22222222-2222-4222-8222-222222222222"));

	/** A product with the properties that the merchant API has. */
	private static LiveProduct product(String name, @Nullable String description, Money price,
			@Nullable BillingCycle billingCycle, @Nullable String imageUrl, boolean displayOnStorefront,
			Availability availability, List<UUID> feeTypeIds) {
		return new LiveProduct(ID, MERCHANT, ORGANIZATION, name, null, new Slug("tea"), null, description, null, price,
				null, null, billingCycle, imageUrl, displayOnStorefront, availability, ProductStatus.AVAILABLE,
				ProductType.PHYSICAL, null, feeTypeIds, null, null, List.of(), null, List.of(), List.of(), List.of(),
				null, null, null);
	}

	private static LiveProduct illustrated(@Nullable String imageUrl) {
		List<ProductEvent> events = List.of(new ProductVideoAttached("73781961", "vimeo", "https://vimeo.com/73781961"),
				new ProductImageAttached("0".repeat(32), "https://example.com/first.png"),
				new ProductImageAttached("f".repeat(32), "https://example.com/second.png"));
		Product product = product("Tea", null, new Money(new BigDecimal("10"), new CurrencyCode("USD")), null, imageUrl,
				true, Availability.ACTIVE, List.of());
		for (ProductEvent event : events) {
			product = ProductFold.evolve(product, event);
		}
		return (LiveProduct) product;
	}

	private static String json(LiveProduct product) {
		return new String(MerchantApiJson.render(product, Instant.parse("2026-11-22T10:00:00Z"),
				Instant.parse("2026-11-22T10:00:01.000250Z"), 7), StandardCharsets.UTF_8);
	}

	@Test
	void aOneTimeProduct() {
		LiveProduct product = product("Tea \"green\" 茶", null, new Money(new BigDecimal("10"), new CurrencyCode("USD")),
				null, null, true, Availability.ACTIVE, List.of());
		assertThat(json(product)).isEqualTo("{\"product_id\":\"01234567-89ab-7cde-8f01-23456789abcd\","
				+ "\"merchant_id\":\"11111111-1111-4111-8111-111111111111\","
				+ "\"organization_id\":\"22222222-2222-4222-8222-222222222222\","
				+ "\"name\":\"Tea \\\"green\\\" 茶\",\"description\":null,\"price\":10.00,\"currency_code\":\"USD\","
				+ "\"currency\":\"USD\",\"recurring\":false,\"billing_cycle\":null,\"image_url\":null,\"images\":[],"
				+ "\"is_active\":true,\"archived\":false,\"display_on_storefront\":true,\"fee_type_ids\":[],"
				+ "\"created_at\":\"2026-11-22T10:00:00Z\",\"updated_at\":\"2026-11-22T10:00:01.000250Z\",\"version\":7}");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none",
			value = { "none,https://example.com/first.png", "https://example.com/tea.png,https://example.com/tea.png" })
	void imagesAreListedAndTheFirstStandsInForOneThatIsNotSet(@Nullable String set, String shown) {
		assertThat(json(illustrated(set))).contains("\"image_url\":\"" + shown + "\","
				+ "\"images\":[{\"image_id\":\"00000000000000000000000000000000\",\"url\":\"https://example.com/first.png\"},"
				+ "{\"image_id\":\"ffffffffffffffffffffffffffffffff\",\"url\":\"https://example.com/second.png\"}],"
				+ "\"is_active\"");
	}

	@Test
	void anImageThatIsKeptHereIsShownByTheUrlOfItsLargestSize() {
		String key = "f881c83b69e04669afbd2a23a8fc738b";
		byte[] rendered = MerchantApiJson.render(
				(LiveProduct) ProductFold
					.evolve(product("Tea", null, new Money(new BigDecimal("10"), new CurrencyCode("USD")), null, null,
							true, Availability.ACTIVE, List.of()), new ProductImageStored(key, 640, 480)),
				Instant.EPOCH, Instant.EPOCH, 2);
		byte[] filled = new ImageUrls(() -> "https://shop.example/media/", (video) -> Optional.empty()).fill(rendered);
		assertThat(new String(filled, StandardCharsets.UTF_8))
			.contains("\"image_url\":\"https://shop.example/media/" + key + "_huge.jpg\",\"images\":[{\"image_id\":\""
					+ key + "\",\"url\":\"https://shop.example/media/" + key + "_huge.jpg\"}],\"is_active\"");
	}

	@Test
	void aRecurringProductInTheArchive() {
		LiveProduct product = product("Tea", "Leaves\nonly", new Money(new BigDecimal("1500"), new CurrencyCode("JPY")),
				BillingCycle.MONTHLY, "https://example.com/tea.png", false, Availability.ARCHIVED,
				List.of(ID.value(), MERCHANT.value()));
		assertThat(json(product)).isEqualTo("{\"product_id\":\"01234567-89ab-7cde-8f01-23456789abcd\","
				+ "\"merchant_id\":\"11111111-1111-4111-8111-111111111111\","
				+ "\"organization_id\":\"22222222-2222-4222-8222-222222222222\","
				+ "\"name\":\"Tea\",\"description\":\"Leaves\\nonly\",\"price\":1500,\"currency_code\":\"JPY\","
				+ "\"currency\":\"JPY\",\"recurring\":true,\"billing_cycle\":\"monthly\","
				+ "\"image_url\":\"https://example.com/tea.png\",\"images\":[],"
				+ "\"is_active\":false,\"archived\":true,\"display_on_storefront\":false,"
				+ "\"fee_type_ids\":[\"01234567-89ab-7cde-8f01-23456789abcd\",\"11111111-1111-4111-8111-111111111111\"],"
				+ "\"created_at\":\"2026-11-22T10:00:00Z\",\"updated_at\":\"2026-11-22T10:00:01.000250Z\",\"version\":7}");
	}

}
