package io.warelog.api.product;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LiveProductTests {

	private static final UUID PRODUCT = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final UUID ANOTHER = UUID.fromString("019a0000-0000-7000-8000-000000000002");

	private static final LiveProduct TEA = (LiveProduct) ProductFold.evolve(new NoProduct(), new ProductCreated(PRODUCT,
			ANOTHER, ANOTHER, "Tea", "tea", null, new BigDecimal("55.00"), "USD", null, null, true, true, List.of()));

	private static final BigDecimal SALE_PRICE = new BigDecimal("50.00");

	@ParameterizedTest
	@EnumSource
	void aProductWithoutASalePriceIsNotOnSale(ProductStatus status) {
		LiveProduct product = TEA.with((draft) -> draft.status = status);
		assertThat(product.onSale()).isFalse();
		assertThat(product.currentPrice()).isEqualTo(TEA.price());
	}

	@ParameterizedTest
	@EnumSource
	void aSalePriceCountsWhileTheProductIsOnSale(ProductStatus status) {
		LiveProduct product = TEA.with((draft) -> {
			draft.status = status;
			draft.salePrice = SALE_PRICE;
		});
		boolean onSale = status == ProductStatus.ON_SALE;
		assertThat(product.onSale()).isEqualTo(onSale);
		assertThat(product.currentPrice())
			.isEqualTo(onSale ? new Money(SALE_PRICE, new CurrencyCode("USD")) : TEA.price());
	}

	@ParameterizedTest
	@CsvSource({ "-1, -1", "0, 0", "7, 7", "3 4, 7", "0 0, 0", "3 -1, -1", "-1 3, -1", "-1 -1, -1", "1 2 3, 6" })
	void thereAreAsManyAsOfAllOptions(String quantities, long sum) {
		assertThat(withQuantities(quantities).quantity()).isEqualTo(sum);
	}

	@Test
	void thereIsAnyNumberOfANewProduct() {
		assertThat(TEA.quantity()).isEqualTo(ProductOption.UNLIMITED);
	}

	@Test
	void aNewProductHasNoAmountBesideItsPrice() {
		assertThat(TEA.hasFurtherAmounts()).isFalse();
	}

	@Test
	void salePriceAndCostAreFurtherAmounts() {
		assertThat(TEA.with((draft) -> draft.salePrice = SALE_PRICE).hasFurtherAmounts()).isTrue();
		assertThat(TEA.with((draft) -> draft.cost = SALE_PRICE).hasFurtherAmounts()).isTrue();
		assertThat(TEA.with((draft) -> draft.cost = new BigDecimal("0.00")).hasFurtherAmounts()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "0.00, -, false", "0.01, -, true", "0.00, 0.00, true", "1.00, 2.00, true" })
	void surchargesAndCostsOfOptionsAndExtrasAreFurtherAmounts(String surcharge, @Nullable String cost,
			boolean further) {
		ProductOption option = new ProductOption(ANOTHER, Map.of("Kind", "Green"), new BigDecimal(surcharge), 1,
				(cost != null) ? new BigDecimal(cost) : null, BigDecimal.TEN, "1001");
		assertThat(TEA.with((draft) -> draft.options = List.of(option)).hasFurtherAmounts()).isEqualTo(further);
		assertThat(TEA.with((draft) -> draft.extras = List.of(option)).hasFurtherAmounts()).isEqualTo(further);
	}

	@Test
	void theDefaultOptionHasAKeyOfTheCustomKindThatFollowsFromTheProducts() {
		ProductOption option = ProductOption.standard(PRODUCT, new BigDecimal("0.00"));
		assertThat(option.key()).hasToString("019a0000-0000-8000-8000-000000000001");
		assertThat(option.key().version()).isEqualTo(8);
		assertThat(option.key().variant()).isEqualTo(2);
		assertThat(option).isEqualTo(ProductOption.standard(PRODUCT, new BigDecimal("0.00")));
		assertThat(option.key()).isNotEqualTo(ProductOption.standard(ANOTHER, new BigDecimal("0.00")).key());
	}

	@Test
	void theDefaultOptionIsWithoutLimitAndWithoutAnythingElse() {
		ProductOption option = ProductOption.standard(PRODUCT, new BigDecimal("0.00"));
		assertThat(option).isEqualTo(new ProductOption(option.key(), Map.of(), new BigDecimal("0.00"),
				ProductOption.UNLIMITED, null, null, null));
		assertThat(option.isDefault()).isTrue();
		assertThat(new ProductOption(option.key(), Map.of("Kind", "Green"), BigDecimal.ZERO, 1, null, null, null)
			.isDefault()).isFalse();
	}

	@Test
	void anOptionKeepsTheOrderOfItsColumns() {
		Map<String, String> columns = new LinkedHashMap<>();
		List.of("Size", "Color", "Age", "Zest", "Body").forEach((column) -> columns.put(column, column));
		ProductOption option = new ProductOption(ANOTHER, columns, BigDecimal.ZERO, 1, null, null, null);
		columns.clear();
		assertThat(option.metadata().keySet()).containsExactly("Size", "Color", "Age", "Zest", "Body");
	}

	private static LiveProduct withQuantities(String quantities) {
		List<ProductOption> options = Stream.of(quantities.split(" "))
			.map((quantity) -> new ProductOption(UUID.randomUUID(), Map.of("Kind", "Green"), BigDecimal.ZERO,
					Long.parseLong(quantity), null, null, null))
			.toList();
		return TEA.with((draft) -> draft.options = options);
	}

}
