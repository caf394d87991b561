package io.warelog.read.rendering;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductForm.Field;
import io.warelog.api.product.ProductForm.FieldType;
import io.warelog.api.product.ProductFormReplaced;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductImageStored;
import io.warelog.api.product.ProductOptionStyleChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductSummarized;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.product.ProductWeightChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of seed 003. */
class StoreApiJsonTests {

	private static final UUID MERCHANT = new UUID(1, 1);

	private static final UUID KEY = UUID.fromString("2ed8d673-2b18-11e1-90ce-002500a0451c");

	private static final Instant CREATED = Instant.ofEpochSecond(1324391866, 999_999_000);

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String IMAGE = "http://d12x84seoif7w5.cloudfront.net/f881c83b69e04669afbd2a23a8fc738b.jpg";

	private static final ImageUrls IMAGES = new ImageUrls(() -> "https://shop.example/media/",
			(video) -> Optional.empty());

	/** One tax group and one shipping group, and a store at some URL. */
	private record Surrounded(@Nullable String storefrontUrl) implements Surroundings {

		@Override
		public long version() {
			return 1;
		}

		@Override
		public byte[] taxGroup(int number) {
			return ("{\"id\":" + number + ",\"name\":\"Physical Goods\",\"taxes\":[]}")
				.getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public byte[] shippingGroup(int number) {
			return ((number == 2) ? "{\"id\":2,\"name\":\"Default Shipping Group\",\"options\":[]}" : "null")
				.getBytes(StandardCharsets.UTF_8);
		}

	}

	/** Only one merchant has a store. */
	private static Surroundings surroundings(UUID merchant) {
		return new Surrounded(merchant.equals(MERCHANT) ? "http://example.com" : null);
	}

	private static LiveProduct product(ProductEvent... events) {
		Product product = ProductFold.evolve(new NoProduct(),
				new ProductCreated(KEY, MERCHANT, new UUID(1, 2), "An ugly sweater", "an-ugly-sweater",
						"This sweater is horrendously ugly.", new BigDecimal("55.00"), "USD", null, null, true, true,
						List.of()));
		for (ProductEvent event : events) {
			product = ProductFold.evolve(product, event);
		}
		return (LiveProduct) product;
	}

	private static String shown(LiveProduct product, UUID merchant, @Nullable Long order) {
		return new String(new Template.Filling(surroundings(merchant), IMAGES)
			.fill(StoreApiJson.product(product, CREATED, CREATED), order), StandardCharsets.UTF_8);
	}

	private static JsonNode shown(LiveProduct product) {
		return JSON.readTree(shown(product, MERCHANT, 0L));
	}

	private static ProductOption option(String key, Map<String, String> metadata, String surcharge, long quantity,
			@Nullable String cost) {
		return new ProductOption(UUID.fromString(key), metadata, new BigDecimal(surcharge), quantity,
				(cost != null) ? new BigDecimal(cost) : null, null, null);
	}

