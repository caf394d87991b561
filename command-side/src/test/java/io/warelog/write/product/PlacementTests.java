package io.warelog.write.product;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.value.ProductId;
import io.warelog.write.Node;
import io.warelog.write.OneNode;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.Written;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductChanges.Placement;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.MERCHANT;
import static io.warelog.write.product.ProductFixture.PRODUCT;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.create;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.unacceptable;
import static org.assertj.core.api.Assertions.assertThat;

/** Places in the listing are asked for with a product, and are no part of it. */
class PlacementTests {

	@Nested
	class Decided {

		private final ProductFixture fixture = new ProductFixture();

		@Test
		void aProductIsMovedWithoutBeingChanged() {
			var result = this.fixture.given(CREATED)
				.when(change((wanted) -> wanted.placement = new Placement(3, true)));
			accepted(result);
			result.expectResultMessagePayload(new Written(PRODUCT, 1, 1, Effect.CHANGED));
			assertThat(placements()).containsExactly(new ProductPlaced(PRODUCT, MERCHANT, 3, true));
		}

		@Test
		void aProductIsMovedTogetherWithAChange() {
			var result = this.fixture.given(CREATED).when(change((wanted) -> {
				wanted.name = "Black tea";
				wanted.placement = new Placement(0, false);
			}));
			accepted(result, new ProductRenamed("Black tea"));
			result.expectResultMessagePayload(new Written(PRODUCT, 2, 1, Effect.CHANGED));
			assertThat(placements()).containsExactly(new ProductPlaced(PRODUCT, MERCHANT, 0, false));
		}

		@Test
		void everyMoveIsCounted() {
			ProductPlaced first = new ProductPlaced(PRODUCT, MERCHANT, 3, true);
			this.fixture.happened(Streams.placement(PRODUCT), first, first);
			this.fixture.given(CREATED)
				.when(change((wanted) -> wanted.placement = new Placement(3, true)))
				.expectResultMessagePayload(new Written(PRODUCT, 1, 3, Effect.CHANGED));
			assertThat(placements()).containsExactly(first, first, first);
		}

		@Test
		void aNewProductIsPlacedWhereItIsWanted() {
			var result = this.fixture.givenNothing()
				.when(createWith((wanted) -> wanted.placement = new Placement(7, false)));
			accepted(result, CREATED);
			result.expectResultMessagePayload(new Written(PRODUCT, 1, 1, Effect.CHANGED));
			assertThat(placements()).containsExactly(new ProductPlaced(PRODUCT, MERCHANT, 7, false));
		}

		@Test
		void withoutAWishNoPlaceIsRecorded() {
			accepted(this.fixture.givenNothing().when(create()), CREATED);
			assertThat(placements()).isEmpty();
		}

		@Test
		void aRefusedChangeMovesNothing() {
			refused(this.fixture.given(CREATED)
				.when(change((wanted) -> wanted.placement = new Placement(3, true),
						new Violation("/name", "must be text"))),
					unacceptable(new Violation("/name", "must be text")));
			assertThat(placements()).isEmpty();
		}

		@Test
		void whatWasMeantForAnotherStateMovesNothing() {
			refused(this.fixture.given(CREATED)
				.when(change((wanted) -> wanted.placement = new Placement(3, true)),
						new Intent(MERCHANT, PRODUCT, "request", null, Set.of(2L), null).toMetaData()),
					new Refusal.VersionMismatch(1));
			assertThat(placements()).isEmpty();
		}

		@Test
		void theOrderIsADetailThatMayBeFrozen() {
			refused(this.fixture.frozen()
				.given(CREATED)
				.when(change((wanted) -> wanted.placement = new Placement(3, true))), new Refusal.DetailsFrozen());
			assertThat(placements()).isEmpty();
		}

		@Test
		void aNewProductIsPlacedAlsoWhileDetailsAreFrozen() {
			accepted(this.fixture.frozen()
				.givenNothing()
				.when(createWith((wanted) -> wanted.placement = new Placement(3, true))), CREATED);
			assertThat(placements()).hasSize(1);
		}

		private List<Object> placements() {
			return this.fixture.eventsOf(Streams.placement(PRODUCT));
		}

	}

	@Nested
	class InTheLog extends OneNode {

		@Test
		void aNewProductIsPlacedBeforeItIsCreatedInTheSameCommit() {
			long before = this.log.head();
			create(new Placement(7, false));
			List<? extends DomainEventMessage<?>> events = this.log.messagesAfter(before);
			assertThat(events).<Class<?>>extracting(Message::getPayloadType)
				.containsExactly(ProductPlaced.class, ProductCreated.class, SlugClaimed.class);
			assertThat(events).extracting((event) -> event.getMetaData().get("commit_id"))
				.doesNotContainNull()
				.containsOnly(events.getFirst().getMetaData().get("commit_id"));
			assertThat(events).extracting((event) -> event.getMetaData().get("commit_size")).containsOnly(3);
		}

		@Test
		void movesAreCountedFromTheFirstPlaceOn() {
			Written product = create(new Placement(7, true));
			assertThat(product.placement()).isEqualTo(1);
			assertThat(move(product.resource(), 3)).isEqualTo(new Written(product.resource(), 1, 2, Effect.CHANGED));
			assertThat(move(product.resource(), 3)).isEqualTo(new Written(product.resource(), 1, 3, Effect.CHANGED));
			assertThat(this.log.payloads(Streams.placement(product.resource()))).hasSize(3);
			assertThat(this.log.payloads(Streams.product(product.resource()))).hasSize(1);
		}

		@Test
		void theFirstMoveOfAProductWithoutAPlaceIsTheFirst() {
			Written product = this.node.create(this.merchant, "Tea");
			assertThat(product.placement()).isZero();
			assertThat(move(product.resource(), 3)).isEqualTo(new Written(product.resource(), 1, 1, Effect.CHANGED));
		}

		private Written create(Placement placement) {
			CreateProduct plain = Node.product(this.merchant, "Tea");
			return this.node.send(
					new CreateProduct(plain.id(), plain.merchant(), plain.organization(), plain.name(), null,
							plain.price(), null, null, true, true, List.of(),
							ProductChanges.of((wanted) -> wanted.placement = placement), List.of()),
					this.merchant.id().value());
		}

		private Written move(UUID product, long order) {
			return this.node.send(
					new ChangeProduct(new ProductId(product), this.merchant.id(),
							ProductChanges.of((wanted) -> wanted.placement = new Placement(order, true)), List.of()),
					this.merchant.id().value());
		}

	}

}
