package io.warelog.write.commit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import io.warelog.api.Streams;
import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.write.Node;
import io.warelog.write.OneNode;
import io.warelog.write.Parallel;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import io.warelog.write.organization.OrganizationCommand.RetireFeeType;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommitTests extends OneNode {

	private static final Instant NOW = Instant.parse("2026-11-22T01:02:03.123456789Z");

	@Override
	protected Clock clock() {
		return Clock.fixed(NOW, ZoneOffset.UTC);
	}

	@Test
	void everyEventOfACommitTellsWhoWhenAndWhy() {
		long before = this.log.head();
		UUID id = this.merchant.id().value();
		this.node.send(() -> Node.product(this.merchant, "Tea"), new Intent(id, Node.KEY, "request-7", "spring range",
				null, new Intent.Idempotency(Streams.idempotency(id, "key"), "POST", "/products", "body", 201)));
		List<? extends DomainEventMessage<?>> events = this.log.messagesAfter(before);
		assertThat(events).extracting(DomainEventMessage::getType).containsExactlyInAnyOrder("product", "slug", "idem");
		Object commit = events.getFirst().getMetaData().get("commit_id");
		assertThat(UUID.fromString(String.valueOf(commit)).version()).isEqualTo(7);
		for (int i = 0; i < events.size(); i++) {
			DomainEventMessage<?> event = events.get(i);
			assertThat(event.getTimestamp()).isEqualTo(Instant.parse("2026-11-22T01:02:03.123456Z"));
			assertThat(event.getMetaData()).containsEntry("merchant_id", id.toString())
				.containsEntry("key_id", Node.KEY.toString())
				.containsEntry("request_id", "request-7")
				.containsEntry("reason", "spring range")
				.containsEntry("commit_id", commit)
				.containsEntry("commit_index", i)
				.containsEntry("commit_size", 3);
		}
	}

	@Test
	void noReasonIsNone() {
		Written written = this.node.create(this.merchant, "Tea");
		assertThat(this.log.messages(Streams.product(written.resource())).getFirst().getMetaData())
			.doesNotContainKey("reason");
	}

	@Test
	void nothingOfTheRequestsConditionsIsKept() {
		long before = this.log.head();
		UUID id = this.merchant.id().value();
		this.node.send(() -> Node.product(this.merchant, "Tea"), new Intent(id, Node.KEY, "request-7", null, Set.of(1L),
				new Intent.Idempotency(Streams.idempotency(id, "key"), "POST", "/products", "body", 201)));
		assertThat(this.log.messagesAfter(before))
			.allSatisfy((event) -> assertThat(event.getMetaData().keySet()).isSubsetOf("merchant_id", "key_id",
					"request_id", "commit_id", "commit_index", "commit_size", "traceId", "correlationId"));
	}

	@Test
	void everyCommitHasAnIdOfItsOwn() {
		Written first = this.node.create(this.merchant, "Tea");
		Written second = this.node.create(this.merchant, "Tea");
		assertThat(commitOf(first)).isNotEqualTo(commitOf(second));
	}

	@Test
	void allThatAChangeChangesIsOneCommit() {
		Written product = this.node.create(this.merchant, "Tea");
		long before = this.log.head();
		assertThat(change(product.resource(), (wanted) -> {
			wanted.name = "Black tea";
			wanted.price = new BigDecimal("60");
		})).isEqualTo(new Written(product.resource(), 3, 0, Effect.CHANGED));
		assertThat(this.log.messagesAfter(before)).extracting(Message::getPayload)
			.isEqualTo(List.of(new ProductRenamed("Black tea"), new ProductRepriced(new BigDecimal("60.00"))));
		assertThat(this.log.messagesAfter(before)).extracting((event) -> event.getMetaData().get("commit_size"))
			.containsExactly(2, 2);
	}

	@Test
	void aRefusedCommandLeavesNoEventAtAll() {
		Written product = this.node.create(this.merchant, "Tea");
		long before = this.log.head();
		UUID unknown = Node.newId();
		refused(new Refusal.Unacceptable(List.of(new Violation("/price", "must be more than 0"))),
				new ChangeProduct(new ProductId(product.resource()), this.merchant.id(), ProductChanges.of((wanted) -> {
					wanted.name = "Black tea";
					wanted.price = new BigDecimal("0");
				}), List.of()));
		refused(new Refusal.Unacceptable(
				List.of(new Violation("/fee_type_ids/0", "names no fee type of the organization"))),
				withFee(Node.product(this.merchant, "Tea"), unknown));
		refused(new Refusal.NotFound("product"), new ArchiveProduct(new ProductId(unknown), this.merchant.id()));
		refused(new Refusal.NotFound("fee type"), new RetireFeeType(this.merchant.organization(), unknown));
		refused(new Refusal.NotFound("organization"), new RetireFeeType(new OrganizationId(unknown), unknown));
		assertThat(this.log.head()).isEqualTo(before);
	}

	@Test
	void aDeletedProductIsNotFoundByAnyNode() {
		Written product = this.node.create(this.merchant, "Tea");
		DeleteProduct delete = new DeleteProduct(new ProductId(product.resource()), this.merchant.id());
		this.node.send(delete, this.merchant.id().value());
		refused(new Refusal.NotFound("product"), delete);
		try (Node other = Node.start(this.log)) {
			assertThatExceptionOfType(RefusedException.class)
				.isThrownBy(() -> other.send(delete, this.merchant.id().value()));
		}
	}

	@Test
	void changesOfOneProductAtOnceOnTwoNodesAllHappen() throws Exception {
		Written product = this.node.create(this.merchant, "Tea");
		try (Node other = Node.start(this.log)) {
			Parallel.times(20, (number) -> () -> ((number % 2 == 0) ? this.node : other)
				.send(rename(product.resource(), "Tea " + number), this.merchant.id().value()));
		}
		assertThat(this.log.payloads(Streams.product(product.resource()))).hasSize(21).doesNotHaveDuplicates();
	}

	@Test
	void ofChangesThatExpectOneVersionOneHappens() throws Exception {
		Written product = this.node.create(this.merchant, "Tea");
		Intent expecting = new Intent(this.merchant.id().value(), Node.KEY, "request-1", null, Set.of(1L), null);
		try (Node other = Node.start(this.log)) {
			List<Boolean> accepted = Parallel.times(20, (number) -> () -> {
				try {
					((number % 2 == 0) ? this.node : other).send(() -> rename(product.resource(), "Tea " + number),
							expecting);
					return true;
				}
				catch (RefusedException refused) {
					assertThat(refused.refusal()).isEqualTo(new Refusal.VersionMismatch(2));
					return false;
				}
			});
			assertThat(accepted).filteredOn(Boolean::booleanValue).hasSize(1);
		}
		assertThat(this.log.payloads(Streams.product(product.resource()))).hasSize(2);
	}

	@Test
	void aLostRaceIsDecidedAnewWithANewCommand() {
		Queue<String> names = new ArrayDeque<>(List.of("taken", "free"));
		this.node.send(register("taken"), this.merchant.id().value());
		long before = this.log.head();
		this.node.send(() -> register(names.remove()), this.merchant.id().value(), null);
		assertThat(names).isEmpty();
		assertThat(this.log.messagesAfter(before)).hasSize(3);
		assertThat(this.node.facts().organizationNamed("free")).isPresent();
	}

	@Test
	void aRaceThatIsLostForEverIsGivenUp() {
		this.node.send(register("taken"), this.merchant.id().value());
		long before = this.log.head();
		assertThatExceptionOfType(AggregateStreamCreationException.class)
			.isThrownBy(() -> this.node.send(register("taken"), this.merchant.id().value()));
		assertThat(this.log.head()).isEqualTo(before);
	}

	private void refused(Refusal refusal, Object command) {
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> this.node.send(command, this.merchant.id().value()))
			.extracting(RefusedException::refusal)
			.isEqualTo(refusal);
	}

	private Written change(UUID product, Consumer<ProductChanges.Draft> wishes) {
		return this.node.send(
				new ChangeProduct(new ProductId(product), this.merchant.id(), ProductChanges.of(wishes), List.of()),
				this.merchant.id().value());
	}

	private ChangeProduct rename(UUID product, String name) {
		return new ChangeProduct(new ProductId(product), this.merchant.id(),
				ProductChanges.of((wanted) -> wanted.name = name), List.of());
	}

	private Object commitOf(Written product) {
		return String
			.valueOf(this.log.messages(Streams.product(product.resource())).getFirst().getMetaData().get("commit_id"));
	}

	private static CreateProduct withFee(CreateProduct product, UUID fee) {
		return new CreateProduct(product.id(), product.merchant(), product.organization(), product.name(), null,
				product.price(), null, null, true, true, List.of(fee), ProductChanges.NONE, List.of());
	}

	/** A merchant with an organization that is to be founded. */
	private static RegisterMerchant register(String organization) {
		return new RegisterMerchant(new MerchantId(Node.newId()), new OrganizationId(Node.newId()), organization,
				"Shop", new CurrencyCode("USD"), null, WeightUnit.KG);
	}

}
