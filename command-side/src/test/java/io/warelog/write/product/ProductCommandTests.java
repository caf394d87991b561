package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.warelog.api.product.Category;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductChanges.Placement;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static io.warelog.write.product.ProductFixture.CARD_FEE;
import static io.warelog.write.product.ProductFixture.GREEN;
import static io.warelog.write.product.ProductFixture.IMAGE;
import static io.warelog.write.product.ProductFixture.RED;
import static io.warelog.write.product.ProductFixture.VIDEO;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.create;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.merchant;
import static io.warelog.write.product.ProductFixture.none;
import static io.warelog.write.product.ProductFixture.product;
import static io.warelog.write.product.ProductFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

/** Commands are plain data, so that they can be decided on another machine. */
class ProductCommandTests {

	private static final Violation VIOLATION = new Violation("/name", "must be text");

	private static final WantedOption KNOWN = new WantedOption(GREEN.key(), true, Map.of("Color", "Green"),
			new BigDecimal("1.50"), 3, to(new BigDecimal("2.50")), none(), to("1001"));

	private static final WantedOption NEW = new WantedOption(RED.key(), false, Map.of("Color", "Red"), BigDecimal.ZERO,
			-1, null, null, null);

	private final JsonMapper json = PayloadJson.mapper();

	@ParameterizedTest
	@MethodSource("commands")
	void arriveAsTheyWereSent(ProductCommand command) {
		String sent = this.json.writeValueAsString(command);
		assertThat(this.json.readValue(sent, command.getClass())).isEqualTo(command);
	}

	@Test
	void noneIsMissingAbove() {
		assertThat(commands().<Class<?>>map(ProductCommand::getClass).distinct())
			.containsExactlyInAnyOrder(ProductCommand.class.getPermittedSubclasses());
	}

	static Stream<ProductCommand> commands() {
		return Stream.of(create(), createWith(ProductCommandTests::wantAll), change(ProductChanges.NONE),
				change(ProductCommandTests::wantAll, VIOLATION), change(ProductCommandTests::wantNone),
				new ArchiveProduct(product(), merchant()), new UnarchiveProduct(product(), merchant()),
				new DeleteProduct(product(), merchant()),
				new RevertProduct(product(), merchant(), 7, List.of(VIOLATION)),
				new ReplaceOptions(product(), merchant(), OptionKind.EXTRA, List.of(KNOWN, NEW), List.of(VIOLATION)),
				new ChangeOption(product(), merchant(), OptionKind.OPTION, GREEN.key(),
						new OptionChanges(new BigDecimal("1.50"), 5L, to(new BigDecimal("2.50")), none(), to("1001")),
						List.of(VIOLATION)),
				new ChangeOption(product(), merchant(), OptionKind.OPTION, GREEN.key(),
						new OptionChanges(null, null, null, null, null), List.of()),
				new RemoveOption(product(), merchant(), OptionKind.EXTRA, GREEN.key()),
				new RemoveCategory(product(), merchant(), "teas"), new AttachMedium(product(), merchant(), IMAGE),
				new AttachMedium(product(), merchant(), VIDEO),
				new MoveMedium(product(), merchant(), MediumKind.IMAGE, IMAGE.key(), 2),
				new RemoveMedium(product(), merchant(), MediumKind.VIDEO, VIDEO.key()));
	}

	private static void wantAll(ProductChanges.Draft wanted) {
		wanted.name = "Tea";
		wanted.nameShort = to("Tea");
		wanted.sku = to("TEA-1");
		wanted.description = to("Leaves");
		wanted.descriptionShort = to("Leaves");
		wanted.price = new BigDecimal("55.00");
		wanted.currency = new CurrencyCode("USD");
		wanted.salePrice = to(new BigDecimal("50.00"));
		wanted.cost = to(new BigDecimal("35.00"));
		wanted.imageUrl = to(IMAGE.uri());
		wanted.displayOnStorefront = true;
		wanted.feeTypeIds = List.of(CARD_FEE);
		wanted.taxGroup = to(1);
		wanted.shippingGroup = to(2);
		wanted.recurring = true;
		wanted.billingCycle = to(BillingCycle.MONTHLY);
		wanted.active = false;
		wanted.status = ProductStatus.ON_SALE;
		wanted.type = ProductType.DIGITAL;
		wanted.weight = to(new BigDecimal("3.333"));
		wanted.quantity = 5L;
		wanted.fetchSku = to("1001");
		wanted.categories = List.of(new Category("Teas", "teas"));
		wanted.optionStyle = to(OptionStyle.SEPARATE);
		wanted.options = List.of(KNOWN, NEW);
		wanted.extras = List.of(NEW);
		wanted.media = List.of(IMAGE, VIDEO);
		wanted.form = to(new ProductForm("Engraving",
				List.of(new ProductForm.Field("Name", null, ProductForm.FieldType.TEXT, true))));
		wanted.metadata = to("{}");
		wanted.defaultOptionMetadata = to("{}");
		wanted.placement = new Placement(3, false);
	}

	private static void wantNone(ProductChanges.Draft wanted) {
		wanted.nameShort = none();
		wanted.salePrice = none();
		wanted.taxGroup = none();
		wanted.billingCycle = none();
		wanted.categories = List.of();
		wanted.optionStyle = none();
		wanted.options = List.of();
		wanted.form = none();
	}

}
