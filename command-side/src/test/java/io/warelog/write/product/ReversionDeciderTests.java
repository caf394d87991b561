package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductMediumMoved;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.value.MerchantId;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.LostFact;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductContext.Earlier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.GREEN;
import static io.warelog.write.product.ProductFixture.IMAGE;
import static io.warelog.write.product.ProductFixture.RED;
import static io.warelog.write.product.ProductFixture.RETIRED_FEE;
import static io.warelog.write.product.ProductFixture.UNKNOWN_FEE;
import static io.warelog.write.product.ProductFixture.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Going back to an earlier state. The store has the tax group 1 and the shipping group 2.
 */
class ReversionDeciderTests {

	private static final ProductOption CHANGED_GREEN = new ProductOption(GREEN.key(), GREEN.metadata(),
			new BigDecimal("3.00"), 1, null, null, null);

	@ParameterizedTest
	@MethodSource("reversions")
	void whatHasHappenedSinceIsTakenBackFactByFact(List<ProductEvent> past, List<ProductEvent> since,
			List<ProductEvent> events) {
		assertThat(revert(past, since, editable())).isEqualTo(new Decision.Accepted<>(events));
	}

	static Stream<Arguments> reversions() {
		return Stream.of(
				back(of(), of(new ProductRenamed("Dust"), new ProductRepriced(BigDecimal.ONE)),
						new ProductRenamed("Green tea"), new ProductRepriced(new BigDecimal("55.00"))),
				back(of(), of(new ProductShortNameChanged("Tea")), new ProductShortNameChanged(null)),
				back(of(), of(new ProductMadeOneTime()), new ProductMadeRecurring("monthly")),
				back(of(new ProductMadeOneTime()), of(new ProductMadeRecurring("daily")), new ProductMadeOneTime()),
				back(of(), of(new ProductArchived()), new ProductUnarchived()),
				back(of(new ProductDeactivated()), of(new ProductArchived()), new ProductUnarchived(),
						new ProductDeactivated()),
				back(of(new ProductArchived()), of(new ProductUnarchived(), new ProductDeactivated()),
						new ProductArchived()),
				back(of(), of(new ProductDeactivated()), new ProductActivated()),
				back(of(),
						of(new ProductSalePriceChanged(new BigDecimal("40.00")), new ProductStatusChanged("on sale")),
						new ProductSalePriceChanged(null), new ProductStatusChanged("available")),
				back(of(new ProductOptionsReplaced(List.of(GREEN, RED))), of(new ProductOptionChanged(CHANGED_GREEN)),
						new ProductOptionChanged(GREEN)),
				back(of(new ProductOptionsReplaced(List.of(GREEN, RED))), of(new ProductOptionsReplaced(List.of())),
						new ProductOptionsReplaced(List.of(GREEN, RED))),
				back(of(new ProductImageAttached(IMAGE.key(), IMAGE.uri()),
						new ProductVideoAttached(VIDEO.key(), VIDEO.site(), VIDEO.url())),
						of(new ProductMediumRemoved(IMAGE.key()),
								new ProductImageAttached("other", "https://img.example/o.png")),
						new ProductMediumRemoved("other"), new ProductImageAttached(IMAGE.key(), IMAGE.uri()),
						new ProductMediumMoved(IMAGE.key(), 0)),
				back(of(),
						of(new ProductCurrencyChanged(new BigDecimal("900"), "JPY"),
								new ProductSalePriceChanged(new BigDecimal("800")), new ProductStatusChanged("on sale"),
								new ProductCostChanged(new BigDecimal("500"))),
						new ProductSalePriceChanged(null), new ProductCostChanged(null),
						new ProductCurrencyChanged(new BigDecimal("55.00"), "USD"),
						new ProductStatusChanged("available")));
	}

	@Test
	void amountsThatItHadInTheOtherCurrencyComeBackWithIt() {
		List<ProductEvent> past = List.of(CREATED, new ProductCostChanged(new BigDecimal("30.00")),
				new ProductOptionsReplaced(List.of(GREEN)));
		List<ProductEvent> since = List.of(new ProductCostChanged(null), new ProductOptionsReplaced(List.of()),
				new ProductCurrencyChanged(new BigDecimal("900"), "JPY"));

		Decision<ProductEvent> decision = revert(past, since, editable());

		assertThat(after(after(new NoProduct(), join(past, since)), accepted(decision)))
			.isEqualTo(after(new NoProduct(), past));
	}

	@Test
	void nothingHappensWhereItIsSoAlready() {
		assertThat(revert(of(), List.of(new ProductRenamed("Dust"), new ProductRenamed("Green tea")), editable()))
			.isEqualTo(Decision.alreadySo());
	}

