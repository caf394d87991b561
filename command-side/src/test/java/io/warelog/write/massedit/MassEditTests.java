package io.warelog.write.massedit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.value.ProductId;
import io.warelog.write.Node;
import io.warelog.write.OneNode;
import io.warelog.write.Parallel;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.product.OptionKind;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.WantedOption;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MassEditTests extends OneNode {

	@Test
	void isOneCommitWhoseEventsAllCarryItsId() {
		List<UUID> products = products(3);
		long before = this.log.head();
		UUID id = edit(products, (wanted) -> {
			wanted.price = new BigDecimal("60");
			wanted.status = ProductStatus.SOLD_OUT;
		});
		List<? extends DomainEventMessage<?>> events = this.log.messagesAfter(before);
		assertThat(events).hasSize(7)
			.allSatisfy(
					(event) -> assertThat(event.getMetaData()).containsEntry(CommitMetadata.MASS_EDIT, id.toString())
						.containsEntry(CommitMetadata.SIZE, 7)
						.containsEntry(CommitMetadata.MERCHANT, this.merchant.id().toString()));
		assertThat(events.getFirst().getPayload())
			.isEqualTo(new MassEditMade(id, this.merchant.id().value(), List.of("price"), 3));
		for (UUID product : products) {
			assertThat(this.log.payloads(Streams.product(product)))
				.endsWith(new ProductRepriced(new BigDecimal("60.00")), new ProductStatusChanged("sold out"));
		}
	}

	@Test
	void isKeptAlsoWhenNothingChanges() {
		List<UUID> products = products(2);
		long before = this.log.head();
		UUID id = edit(products, (wanted) -> wanted.price = new BigDecimal("55"));
		assertThat(this.log.messagesAfter(before)).hasSize(1);
		assertThat(this.log.payloads(Streams.massEdit(id))).hasSize(1);
	}

	@Test
	void placesProductsWithoutShiftingOthers() {
		List<UUID> products = products(2);
		edit(products, (wanted) -> wanted.placement = new ProductChanges.Placement(7, false));
		for (UUID product : products) {
			assertThat(this.log.payloads(Streams.placement(product)))
				.containsExactly(new ProductPlaced(product, this.merchant.id().value(), 7, false));
		}
	}

	@Test
	void nothingHappensWhenOneOfAThousandIsRefusedAndEachFaultIsTold() {
		List<UUID> products = products(1_000);
		UUID unknown = Node.newId();
		List<ChangeProduct> changes = new ArrayList<>(changes(products, (wanted) -> wanted.price = BigDecimal.TEN));
		changes.set(500, change(products.get(500), (wanted) -> wanted.price = new BigDecimal("1.234")));
		changes.add(change(unknown, (wanted) -> wanted.price = BigDecimal.TEN));
		long before = this.log.head();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> send(Node.newId(), changes))
			.extracting(RefusedException::refusal)
			.isEqualTo(new Refusal.Unacceptable(List.of(
					new Violation("/products/" + products.get(500) + "/price",
							"must have at most 2 decimals, as USD has"),
					new Violation("/products/" + unknown, "is no product of the store"))));
		assertThat(this.log.head()).isEqualTo(before);
		edit(products, (wanted) -> wanted.price = BigDecimal.TEN);
		assertThat(this.log.head()).isEqualTo(before + 1_001);
	}

	@Test
	void anothersProductIsNone() {
		UUID others = this.node.create(this.node.register("Coffee shop"), "Coffee").resource();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> edit(List.of(others), (wanted) -> wanted.price = BigDecimal.TEN))
			.extracting(RefusedException::refusal)
			.isEqualTo(new Refusal.Unacceptable(
					List.of(new Violation("/products/" + others, "is no product of the store"))));
	}

	@Test
	void aProductThatDoesNotAllowItIsNamed() {
		List<UUID> products = products(3);
		UUID several = products.get(1);
		this.node.send(new ReplaceOptions(new ProductId(several), this.merchant.id(), OptionKind.OPTION,
				List.of(option("Red"), option("Blue")), List.of()), this.merchant.id().value());
		long before = this.log.head();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> edit(products, (wanted) -> wanted.quantity = 5L))
			.extracting(RefusedException::refusal)
			.isEqualTo(new Refusal.OfOneProduct(several, new Refusal.SeveralOptions()));
		assertThat(this.log.head()).isEqualTo(before);
	}

	@Test
	void massEditsAndChangesOfTheSameProductsAtOnceAllHappenOneAfterTheOther() throws Exception {
		List<UUID> products = products(20);
		List<UUID> results = Parallel.times(16, (i) -> {
			BigDecimal price = BigDecimal.valueOf(i + 1);
			List<UUID> some = (i % 4 == 0) ? products : products.reversed();
			return (i % 2 == 0) ? () -> edit(some, (wanted) -> wanted.price = price)
					: () -> this.node
						.send(change(products.get(7), (wanted) -> wanted.name = "Tea " + price),
								this.merchant.id().value())
						.resource();
		});
		assertThat(results).hasSize(16);
		for (UUID product : products) {
			List<? extends DomainEventMessage<?>> events = this.log.messages(Streams.product(product));
			for (int i = 0; i < events.size(); i++) {
				assertThat(events.get(i).getSequenceNumber()).isEqualTo(i);
			}
			assertThat(events).filteredOn((event) -> event.getPayload() instanceof ProductRepriced)
				.extracting((event) -> event.getMetaData().get(CommitMetadata.MASS_EDIT))
				.hasSize(8)
				.doesNotHaveDuplicates();
		}
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
		assertThat(send(id, changes(products, wishes)).effect()).isEqualTo(Written.Effect.CHANGED);
		return id;
	}

	private Written send(UUID id, List<ChangeProduct> changes) {
		return this.node.send(() -> new EditProducts(id, this.merchant.id(), List.of("price"), changes, List.of()),
				new Intent(this.merchant.id().value(), Node.KEY, "request-1", null, null, id, null));
	}

	private List<ChangeProduct> changes(List<UUID> products, Consumer<ProductChanges.Draft> wishes) {
		return products.stream().map((product) -> change(product, wishes)).toList();
	}

	private ChangeProduct change(UUID product, Consumer<ProductChanges.Draft> wishes) {
		return new ChangeProduct(new ProductId(product), this.merchant.id(), ProductChanges.of(wishes), List.of());
	}

	private static WantedOption option(String color) {
		return new WantedOption(Node.newId(), false, Map.of("Color", color), BigDecimal.ZERO, 5, null, null, null);
	}

}
