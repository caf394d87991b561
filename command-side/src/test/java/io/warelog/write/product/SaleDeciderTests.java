package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.write.decision.Refusal.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.none;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.to;
import static io.warelog.write.product.ProductFixture.unacceptable;

/** On sale means the status of that name, which takes a sale price. */
class SaleDeciderTests {

	private static final ProductEvent AT_FIFTY = new ProductSalePriceChanged(new BigDecimal("50.00"));

	private static final ProductEvent ON_SALE = new ProductStatusChanged("on sale");

	private final ProductFixture fixture = new ProductFixture();

	/**
	 * The status and sale price before, then those wanted, with "-" for what is absent
	 * and "none" for a sale price that is to be cleared; then the events, or the fault of
	 * the sale price.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			available   | -     | -           | 50     | price 50.00, on sale
			available   | -     | -           | none   | nothing
			available   | -     | available   | -      | nothing
			available   | -     | available   | none   | nothing
			available   | -     | available   | 50     | goes with the status on sale, not with available
			available   | -     | on sale     | -      | is required for a product on sale
			available   | -     | on sale     | none   | is required for a product on sale
			available   | -     | on sale     | 50     | price 50.00, on sale
			available   | -     | hidden      | -      | hidden
			available   | -     | hidden      | 50     | price 50.00, hidden
			available   | -     | sold out    | -      | sold out
			available   | -     | sold out    | 50     | price 50.00, sold out
			available   | -     | coming soon | -      | coming soon
			available   | -     | coming soon | none   | coming soon
			on sale     | 50.00 | -           | -      | nothing
			on sale     | 50.00 | -           | 50     | nothing
			on sale     | 50.00 | -           | 45.5   | price 45.50
			on sale     | 50.00 | -           | none   | price none, available
			on sale     | 50.00 | on sale     | -      | nothing
			on sale     | 50.00 | on sale     | 45     | price 45.00
			on sale     | 50.00 | on sale     | none   | is required for a product on sale
			on sale     | 50.00 | available   | -      | price none, available
			on sale     | 50.00 | available   | none   | price none, available
			on sale     | 50.00 | available   | 45     | goes with the status on sale, not with available
			on sale     | 50.00 | hidden      | -      | hidden
			on sale     | 50.00 | hidden      | 45     | price 45.00, hidden
			on sale     | 50.00 | hidden      | none   | price none, hidden
			on sale     | 50.00 | sold out    | -      | sold out
			on sale     | 50.00 | coming soon | -      | coming soon
			hidden      | -     | -           | 50     | price 50.00
			hidden      | -     | -           | none   | nothing
			hidden      | -     | on sale     | -      | is required for a product on sale
			hidden      | -     | on sale     | 50     | price 50.00, on sale
			hidden      | -     | available   | -      | available
			hidden      | 50.00 | -           | 45     | price 45.00
			hidden      | 50.00 | -           | none   | price none
			hidden      | 50.00 | on sale     | -      | on sale
			hidden      | 50.00 | on sale     | 45     | price 45.00, on sale
			hidden      | 50.00 | available   | -      | price none, available
			hidden      | 50.00 | sold out    | -      | sold out
			sold out    | 50.00 | on sale     | 50.00  | on sale
			coming soon | 50.00 | -           | -      | nothing
			available   | -     | -           | 0      | must be more than 0
			available   | -     | -           | -1     | must be more than 0
			available   | -     | on sale     | 0      | must be more than 0
			available   | -     | available   | 0      | must be more than 0
			hidden      | 50.00 | -           | 49.999 | must have at most 2 decimals, as USD has
			hidden      | 50.00 | on sale     | 1e99   | must be at most 10000000000.00 USD
			""")
	void aSaleTakesAPrice(String status, @Nullable String price, @Nullable String wantedStatus,
			@Nullable String wantedPrice, String outcome) {
		var result = this.fixture.given(before(status, price)).when(change((wanted) -> {
			wanted.status = (wantedStatus != null) ? ProductStatus.of(wantedStatus) : null;
			if (wantedPrice != null) {
				wanted.salePrice = "none".equals(wantedPrice) ? none() : to(new BigDecimal(wantedPrice));
			}
		}));
		if (outcome.matches("(must|goes|is) .*")) {
			refused(result, unacceptable(new Violation("/sale_price", outcome)));
		}
		else {
			accepted(result, events(outcome));
		}
	}

	@Test
	void aNewRegularPriceLeavesTheSaleAsItIs() {
		accepted(
				this.fixture.given(CREATED, AT_FIFTY, ON_SALE)
					.when(change((wanted) -> wanted.price = new BigDecimal("60"))),
				new ProductRepriced(new BigDecimal("60.00")));
	}

	@Test
	void aNewProductWithASalePriceIsOnSale() {
		accepted(this.fixture.givenNothing().when(createWith((wanted) -> wanted.salePrice = to(new BigDecimal("50")))),
				CREATED, AT_FIFTY, ON_SALE);
	}

	@Test
	void aNewProductKeepsASalePriceForLater() {
		accepted(this.fixture.givenNothing().when(createWith((wanted) -> {
			wanted.status = ProductStatus.HIDDEN;
			wanted.salePrice = to(new BigDecimal("50"));
		})), CREATED, AT_FIFTY, new ProductStatusChanged("hidden"));
	}

	@Test
	void aNewProductIsNotOnSaleWithoutAPrice() {
		refused(this.fixture.givenNothing().when(createWith((wanted) -> wanted.status = ProductStatus.ON_SALE)),
				unacceptable(new Violation("/sale_price", "is required for a product on sale")));
	}

	private static List<ProductEvent> before(String status, @Nullable String price) {
		List<ProductEvent> past = new ArrayList<>(List.of(CREATED));
		if (price != null) {
			past.add(new ProductSalePriceChanged(new BigDecimal(price)));
		}
		if (!"available".equals(status)) {
			past.add(new ProductStatusChanged(status));
		}
		return past;
	}

	private static ProductEvent[] events(String outcome) {
		List<ProductEvent> events = new ArrayList<>();
		for (String event : outcome.split(", ")) {
			if (event.startsWith("price ")) {
				String price = event.substring("price ".length());
				events.add(new ProductSalePriceChanged("none".equals(price) ? null : new BigDecimal(price)));
			}
			else if (!"nothing".equals(event)) {
				events.add(new ProductStatusChanged(event));
			}
		}
		return events.toArray(ProductEvent[]::new);
	}

}