	@Test
	void allThatCannotComeBackIsTold() {
		assertThat(revert(
				List.of(CREATED, new ProductFeesAssigned(List.of(RETIRED_FEE, UNKNOWN_FEE)),
						new ProductTaxGroupAssigned(9), new ProductShippingGroupAssigned(9)),
				List.of(new ProductFeesAssigned(List.of(UNKNOWN_FEE)), new ProductTaxGroupAssigned(null),
						new ProductShippingGroupAssigned(2)),
				editable()))
			.isEqualTo(Decision.refuse(new Refusal.CannotComeBack(
					List.of(new LostFact("fee_type_ids", RETIRED_FEE + " has been retired since"),
							new LostFact("tax_group", "9 has been retired since"),
							new LostFact("shipping_group", "9 has been retired since")))));
	}

	@Test
	void whatIsRetiredMayStay() {
		assertThat(revert(List.of(CREATED, new ProductTaxGroupAssigned(9)), List.of(new ProductRenamed("Dust")),
				editable()))
			.isEqualTo(Decision.accept(new ProductRenamed("Green tea")));
	}

	@Test
	void frozenDetailsStayAsTheyAre() {
		assertThat(revert(of(), List.of(new ProductRenamed("Dust")), frozen()))
			.isEqualTo(Decision.refuse(new Refusal.DetailsFrozen()));
		assertThat(revert(of(), List.of(new ProductDeactivated()), frozen()))
			.isEqualTo(Decision.accept(new ProductActivated()));
		assertThat(revert(of(), List.of(new ProductDeleted()), frozen()))
			.isEqualTo(Decision.refuse(new Refusal.DetailsFrozen()));
	}

	@Test
	void aDeletedProductIsRestoredAndThenBroughtBack() {
		assertThat(revert(of(), List.of(new ProductDeleted()), editable()))
			.isEqualTo(Decision.accept(new ProductRestored()));
		assertThat(revert(of(), List.of(new ProductRenamed("Dust"), new ProductDeleted()), editable()))
			.isEqualTo(new Decision.Accepted<>(List.of(new ProductRestored(), new ProductRenamed("Green tea"))));
	}

	@Test
	void aDeletedProductMayPointAtWhatItPointedAt() {
		assertThat(revert(List.of(CREATED, new ProductTaxGroupAssigned(9)), List.of(new ProductDeleted()), editable()))
			.isEqualTo(Decision.accept(new ProductRestored()));
	}

	@Test
	void aSlugThatIsTakenIsToldWithAllElse() {
		Product deleted = after(new NoProduct(), List.of(CREATED, new ProductTaxGroupAssigned(9),
				new ProductTaxGroupAssigned(null), new ProductDeleted()));
		Product target = after(new NoProduct(), List.of(CREATED, new ProductTaxGroupAssigned(9)));

		Decision<ProductEvent> decision = ProductDecider.decide(command(2), deleted,
				editable().with(new Earlier(target, false)));

		assertThat(decision).isEqualTo(Decision.refuse(new Refusal.CannotComeBack(
				List.of(new LostFact("slug", "'green-tea' has been taken by another product since"),
						new LostFact("tax_group", "9 has been retired since")))));
	}

	@Test
	void versionsThatItHasNotHadOrWasDeletedInAreNoStates() {
		Product live = after(new NoProduct(), of());
		assertThat(ProductDecider.decide(command(7), live, editable().with(new Earlier(new NoProduct(), false))))
			.isEqualTo(refused("is no version that the product has had"));
		assertThat(ProductDecider.decide(command(7), live,
				editable().with(new Earlier(new DeletedProduct((LiveProduct) live), false))))
			.isEqualTo(refused("is the version in which the product was deleted"));
	}

	@Test
	void faultsOfTheRequestAreToldOnce() {
		Violation fault = new Violation("/to", "is required");
		RevertProduct revert = new RevertProduct(ProductFixture.product(), ProductFixture.merchant(), 1,
				List.of(fault));
		assertThat(ProductDecider.decide(revert, after(new NoProduct(), of()),
				editable().with(new Earlier(new NoProduct(), false))))
			.isEqualTo(Decision.refuse(new Refusal.Unacceptable(List.of(fault))));
	}

	@Test
	void anothersProductIsNone() {
		RevertProduct revert = new RevertProduct(ProductFixture.product(),
				new MerchantId(ProductFixture.OTHER_MERCHANT), 1, List.of());
		Product live = after(new NoProduct(), of());
		for (Product product : List.of(live, new DeletedProduct((LiveProduct) live))) {
			assertThat(ProductDecider.decide(revert, product, editable().with(new Earlier(live, true))))
				.isEqualTo(Decision.refuse(new Refusal.NotFound("product")));
		}
	}

