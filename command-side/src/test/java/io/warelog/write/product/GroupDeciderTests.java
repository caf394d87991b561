package io.warelog.write.product;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import org.junit.jupiter.api.Test;

import static io.warelog.write.product.ProductFixture.CARD_FEE;
import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.live;
import static io.warelog.write.product.ProductFixture.none;
import static io.warelog.write.product.ProductFixture.to;
import static io.warelog.write.product.ProductFixture.unacceptable;
import static org.assertj.core.api.Assertions.assertThat;

/** The store has the tax groups 1 and 2 and the shipping groups 2 and 3. */
class GroupDeciderTests {

	private static final Violation NO_TAX_GROUP = new Violation("/tax_group", "names no tax group of the store");

	private static final Violation NO_SHIPPING_GROUP = new Violation("/shipping_group",
			"names no shipping group of the store");

	private static final ProductEvent TAXED = new ProductTaxGroupAssigned(1);

	private static final ProductEvent SHIPPED = new ProductShippingGroupAssigned(3);

	/** Was assigned before it was retired. */
	private static final ProductEvent TAXED_BY_A_RETIRED_ONE = new ProductTaxGroupAssigned(9);

	private static final ProductEvent SHIPPED_BY_A_RETIRED_ONE = new ProductShippingGroupAssigned(9);

	@Test
	void areAssigned() {
		assertThat(decide((wanted) -> {
			wanted.taxGroup = to(1);
			wanted.shippingGroup = to(3);
		}, CREATED)).isEqualTo(accepted(TAXED, SHIPPED));
	}

	@Test
	void areAssignedToANewProduct() {
		ProductCommand create = createWith((wanted) -> {
			wanted.taxGroup = to(1);
			wanted.shippingGroup = to(3);
		});
		assertThat(ProductDecider.decide(create, new NoProduct(), context(DetailsPolicy.FROZEN)))
			.isEqualTo(accepted(CREATED, TAXED, SHIPPED));
	}

	@Test
	void areTakenAway() {
		assertThat(decide((wanted) -> {
			wanted.taxGroup = none();
			wanted.shippingGroup = none();
		}, CREATED, TAXED_BY_A_RETIRED_ONE, SHIPPED))
			.isEqualTo(accepted(new ProductTaxGroupAssigned(null), new ProductShippingGroupAssigned(null)));
	}

	@Test
	void recordNothingWhereTheyAreSoAlready() {
		assertThat(decide((wanted) -> {
			wanted.taxGroup = to(1);
			wanted.shippingGroup = to(3);
		}, CREATED, TAXED, SHIPPED)).isEqualTo(Decision.alreadySo());
	}

	@Test
	void areOfTheirOwnKind() {
		assertThat(decide((wanted) -> {
			wanted.taxGroup = to(3);
			wanted.shippingGroup = to(1);
		}, CREATED)).isEqualTo(Decision.refuse(unacceptable(NO_TAX_GROUP, NO_SHIPPING_GROUP)));
	}

	@Test
	void areNotAssignedAnewOnceTheyAreRetired() {
		assertThat(decide((wanted) -> {
			wanted.taxGroup = to(9);
			wanted.shippingGroup = to(9);
		}, CREATED, TAXED, SHIPPED)).isEqualTo(Decision.refuse(unacceptable(NO_TAX_GROUP, NO_SHIPPING_GROUP)));
	}

	@Test
	void stayWhereTheyAreThoughTheyAreRetired() {
		assertThat(decide((wanted) -> {
			wanted.taxGroup = to(9);
			wanted.shippingGroup = to(9);
		}, CREATED, TAXED_BY_A_RETIRED_ONE, SHIPPED_BY_A_RETIRED_ONE)).isEqualTo(Decision.alreadySo());
	}

	@Test
	void doNotChangeWhileDetailsAreFrozen() {
		assertThat(ProductDecider.decide(change((wanted) -> wanted.taxGroup = to(1)), live(List.of(CREATED)),
				context(DetailsPolicy.FROZEN)))
			.isEqualTo(Decision.refuse(new Refusal.DetailsFrozen()));
	}

	private static Decision<ProductEvent> decide(Consumer<ProductChanges.Draft> wishes, ProductEvent... past) {
		return ProductDecider.decide(change(wishes), live(List.of(past)), context(DetailsPolicy.EDITABLE));
	}

	private static Decision<ProductEvent> accepted(ProductEvent... events) {
		return new Decision.Accepted<>(List.of(events));
	}

	private static ProductContext context(DetailsPolicy details) {
		return new ProductContext(new AtVersion(1, null), details, Set.of(CARD_FEE), Set.of(1, 2), Set.of(2, 3),
				new Slug("green-tea"));
	}

}
