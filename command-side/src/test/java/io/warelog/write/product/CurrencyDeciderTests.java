package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.value.CurrencyCode;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.DEFAULT_OPTION;
import static io.warelog.write.product.ProductFixture.GIFT_WRAP;
import static io.warelog.write.product.ProductFixture.GREEN;
import static io.warelog.write.product.ProductFixture.RED;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.to;
import static io.warelog.write.product.ProductFixture.unacceptable;

/** A product changes its currency only while its price is its only amount. */
class CurrencyDeciderTests {

	private static final CurrencyCode YEN = new CurrencyCode("JPY");

	private static final ProductEvent IN_YEN = new ProductCurrencyChanged(new BigDecimal("900"), "JPY");

	private final ProductFixture fixture = new ProductFixture();

	@ParameterizedTest
	@MethodSource("furtherAmounts")
	void furtherAmountsKeepTheCurrency(ProductEvent amount) {
		refused(this.fixture.given(CREATED, amount).when(change(CurrencyDeciderTests::inYen)),
				new Refusal.FurtherAmounts());
	}

	@ParameterizedTest
	@MethodSource("furtherAmounts")
	void theSameCurrencyMayBeSaid(ProductEvent amount) {
		accepted(this.fixture.given(CREATED, amount)
			.when(change((wanted) -> wanted.currency = new CurrencyCode("USD"))));
	}

	@Test
	void furtherAmountsThatAreGoneDoNotKeepIt() {
		accepted(this.fixture
			.given(CREATED, new ProductCostChanged(BigDecimal.ONE), new ProductCostChanged(null),
					new ProductOptionsReplaced(List.of(GREEN)), new ProductOptionsReplaced(List.of()))
			.when(change(CurrencyDeciderTests::inYen)), IN_YEN);
	}

	@Test
	void optionsWithoutAmountsDoNotKeepIt() {
		accepted(this.fixture.given(CREATED, new ProductOptionsReplaced(List.of(RED)))
			.when(change(CurrencyDeciderTests::inYen)), IN_YEN);
	}

	@Test
	void theOtherAmountsOfTheChangeAreOfTheNewCurrency() {
		accepted(this.fixture.given(CREATED).when(change((wanted) -> {
			inYen(wanted);
			wanted.salePrice = to(new BigDecimal("800.0"));
			wanted.cost = to(new BigDecimal("500"));
			wanted.quantity = 5L;
		})), IN_YEN, new ProductSalePriceChanged(new BigDecimal("800")), new ProductStatusChanged("on sale"),
				new ProductCostChanged(new BigDecimal("500")), new ProductOptionChanged(
						new ProductOption(DEFAULT_OPTION, Map.of(), new BigDecimal("0"), 5, null, null, null)));
	}

	@Test
	void theSurchargesOfTheChangeAreOfTheNewCurrency() {
		WantedOption red = new WantedOption(RED.key(), true, RED.metadata(), new BigDecimal("100.00"), 3, null, null,
				null);
		accepted(this.fixture.given(CREATED, new ProductOptionsReplaced(List.of(RED))).when(change((wanted) -> {
			inYen(wanted);
			wanted.options = List.of(red);
		})), IN_YEN, new ProductOptionChanged(
				new ProductOption(RED.key(), RED.metadata(), new BigDecimal("100"), 3, null, null, null)));
	}

	@Test
	void whatIsTooPreciseForTheNewCurrencyIsAFault() {
		WantedOption red = new WantedOption(RED.key(), true, RED.metadata(), new BigDecimal("0.50"), 3, null, null,
				null);
		String fault = "must be a whole number, as JPY has no decimals";
		refused(this.fixture.given(CREATED, new ProductOptionsReplaced(List.of(RED))).when(change((wanted) -> {
			inYen(wanted);
			wanted.salePrice = to(new BigDecimal("8.50"));
			wanted.cost = to(new BigDecimal("5.50"));
			wanted.options = List.of(red);
		})), unacceptable(new Violation("/sale_price", fault), new Violation("/cost", fault),
				new Violation("/options/0/surcharge", fault)));
	}

	@Test
	void faultsAreToldBeforeFurtherAmounts() {
		refused(this.fixture.given(CREATED, new ProductCostChanged(BigDecimal.ONE))
			.when(change((wanted) -> wanted.currency = YEN)),
				unacceptable(new Violation("/price", "is required with another currency")));
	}

	@Test
	void aSalePriceThatIsNotSpokenOfIsNoFault() {
		refused(this.fixture
			.given(CREATED, new ProductSalePriceChanged(new BigDecimal("49.90")), new ProductStatusChanged("hidden"))
			.when(change((wanted) -> {
				inYen(wanted);
				wanted.status = ProductStatus.ON_SALE;
			})), new Refusal.FurtherAmounts());
	}

	@Test
	void furtherAmountsAreToldBeforeOtherConflicts() {
		refused(this.fixture.given(CREATED, new ProductOptionsReplaced(List.of(GREEN, RED)), new ProductArchived())
			.when(change((wanted) -> {
				inYen(wanted);
				wanted.quantity = 5L;
				wanted.active = true;
			})), new Refusal.FurtherAmounts());
	}

	@Test
	void frozenDetailsAreToldBeforeFurtherAmounts() {
		refused(this.fixture.frozen()
			.given(CREATED, new ProductCostChanged(BigDecimal.ONE))
			.when(change(CurrencyDeciderTests::inYen)), new Refusal.DetailsFrozen());
	}

	@Test
	void aPriceIsNotHeldAgainstTheFormerCurrencyWhenTheWantedOneCannotBeRead() {
		Violation unreadable = new Violation("/currency_code", "must be an ISO 4217 currency code, such as USD");
		refused(this.fixture.given(CREATED)
			.when(change((wanted) -> wanted.price = new BigDecimal("1.255"), unreadable)), unacceptable(unreadable));
		refused(this.fixture.given(CREATED).when(change((wanted) -> wanted.price = new BigDecimal("-1"), unreadable)),
				unacceptable(unreadable, new Violation("/price", "must be more than 0")));
	}

	@Test
	void aPriceThatCannotBeReadIsNotMissingToo() {
		Violation unreadable = new Violation("/price", "must be a number, not a string");
		refused(this.fixture.given(CREATED).when(change((wanted) -> wanted.currency = YEN, unreadable)),
				unacceptable(unreadable));
	}

	static Stream<ProductEvent> furtherAmounts() {
		ProductOption withCost = new ProductOption(RED.key(), RED.metadata(), RED.surcharge(), 1,
				new BigDecimal("0.00"), null, null);
		ProductOption withSurcharge = new ProductOption(RED.key(), RED.metadata(), new BigDecimal("0.01"), 1, null,
				null, null);
		return Stream.of(new ProductCostChanged(new BigDecimal("35.00")),
				new ProductSalePriceChanged(new BigDecimal("50.00")),
				new ProductOptionsReplaced(List.of(RED, withSurcharge)), new ProductOptionsReplaced(List.of(withCost)),
				new ProductExtrasReplaced(List.of(withSurcharge)), new ProductExtrasReplaced(List.of(withCost)),
				new ProductExtrasReplaced(List.of(GIFT_WRAP)));
	}

	private static void inYen(ProductChanges.Draft wanted) {
		wanted.currency = YEN;
		wanted.price = new BigDecimal("900");
	}

}
