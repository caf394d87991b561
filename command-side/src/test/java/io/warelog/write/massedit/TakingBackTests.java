package io.warelog.write.massedit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductStatusChanged;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an edit changed goes back, and what else has changed since stays. */
class TakingBackTests {

	private static final UUID ID = new UUID(1, 1);

	private static final ProductCreated CREATED = new ProductCreated(ID, new UUID(1, 2), new UUID(1, 3), "Tea", "tea",
			null, new BigDecimal("55.00"), "USD", null, null, true, true, List.of());

	private static final ProductEvent ON_SALE = new ProductStatusChanged("on sale");

	private static final ProductEvent AT_FORTY = new ProductSalePriceChanged(new BigDecimal("40.00"));

	/**
	 * The creation and what came after, the edit, what came since, and what comes out.
	 */
	@ParameterizedTest
	@MethodSource("edits")
	void theEditIsTakenBack(List<ProductEvent> past, List<ProductEvent> edit, List<ProductEvent> since,
			List<ProductEvent> expected) {
		TakingBack takingBack = takingBack(past, edit, since);

		assertThat(takingBack.obstacles()).isEmpty();
		assertThat(takingBack.target()).isEqualTo(after(expected));
	}

	static Stream<Arguments> edits() {
		return Stream.of(
				edit(of(), of(new ProductRepriced(BigDecimal.TEN)), of(new ProductRenamed("Dust")),
						of(new ProductRenamed("Dust"))),
				edit(of(), of(new ProductRepriced(BigDecimal.TEN)), of(new ProductRepriced(BigDecimal.ONE)), of()),
				edit(of(new ProductDescribed("Loose")), of(new ProductDescribed(null)),
						of(new ProductDescribed("In bags")), of(new ProductDescribed("Loose"))),
				edit(of(categories("a")), of(categories("b")), of(categories("b", "c")), of(categories("a"))),
				// a sale goes back as one thing
				edit(of(), of(AT_FORTY, ON_SALE), of(new ProductStatusChanged("sold out")), of()),
				edit(of(AT_FORTY, ON_SALE), of(new ProductStatusChanged("sold out")),
						of(new ProductSalePriceChanged(null)), of(AT_FORTY, ON_SALE)),
				// of options value by value
				edit(of(options(option(1, "0.00", 3), option(2, "0.00", 3))),
						of(new ProductOptionChanged(option(1, "0.00", 30))),
						of(new ProductOptionChanged(option(1, "2.00", 30)),
								new ProductOptionChanged(option(2, "0.00", 9))),
						of(options(option(1, "2.00", 3), option(2, "0.00", 9)))),
				// also beside new ones
				edit(of(options(option(1, "0.00", 3))), of(new ProductOptionChanged(option(1, "0.00", 30))),
						of(options(option(2, "0.00", 3), option(1, "0.00", 30))),
						of(options(option(2, "0.00", 3), option(1, "0.00", 3)))),
				// a list that the edit replaced comes back whole
				edit(of(options(option(1, "0.00", 3))), of(options(option(2, "0.00", 3))),
						of(options(option(3, "0.00", 3))), of(options(option(1, "0.00", 3)))),
				// images that the edit added go, others stay
				edit(of(image("a")), of(image("b")), of(image("c")), of(image("a"), image("c"))),
				edit(of(image("a")), of(new ProductMediumRemoved("a")), of(image("c")), of(image("c"), image("a"))),
				edit(of(), of(image("b")), of(new ProductMediumRemoved("b")), of()),
				// what had amounts of no concern to the edit may be in another currency
				edit(of(), of(new ProductStatusChanged("sold out")),
						of(new ProductCurrencyChanged(new BigDecimal("900"), "JPY")),
						of(new ProductCurrencyChanged(new BigDecimal("900"), "JPY"))),
				edit(of(), of(new ProductRenamed("Dust")), of(new ProductCurrencyChanged(new BigDecimal("900"), "JPY")),
						of(new ProductCurrencyChanged(new BigDecimal("900"), "JPY"))));
	}

	@ParameterizedTest
	@MethodSource("obstructed")
	void whatCannotBeTakenBackIsTold(List<ProductEvent> past, List<ProductEvent> edit, List<ProductEvent> since,
			String obstacle) {
		assertThat(takingBack(past, edit, since).obstacles()).containsExactly(obstacle);
	}

	static Stream<Arguments> obstructed() {
		String gone = "an option or extra that the mass edit changed has been removed since";
		String currency = "its amounts have been in another currency since";
		ProductEvent yen = new ProductCurrencyChanged(new BigDecimal("900"), "JPY");
		return Stream.of(
				Arguments.of(of(options(option(1, "0.00", 3))), of(new ProductOptionChanged(option(1, "0.00", 30))),
						of(options()), gone),
				Arguments.of(of(), of(new ProductRepriced(BigDecimal.TEN)), of(yen), currency), Arguments.of(of(),
						of(new ProductCostChanged(BigDecimal.TEN)), of(new ProductCostChanged(null), yen), currency),
				Arguments.of(of(), of(yen), of(new ProductRenamed("Dust")), currency));
	}

	private static TakingBack takingBack(List<ProductEvent> past, List<ProductEvent> edit, List<ProductEvent> since) {
		return new TakingBack(after(past), after(past, edit), after(past, edit, since));
	}

	@SafeVarargs
	private static LiveProduct after(List<ProductEvent>... events) {
		Product product = ProductFold.evolve(new NoProduct(), CREATED);
		for (List<ProductEvent> some : events) {
			for (ProductEvent event : some) {
				product = ProductFold.evolve(product, event);
			}
		}
		return (LiveProduct) product;
	}

	private static Arguments edit(List<ProductEvent> past, List<ProductEvent> edit, List<ProductEvent> since,
			List<ProductEvent> expected) {
		return Arguments.of(past, edit, since, expected);
	}

	private static List<ProductEvent> of(ProductEvent... events) {
		return List.of(events);
	}

	private static ProductEvent options(ProductOption... options) {
		return new ProductOptionsReplaced(List.of(options));
	}

	private static ProductOption option(int number, String surcharge, long quantity) {
		return new ProductOption(new UUID(2, number), Map.of("Size", "S"), new BigDecimal(surcharge), quantity, null,
				null, null);
	}

	private static ProductEvent categories(String... slugs) {
		return new ProductCategorized(Stream.of(slugs).map((slug) -> new Category(slug, slug)).toList());
	}

	private static ProductEvent image(String key) {
		return new ProductImageAttached(key, "https://img.example/" + key + ".png");
	}

}
