package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.api.product.ProductDiff.Change;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProductDiffTests {

	private static final UUID ID = UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd");

	private static final LiveProduct TEA = (LiveProduct) ProductFold.evolve(new NoProduct(),
			new ProductCreated(ID, new UUID(1, 1), new UUID(1, 2), "Tea", "tea", null, new BigDecimal("5.00"), "USD",
					null, null, true, true, List.of()));

	private static List<Change> changes(LiveProduct product, ProductEvent... events) {
		Product after = product;
		for (ProductEvent event : events) {
			after = ProductFold.evolve(after, event);
		}
		return ProductDiff.between(product, (LiveProduct) after);
	}

	private static ProductOption option(Map<String, String> metadata, long quantity) {
		return new ProductOption(ID, metadata, new BigDecimal("0.00"), quantity, null, null, null);
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
	void otherOptionsAreToldWhole() {
		assertThat(changes(TEA, new ProductOptionsReplaced(List.of(option(Map.of("Size", "S"), 3)))))
			.extracting(Change::property)
			.containsExactly("quantity", "options");
	}

	@Test
	void aNewProductDiffersInAllThatItHas() {
		assertThat(ProductDiff.between(null, TEA)).contains(new Change("name", null, "Tea"))
			.noneMatch((change) -> change.after() == null);
		assertThat(ProductDiff.between(TEA, null)).contains(new Change("name", "Tea", null));
	}

}
