package io.warelog.write.massedit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.massedit.MassEditReverted;
import io.warelog.api.massedit.MassEditReverted.Conflict;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.write.Node;
import io.warelog.write.OneNode;
import io.warelog.write.commit.Intent;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.decision.Setting;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import io.warelog.write.product.OptionKind;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.WantedOption;
import io.warelog.write.reference.ReferenceCommand.AddTaxGroup;
import io.warelog.write.reference.ReferenceCommand.RetireTaxGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Undoing a mass edit by another. */
class MassEditReversalTests extends OneNode {

	@Test
	void isOneCommitThatIsAMassEditItself() {
		List<UUID> products = products(3);
		UUID edit = edit(products, MassEditReversalTests::priced);
		long before = this.log.head();

		UUID reverting = revert(edit, false);

		List<? extends DomainEventMessage<?>> events = this.log.messagesAfter(before);
		assertThat(events).hasSize(5)
			.allSatisfy((event) -> assertThat(event.getMetaData())
				.containsEntry(CommitMetadata.MASS_EDIT, reverting.toString())
				.containsEntry(CommitMetadata.SIZE, 5));
		assertThat(events.getFirst().getPayload())
			.isEqualTo(new MassEditMade(reverting, this.merchant.id().value(), List.of("price"), 3));
		assertThat(events.get(1).getPayload()).isEqualTo(new MassEditReverted(edit, 3, List.of()));
		for (UUID product : products) {
			assertThat(last(product)).isEqualTo(new ProductRepriced(new BigDecimal("55.00")));
		}
	}

	@Test
	void manyGoBackAtOnceAndTheOthersAreNamed() {
		List<UUID> products = products(2_000);
		UUID edit = edit(products, MassEditReversalTests::priced);
		rename(products.get(7));
		this.node.send(new DeleteProduct(new ProductId(products.get(9)), this.merchant.id()),
				this.merchant.id().value());

		assertThat(told(revert(edit, false))).isEqualTo(
				new MassEditReverted(edit, 1_998, List.of(new Conflict(products.get(7), 3, "has been changed since"),
						new Conflict(products.get(9), 3, "has been deleted since"))));
		assertThat(last(products.get(7))).isEqualTo(new ProductRenamed("Renamed"));
		assertThat(last(products.get(8))).isEqualTo(new ProductRepriced(new BigDecimal("55.00")));
	}

	@Test
	void overwritingKeepsWhatElseHasChanged() {
		List<UUID> products = products(2);
		UUID edit = edit(products, (wanted) -> {
			priced(wanted);
			wanted.quantity = 5L;
		});
		rename(products.getFirst());
		change(products.getFirst(), (wanted) -> {
			wanted.price = new BigDecimal("70");
			wanted.fetchSku = new Setting<>("1001");
		});

		UUID reverting = revert(edit, true);

		assertThat(told(reverting)).isEqualTo(new MassEditReverted(edit, 2, List.of()));
		UUID product = products.getFirst();
		assertThat(this.log.payloads(Streams.product(product))).endsWith(new ProductRepriced(new BigDecimal("55.00")),
				new ProductOptionChanged(new ProductOption(ProductOption.standard(product, BigDecimal.ZERO).key(),
						Map.of(), new BigDecimal("0.00"), ProductOption.UNLIMITED, null, null, "1001")));
	}

	@Test
	void whatTheMassEditChangedOfAnOptionThatIsGoneIsAConflict() {
		List<UUID> products = products(1);
		UUID edit = edit(products, (wanted) -> wanted.quantity = 5L);
		this.node.send(new ReplaceOptions(new ProductId(products.getFirst()), this.merchant.id(), OptionKind.OPTION,
				List.of(new WantedOption(Node.newId(), false, Map.of("Color", "Red"), BigDecimal.ZERO, 5, null, null,
						null)),
				List.of()), this.merchant.id().value());

		assertThat(told(revert(edit, true)).conflicts()).extracting(Conflict::detail)
			.containsExactly("an option or extra that the mass edit changed has been removed since");
	}

	@Test
	void whatDiffersIsToldByItsListOfOptions() {
		List<UUID> products = products(2);
		products
			.forEach(
					(product) -> this.node.send(
							new ReplaceOptions(new ProductId(product), this.merchant.id(), OptionKind.OPTION,
									List.of(new WantedOption(Node.newId(), false, Map.of("Color", "Red"),
											BigDecimal.ZERO, 3, null, null, null)),
									List.of()),
							this.merchant.id().value()));
		UUID reverting = revert(edit(products, (wanted) -> wanted.quantity = 5L), false);

		assertThat(this.log.payloads(Streams.massEdit(reverting)).getFirst()).isInstanceOfSatisfying(MassEditMade.class,
				(made) -> assertThat(made.properties()).containsExactlyInAnyOrder("quantity", "options"));
	}

	@Test
	void anotherCurrencySinceIsAConflict() {
		List<UUID> products = products(1);
		UUID edit = edit(products, MassEditReversalTests::priced);
		change(products.getFirst(), (wanted) -> {
			wanted.price = new BigDecimal("900");
			wanted.currency = new CurrencyCode("JPY");
		});

		assertThat(told(revert(edit, true)).conflicts()).extracting(Conflict::detail)
			.containsExactly("its amounts have been in another currency since");
	}