	@Test
	void aVersionThatTheCallerHasNotSeenIsNotReverted() {
		ProductContext context = new ProductContext(new AtVersion(3, Set.of(2L)), DetailsPolicy.EDITABLE, Set.of(),
				Set.of(), Set.of(), null);
		Product live = after(new NoProduct(), of());
		for (Product product : List.of(live, new DeletedProduct((LiveProduct) live))) {
			assertThat(ProductDecider.decide(command(1), product, context.with(new Earlier(live, true))))
				.isEqualTo(Decision.refuse(new Refusal.VersionMismatch(3)));
		}
	}

	/** 1,200 sequences of up to 60 commands, each with all the versions it comes to. */
	@Test
	void revertingToAnyVersionGivesItsStateOrTheReason() {
		int reverted = 0;
		int restored = 0;
		int refused = 0;
		for (int seed = 0; seed < 1_200; seed++) {
			GeneratedHistory history = new GeneratedHistory(seed).commands(1 + seed % 60);
			boolean slugFree = seed % 7 != 0;
			for (Map.Entry<Long, Product> version : history.states().entrySet()) {
				String at = "seed " + seed + ", from " + history.version() + " to " + version.getKey();
				Decision<ProductEvent> decision = history.reverted(version.getKey(), slugFree);
				if (!(version.getValue() instanceof LiveProduct target)) {
					assertThat(decision).as(at).isEqualTo(refused("is the version in which the product was deleted"));
					continue;
				}
				boolean deleted = history.product() instanceof DeletedProduct;
				LiveProduct now = deleted ? ((DeletedProduct) history.product()).last()
						: (LiveProduct) history.product();
				boolean possible = history.mayPointAtAllOf(now, target) && (slugFree || !deleted);
				switch (decision) {
					case Decision.Accepted<ProductEvent> accepted -> {
						assertThat(history.after(accepted.events())).as(at).isEqualTo(target);
						assertThat(possible).as(at).isTrue();
						reverted++;
						restored += deleted ? 1 : 0;
					}
					case Decision.Refused<ProductEvent>(Refusal refusal) -> {
						assertThat(refusal).as(at).isInstanceOf(Refusal.CannotComeBack.class);
						assertThat(possible).as(at).isFalse();
						refused++;
					}
				}
			}
		}
		assertThat(reverted).isGreaterThan(5_000);
		assertThat(restored).isGreaterThan(500);
		assertThat(refused).isGreaterThan(500);
	}

	private static Decision<ProductEvent> refused(String detail) {
		return Decision.refuse(new Refusal.Unacceptable(List.of(new Violation("/to", detail))));
	}

	private static Decision<ProductEvent> revert(List<ProductEvent> past, List<ProductEvent> since,
			ProductContext context) {
		Product target = after(new NoProduct(), past);
		return ProductDecider.decide(command(past.size()), after(target, since),
				context.with(new Earlier(target, true)));
	}

	private static RevertProduct command(long to) {
		return new RevertProduct(ProductFixture.product(), ProductFixture.merchant(), to, List.of());
	}

	private static Product after(Product product, List<ProductEvent> events) {
		Product after = product;
		for (ProductEvent event : events) {
			after = ProductFold.evolve(after, event);
		}
		return after;
	}

	private static List<ProductEvent> accepted(Decision<ProductEvent> decision) {
		return ((Decision.Accepted<ProductEvent>) decision).events();
	}

	private static List<ProductEvent> of(ProductEvent... further) {
		return join(List.of(CREATED), List.of(further));
	}

	private static List<ProductEvent> join(List<ProductEvent> first, List<ProductEvent> then) {
		List<ProductEvent> all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}

	/** A case: what was, what has happened since, and what happens by going back. */
	private static Arguments back(List<ProductEvent> past, List<ProductEvent> since, ProductEvent... events) {
		return Arguments.of(past, since.subList(1, since.size()), List.of(events));
	}

	private static ProductContext editable() {
		return context(DetailsPolicy.EDITABLE);
	}

	private static ProductContext frozen() {
		return context(DetailsPolicy.FROZEN);
	}

	private static ProductContext context(DetailsPolicy details) {
		Set<UUID> fees = Set.of(ProductFixture.CARD_FEE, ProductFixture.EXPRESS_FEE);
		return new ProductContext(new AtVersion(1, null), details, fees, Set.of(1), Set.of(2), null);
	}

}
