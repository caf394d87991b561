package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.api.product.ProductDiff.Change;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProductDiffTests {

	private static final UUID ID = UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd");

	private static final LiveProduct TEA = (LiveProduct) ProductFold.evolve(new NoProduct(),
			new ProductCreated(ID, new UUID(1, 1), new UUID(1, 2), "Tea", "tea", null, new BigDecimal("5.00"), "USD",
					null, null, true, true, List.of()));

	private static final UUID SMALL = new UUID(2, 1);

	private static final UUID LARGE = new UUID(2, 2);

	private static LiveProduct after(LiveProduct product, ProductEvent... events) {
		Product after = product;
		for (ProductEvent event : events) {
			after = ProductFold.evolve(after, event);
		}
		return (LiveProduct) after;
	}

	private static List<Change> changes(LiveProduct product, ProductEvent... events) {
		return ProductDiff.between(product, after(product, events));
	}

	private static ProductOption option(UUID key, Map<String, String> metadata, long quantity) {
		return new ProductOption(key, metadata, new BigDecimal("0.00"), quantity, null, null, null);
	}

	@Test
	void whatIsTheSameIsNotTold() {
		assertThat(changes(TEA)).isEmpty();
		assertThat(changes(TEA, new ProductDeactivated(), new ProductActivated())).isEmpty();
	}

	@Test
	void eachPropertyIsToldOnceInOneOrder() {
		assertThat(changes(TEA, new ProductStatusChanged("on sale"),
				new ProductSalePriceChanged(new BigDecimal("4.00")), new ProductRepriced(new BigDecimal("6.00"))))
			.containsExactly(new Change("price", new BigDecimal("5.00"), new BigDecimal("6.00")),
					new Change("sale_price", null, new BigDecimal("4.00")),
					new Change("status", "available", "on sale"));
	}

	@Test
	void theQuantityOfTheDefaultOptionIsTheProducts() {
		ProductOption standard = TEA.options().getFirst();
		ProductOption fewer = new ProductOption(standard.key(), Map.of(), standard.surcharge(), 3, null, null, null);
		assertThat(changes(TEA, new ProductOptionChanged(fewer)))
			.containsExactly(new Change("quantity", ProductOption.UNLIMITED, 3L));
	}

	@Test
	void otherPropertiesOfTheDefaultOptionAreItsOwn() {
		ProductOption standard = TEA.options().getFirst();
		ProductOption dearer = new ProductOption(standard.key(), Map.of(), standard.surcharge(), 3,
				new BigDecimal("1.00"), null, "F");
		assertThat(changes(TEA, new ProductOptionChanged(dearer))).containsExactly(
				new Change("quantity", ProductOption.UNLIMITED, 3L), new Change("fetch_sku", null, "F"),
				new Change("options[" + standard.key() + "].cost", null, new BigDecimal("1.00")));
	}

	@Test
	void optionsThatComeAndGoAreToldWholeAndThoseThatStayByProperty() {
		ProductOption small = option(SMALL, Map.of("Size", "S"), 3);
		ProductOption large = option(LARGE, Map.of("Size", "L"), 5);
		String standard = TEA.options().getFirst().key().toString();
		LiveProduct sized = after(TEA, new ProductOptionsReplaced(List.of(small, large)));

		assertThat(ProductDiff.between(TEA, sized)).extracting(Change::property)
			.containsExactly("quantity", "options", "options[" + standard + "]", "options[" + SMALL + "]",
					"options[" + LARGE + "]");
		assertThat(changes(sized,
				new ProductOptionChanged(
						new ProductOption(SMALL, Map.of("Size", "S"), new BigDecimal("0.50"), 3, null, null, null))))
			.containsExactly(
					new Change("options[" + SMALL + "].surcharge", new BigDecimal("0.00"), new BigDecimal("0.50")));
		assertThat(changes(sized, new ProductOptionsReplaced(List.of(large, small)))).containsExactly(new Change(
				"options", List.of(SMALL.toString(), LARGE.toString()), List.of(LARGE.toString(), SMALL.toString())));
		List<Change> fewer = changes(sized, new ProductOptionsReplaced(List.of(large)));
		assertThat(fewer).extracting(Change::property).containsExactly("quantity", "options", "options[" + SMALL + "]");
		assertThat(fewer.get(2).after()).isNull();
		assertThat(fewer.get(2).before()).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("key", SMALL.toString())
			.containsEntry("metadata", Map.of("Size", "S"))
			.containsEntry("quantity", 3L)
			.containsEntry("cost", null);
	}

	@Test
	void theDefaultOptionMayBecomeOneAmongOthers() {
		UUID standard = TEA.options().getFirst().key();
		assertThat(changes(TEA, new ProductOptionsReplaced(List.of(option(standard, Map.of("Size", "S"), -1)))))
			.containsExactly(new Change("options[" + standard + "].metadata", Map.of(), Map.of("Size", "S")));
	}

	@Test
	void extrasAreToldOneByOne() {
		LiveProduct wrapped = after(TEA, new ProductExtrasReplaced(List.of(option(SMALL, Map.of("Gift", "yes"), 3))));
		assertThat(ProductDiff.between(TEA, wrapped)).extracting(Change::property)
			.containsExactly("extras", "extras[" + SMALL + "]");
		assertThat(changes(wrapped, new ProductExtraChanged(option(SMALL, Map.of("Gift", "yes"), 4))))
			.containsExactly(new Change("extras[" + SMALL + "].quantity", 3L, 4L));
	}

	@Test
	void imagesAndVideosAreToldOneByOneAndByTheirCommonOrder() {
		String image = "0123456789abcdef0123456789abcdef";
		LiveProduct shown = after(TEA, new ProductImageAttached(image, "https://example.com/a.png"),
				new ProductVideoAttached("7", "vimeo", "https://vimeo.com/7"));
		assertThat(ProductDiff.between(TEA, shown)).containsExactly(new Change("media", null, List.of(image, "7")),
				new Change("images[" + image + "]", null, Map.of("uri", "https://example.com/a.png")),
				new Change("videos[7]", null, Map.of("site", "vimeo", "url", "https://vimeo.com/7")));
		assertThat(changes(shown, new ProductMediumMoved("7", 0)))
			.containsExactly(new Change("media", List.of(image, "7"), List.of("7", image)));
		assertThat(changes(shown, new ProductMediumRemoved(image))).extracting(Change::property)
			.containsExactly("media", "images[" + image + "]");
	}

	@Test
	void anImageThatIsKeptIsToldByItsKeyAndSize() {
		String image = "0123456789abcdef0123456789abcdef";
		LiveProduct shown = after(TEA, new ProductImageStored(image, 640, 480));
		assertThat(ProductDiff.between(TEA, shown)).containsExactly(new Change("media", null, List.of(image)),
				new Change("images[" + image + "]", null, Map.of("width", 640, "height", 480)));
	}

	@Test
	void theSameAmountWithOtherDecimalsIsNoChange() {
		LiveProduct sized = after(TEA, new ProductOptionsReplaced(List.of(option(SMALL, Map.of("Size", "S"), 3))));
		assertThat(changes(sized, new ProductCurrencyChanged(new BigDecimal("700"), "JPY"))).containsExactly(
				new Change("price", new BigDecimal("5.00"), new BigDecimal("700")),
				new Change("currency", "USD", "JPY"));
	}

	@Test
	void aNewProductDiffersInAllThatItHas() {
		assertThat(ProductDiff.between(null, TEA)).contains(new Change("name", null, "Tea"))
			.noneMatch((change) -> change.after() == null);
		assertThat(ProductDiff.between(TEA, null)).contains(new Change("name", "Tea", null));
	}

}