	@Test
	void theFirstProductOfTheExample() {
		LiveProduct sweater = product(new ProductCategorized(List.of(new Category("Ugly Stuff", "ugly-stuff"))),
				new ProductCostChanged(new BigDecimal("35.00")), new ProductSummarized("A seriously ugly sweater."),
				new ProductExtrasReplaced(List.of(option("2eeabf4c-2b18-11e1-97fe-002500a0451c",
						Map.of("EXTRAS", "Gift Wrap"), "2.00", -1, null))),
				new ProductImageAttached("f881c83b69e04669afbd2a23a8fc738b", IMAGE),
				new ProductOptionsReplaced(List.of(
						option("2ee684a3-2b18-11e1-8102-002500a0451c", Map.of("Color", "Red"), "0.00", 10, "35.00"),
						option("2ee82df3-2b18-11e1-8865-002500a0451c", Map.of("Color", "Blue"), "0.00", 10, "35.00"))),
				new ProductShippingGroupAssigned(2), new ProductTaxGroupAssigned(3), new ProductSkuChanged("123UGLY"));
		assertThat(shown(sweater, MERCHANT, 0L)).isEqualTo("{\"categories\":[\"Ugly Stuff\"],\"cost\":\"$35.00\","
				+ "\"cost_raw\":35.0,\"created\":1324391866,\"currency\":\"USD\","
				+ "\"description\":\"This sweater is horrendously ugly.\","
				+ "\"description_short\":\"A seriously ugly sweater.\",\"digital_samples\":[],"
				+ "\"extras\":[{\"currency\":\"USD\",\"key\":\"2eeabf4c-2b18-11e1-97fe-002500a0451c\","
				+ "\"metadata\":{\"EXTRAS\":\"Gift Wrap\"},\"order\":0,\"quantity\":-1,\"surcharge\":\"$2.00\","
				+ "\"surcharge_raw\":2.0}],\"images\":[{\"tiny\":\"" + IMAGE + "\",\"small\":\"" + IMAGE
				+ "\",\"medium\":\"" + IMAGE + "\",\"large\":\"" + IMAGE + "\",\"huge\":\"" + IMAGE + "\"}],"
				+ "\"key\":\"2ed8d673-2b18-11e1-90ce-002500a0451c\",\"modified\":1324391866,"
				+ "\"name\":\"An ugly sweater\",\"options\":["
				+ "{\"cost\":\"$35.00\",\"cost_raw\":35.0,\"currency\":\"USD\",\"default\":false,\"fetch_sku\":\"\","
				+ "\"key\":\"2ee684a3-2b18-11e1-8102-002500a0451c\",\"metadata\":{\"Color\":\"Red\"},\"order\":0,"
				+ "\"quantity\":10,\"surcharge\":\"$0.00\",\"surcharge_raw\":0.0},"
				+ "{\"cost\":\"$35.00\",\"cost_raw\":35.0,\"currency\":\"USD\",\"default\":false,\"fetch_sku\":\"\","
				+ "\"key\":\"2ee82df3-2b18-11e1-8865-002500a0451c\",\"metadata\":{\"Color\":\"Blue\"},\"order\":1,"
				+ "\"quantity\":10,\"surcharge\":\"$0.00\",\"surcharge_raw\":0.0}],"
				+ "\"order\":0,\"price\":\"$55.00\",\"price_raw\":55.0,\"quantity\":20,\"regular_price\":\"$55.00\","
				+ "\"regular_price_raw\":55.0,\"sale_price\":null,\"sale_price_raw\":null,"
				+ "\"shipping_group\":{\"id\":2,\"name\":\"Default Shipping Group\",\"options\":[]},"
				+ "\"sku\":\"123UGLY\",\"slug\":\"an-ugly-sweater\",\"status\":\"available\","
				+ "\"tax_group\":{\"id\":3,\"name\":\"Physical Goods\",\"taxes\":[]},\"type\":\"physical\","
				+ "\"url\":\"http://example.com/an-ugly-sweater\"}");
	}

	@Test
	void theDefaultOptionAndTheWeightOfTheSecond() {
		LiveProduct podcast = product(
				new ProductOptionsReplaced(
						List.of(new ProductOption(KEY, Map.of(), new BigDecimal("0.00"), -1, null, null, "10021"))),
				new ProductWeightChanged(new BigDecimal("3.333")),
				new ProductVideoAttached("abcdefghijk", "youtube", "https://www.youtube.com/watch?v=abcdefghijk"),
				new ProductVideoAttached("73781961", "vimeo", "https://vimeo.com/73781961"));
		JsonNode shown = shown(podcast);
		assertThat(shown.at("/options").toString()).isEqualTo("[{\"currency\":\"USD\",\"default\":true,"
				+ "\"fetch_sku\":\"10021\",\"key\":\"" + KEY + "\",\"metadata\":{},\"order\":0,\"quantity\":-1,"
				+ "\"surcharge\":\"$0.00\",\"surcharge_raw\":0.0}]");
		assertThat(shown.at("/quantity").asLong()).isEqualTo(-1);
		assertThat(shown.at("/weight").decimalValue()).isEqualTo(new BigDecimal("3.333"));
		assertThat(shown.at("/videos/0/tiny").asString())
			.isEqualTo("https://img.youtube.com/vi/abcdefghijk/default.jpg");
		assertThat(shown.at("/videos/0/huge").asString())
			.isEqualTo("https://img.youtube.com/vi/abcdefghijk/maxresdefault.jpg");
		assertThat(shown.at("/videos/1").toString())
			.isEqualTo("{\"tiny\":null,\"small\":null,\"medium\":null,\"large\":null,\"huge\":null}");
	}

	@Test
	void anImageThatIsKeptHereIsShownByTheUrlsOfItsSizes() {
		String key = "f881c83b69e04669afbd2a23a8fc738b";
		JsonNode shown = shown(product(new ProductImageStored(key, 640, 480)));
		assertThat(shown.at("/images").toString()).isEqualTo(
				"[{\"tiny\":\"https://shop.example/media/" + key + "_tiny.jpg\",\"small\":\"https://shop.example/media/"
						+ key + "_small.jpg\",\"medium\":\"https://shop.example/media/" + key
						+ "_medium.jpg\",\"large\":\"https://shop.example/media/" + key
						+ "_large.jpg\",\"huge\":\"https://shop.example/media/" + key + "_huge.jpg\"}]");
	}