	@Test
	void aSaleGoesBackAsOneThing() {
		List<UUID> products = products(1);
		UUID product = products.getFirst();
		UUID first = edit(products, (wanted) -> wanted.salePrice = new Setting<>(new BigDecimal("40")));
		change(product, (wanted) -> wanted.salePrice = new Setting<>(null));
		change(product, (wanted) -> wanted.description = new Setting<>("Later"));

		revert(first, true);

		assertThat(last(product)).as("it is not on sale any more").isEqualTo(new ProductDescribed("Later"));
	}

	@Test
	void whatCannotComeBackIsAConflictWithItsReason() {
		List<UUID> products = products(2);
		for (String name : List.of("Goods", "Books")) {
			this.node.send(new AddTaxGroup(this.merchant.id(), name, List.of(), List.of()), this.merchant.id().value());
		}
		change(products.getFirst(), (wanted) -> wanted.taxGroup = new Setting<>(1));
		UUID edit = edit(products, (wanted) -> wanted.taxGroup = new Setting<>(2));
		this.node.send(new RetireTaxGroup(this.merchant.id(), 1), this.merchant.id().value());

		assertThat(told(revert(edit, false))).isEqualTo(new MassEditReverted(edit, 1,
				List.of(new Conflict(products.getFirst(), 3, "tax_group 1 has been retired since"))));
	}

	@Test
	void undoneTwiceItChangesNothingMore() {
		List<UUID> products = products(2);
		UUID edit = edit(products, MassEditReversalTests::priced);
		revert(edit, false);

		assertThat(told(revert(edit, false))).isEqualTo(new MassEditReverted(edit, 0, List.of()));
	}

	@Test
	void undoingItsUndoingBringsItBack() {
		List<UUID> products = products(2);
		UUID edit = edit(products, MassEditReversalTests::priced);

		revert(revert(edit, false), false);

		assertThat(last(products.getFirst())).isEqualTo(new ProductRepriced(new BigDecimal("60.00")));
	}

	@Test
	void aProductThatWasDeletedAndRestoredIsAConflict() {
		List<UUID> products = products(1);
		ProductId product = new ProductId(products.getFirst());
		UUID edit = edit(products, MassEditReversalTests::priced);
		this.node.send(new DeleteProduct(product, this.merchant.id()), this.merchant.id().value());
		this.node.send(new RevertProduct(product, this.merchant.id(), 2, List.of()), this.merchant.id().value());

		assertThat(told(revert(edit, false)).conflicts()).extracting(Conflict::detail)
			.containsExactly("has been changed since");
		assertThat(told(revert(edit, true)).reverted()).isOne();
	}

	@Test
	void anothersMassEditIsNoneAndOneThatWasNeverMadeNeither() {
		UUID edit = edit(products(1), MassEditReversalTests::priced);
		Merchant other = this.node.register("Coffee shop");
		for (UUID unknown : List.of(edit, Node.newId())) {
			assertThatExceptionOfType(RefusedException.class)
				.isThrownBy(() -> send(Node.newId(), other.id(), unknown, false))
				.extracting(RefusedException::refusal)
				.isEqualTo(new Refusal.NotFound("mass edit"));
		}
	}

	@Test
	void nothingGoesBackWhileDetailsAreFrozen() {
		UUID edit = edit(products(2), MassEditReversalTests::priced);
		this.node.send(new SetDetailsPolicy(this.merchant.organization(), DetailsPolicy.FROZEN),
				this.merchant.id().value());
		long before = this.log.head();

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> revert(edit, false))
			.extracting(RefusedException::refusal)
			.isEqualTo(new Refusal.DetailsFrozen());
		assertThat(this.log.head()).isEqualTo(before);
	}

	private static void priced(ProductChanges.Draft wanted) {
		wanted.price = new BigDecimal("60");
	}

	private MassEditReverted told(UUID reverting) {
		return (MassEditReverted) this.log.payloads(Streams.massEdit(reverting)).get(1);
	}

	private Object last(UUID product) {
		return this.log.payloads(Streams.product(product)).getLast();
	}

	private List<UUID> products(int count) {
		List<UUID> products = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			products.add(this.node.create(this.merchant, "Tea " + i).resource());
		}
		return products;
	}

	private UUID edit(List<UUID> products, Consumer<ProductChanges.Draft> wishes) {
		UUID id = Node.newId();
		List<ChangeProduct> changes = products.stream().map((product) -> wanted(product, wishes)).toList();
		this.node.send(() -> new EditProducts(id, this.merchant.id(), List.of("price"), changes, List.of()),
				intent(this.merchant.id(), id));
		return id;
	}

	private void rename(UUID product) {
		change(product, (wanted) -> wanted.name = "Renamed");
	}

	private void change(UUID product, Consumer<ProductChanges.Draft> wishes) {
		this.node.send(wanted(product, wishes), this.merchant.id().value());
	}

	private ChangeProduct wanted(UUID product, Consumer<ProductChanges.Draft> wishes) {
		return new ChangeProduct(new ProductId(product), this.merchant.id(), ProductChanges.of(wishes), List.of());
	}

	private UUID revert(UUID edit, boolean overwrite) {
		UUID id = Node.newId();
		send(id, this.merchant.id(), edit, overwrite);
		return id;
	}

	private void send(UUID id, MerchantId merchant, UUID edit, boolean overwrite) {
		this.node.send(() -> new RevertMassEdit(id, merchant, edit, overwrite), intent(merchant, id));
	}

	private static Intent intent(MerchantId merchant, UUID id) {
		return new Intent(merchant.value(), Node.KEY, "request-1", null, null, id, null);
	}

}