	@Test
	void whatIsUnsetIsLeftOutOrNull() {
		JsonNode shown = shown(product());
		assertThat(shown.propertyNames()).doesNotContain("cost", "cost_raw", "weight", "videos", "form", "name_short",
				"option_style");
		assertThat(shown.propertyNames().stream().filter((name) -> shown.get(name).isNull())).containsExactlyInAnyOrder(
				"description_short", "sale_price", "sale_price_raw", "shipping_group", "sku", "tax_group");
		assertThat(shown.at("/digital_samples").isArray()).isTrue();
	}

	@Test
	void whatIsSetIsShownInItsPlace() {
		JsonNode shown = shown(product(new ProductShortNameChanged("Ugly"), new ProductOptionStyleChanged("separate"),
				new ProductFormReplaced(
						new ProductForm("Ask", List.of(new Field("Email", "jane@doe.com", FieldType.TEXT, true),
								new Field("When", null, FieldType.DATE, false))))));
		assertThat(shown.at("/form").toString()).isEqualTo("{\"name\":\"Ask\",\"fields\":["
				+ "{\"label\":\"Email\",\"placeholder\":\"jane@doe.com\",\"type\":\"text\",\"required\":true},"
				+ "{\"label\":\"When\",\"type\":\"date\",\"required\":false}]}");
		assertThat(shown.at("/name_short").asString()).isEqualTo("Ugly");
		assertThat(shown.at("/option_style").asString()).isEqualTo("separate");
		assertThat(List.copyOf(shown.propertyNames())).isSorted();
	}

	@Test
	void aSaleShowsBothPricesWhileItLasts() {
		LiveProduct onSale = product(new ProductSalePriceChanged(new BigDecimal("49.90")),
				new ProductStatusChanged("on sale"));
		JsonNode shown = shown(onSale);
		assertThat(shown.at("/price").asString()).isEqualTo("$49.90");
		assertThat(shown.at("/price_raw").toString()).isEqualTo("49.9");
		assertThat(shown.at("/regular_price").asString()).isEqualTo("$55.00");
		assertThat(shown.at("/sale_price").asString()).isEqualTo("$49.90");
		JsonNode soldOut = shown((LiveProduct) ProductFold.evolve(onSale, new ProductStatusChanged("sold out")));
		assertThat(soldOut.at("/price").asString()).isEqualTo("$55.00");
		assertThat(soldOut.at("/sale_price").isNull()).isTrue();
	}

	@Test
	void whatNobodyKnowsIsNull() {
		JsonNode shown = JSON.readTree(shown(product(new ProductShippingGroupAssigned(7)), new UUID(2, 2), null));
		assertThat(shown.at("/url").isNull()).isTrue();
		assertThat(shown.at("/order").isNull()).isTrue();
		assertThat(shown.at("/shipping_group").isNull()).isTrue();
	}

	@Test
	void controlCharactersOfTheProductAreNoGaps() {
		String text = "\u0001\u0002a\u0003\u0004";
		JsonNode shown = shown(product(new ProductSummarized(text),
				new ProductCategorized(List.of(new Category("\u00e9\u4e2d\ud83d\ude00", "e")))));
		assertThat(shown.at("/description_short").asString()).isEqualTo(text);
		assertThat(shown.at("/categories/0").asString()).isEqualTo("\u00e9\u4e2d\ud83d\ude00");
	}

	@ParameterizedTest
	@CsvSource({ "0.00, 0.0", "35.00, 35.0", "19.90, 19.9", "3.333, 3.333", "1200, 1200.0", "0.0001, 0.0001" })
	void numbersHaveADecimal(BigDecimal value, String text) {
		assertThat(StoreApiJson.number(value)).isEqualTo(text);
	}

	@Test
	void aVideoOnItsOwn() {
		LiveProduct product = product(new ProductVideoAttached("73781961", "vimeo", "https://vimeo.com/73781961"),
				new ProductVideoAttached("abcdefghijk", "youtube", "https://www.youtube.com/watch?v=abcdefghijk"));
		assertThat(new String(IMAGES.fill(StoreMediaJson.videos(StoreApiJson.videos(product))), StandardCharsets.UTF_8))
			.isEqualTo("[{\"id\":\"73781961\",\"thumb_url\":null,\"type\":\"vimeo\","
					+ "\"url\":\"https://vimeo.com/73781961\"},{\"id\":\"abcdefghijk\","
					+ "\"thumb_url\":\"https://img.youtube.com/vi/abcdefghijk/hqdefault.jpg\",\"type\":\"youtube\","
					+ "\"url\":\"https://www.youtube.com/watch?v=abcdefghijk\"}]");
	}

}
