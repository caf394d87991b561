package io.warelog.write.commit;

import java.util.List;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.claim.RequestAnswered;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.value.ProductId;
import io.warelog.write.Node;
import io.warelog.write.OneNode;
import io.warelog.write.Parallel;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyTests extends OneNode {

	private static final String BODY = "a".repeat(64);

	private static final String OTHER_BODY = "b".repeat(64);

	@Test
	void theFirstAcceptanceIsRememberedInTheSameCommit() {
		long before = this.log.head();
		Written written = create(this.node, request("key", "POST", "/products", BODY));
		assertThat(written.replayed()).isFalse();
		assertThat(this.log.messagesAfter(before)).hasSize(3)
			.extracting((event) -> event.getMetaData().get("commit_id"))
			.containsOnly(this.log.messagesAfter(before).getFirst().getMetaData().get("commit_id"));
		assertThat(this.log.payloads(stream("key")))
			.containsExactly(new RequestAnswered("POST", "/products", BODY, 201, written.resource().toString(), 1));
	}

	@Test
	void aRepetitionHasNoEffectAndComesToTheSame() {
		Intent.Idempotency request = request("key", "POST", "/products", BODY);
		Written first = create(this.node, request);
		long head = this.log.head();
		assertThat(create(this.node, request)).isEqualTo(new Written(first.resource(), 1, 0, Effect.REPLAYED));
		assertThat(this.log.head()).isEqualTo(head);
	}

	@Test
	void aRepetitionIsKnownAfterARestart() {
		Intent.Idempotency request = request("key", "POST", "/products", BODY);
		Written first = create(this.node, request);
		try (Node restarted = Node.start(this.log)) {
			assertThat(create(restarted, request)).isEqualTo(new Written(first.resource(), 1, 0, Effect.REPLAYED));
		}
	}

	@Test
	void aRepetitionComesToWhatItCameToThoughTheProductHasChangedSince() {
		Intent.Idempotency request = request("key", "POST", "/products", BODY);
		Written first = create(this.node, request);
		archive(first.resource(), null);
		assertThat(create(this.node, request)).isEqualTo(new Written(first.resource(), 1, 0, Effect.REPLAYED));
	}

	@ParameterizedTest
	@CsvSource({ "PATCH, /products, a", "POST, /products?x=1, a", "POST, /products, b" })
	void anotherRequestWithTheSameKeyIsRefused(String method, String path, String body) {
		create(this.node, request("key", "POST", "/products", BODY));
		long head = this.log.head();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> create(this.node, request("key", method, path, body.repeat(64))))
			.extracting(RefusedException::refusal)
			.isEqualTo(new Refusal.IdempotencyKeyReused());
		assertThat(this.log.head()).isEqualTo(head);
	}

	@Test
	void otherKeysAndOtherMerchantsAreOthers() {
		create(this.node, request("key", "POST", "/products", BODY));
		assertThat(create(this.node, request("key 2", "POST", "/products", BODY)).replayed()).isFalse();
		Merchant other = this.node.register("Other shop");
		Intent.Idempotency theirs = new Intent.Idempotency(Streams.idempotency(other.id().value(), "key"), "POST",
				"/products", BODY, 201);
		assertThat(this.node.send(() -> Node.product(other, "Tea"), other.id().value(), theirs).replayed()).isFalse();
	}

	@Test
	void aRefusalIsNotRemembered() {
		Intent.Idempotency request = request("key", "POST", "/products/1/archive", BODY);
		UUID id = Node.newId();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> archive(id, request));
		assertThat(this.log.payloads(stream("key"))).isEmpty();
		Written created = this.node.create(this.merchant, "Tea");
		assertThat(archive(created.resource(), request))
			.isEqualTo(new Written(created.resource(), 2, 0, Effect.CHANGED));
	}

	@Test
	void whatChangedNothingIsRememberedToo() {
		Written created = this.node.create(this.merchant, "Tea");
		archive(created.resource(), null);
		Intent.Idempotency request = request("key", "POST", "/products/1/archive", BODY);
		assertThat(archive(created.resource(), request)).isEqualTo(new Written(created.resource(), 2, 0, Effect.NONE));
		assertThat(archive(created.resource(), request))
			.isEqualTo(new Written(created.resource(), 2, 0, Effect.REPLAYED));
	}

	@Test
	void fiftyAtOnceOnTwoNodesHaveOneEffect() throws Exception {
		long before = this.log.head();
		Intent.Idempotency request = request("key", "POST", "/products", BODY);
		try (Node other = Node.start(this.log)) {
			List<Written> written = Parallel.times(50,
					(number) -> () -> create((number % 2 == 0) ? this.node : other, request));
			assertThat(written).extracting(Written::resource).containsOnly(written.getFirst().resource());
			assertThat(written).filteredOn((one) -> !one.replayed()).hasSize(1);
		}
		assertThat(this.log.messagesAfter(before)).extracting(Message::getPayload)
			.filteredOn(ProductCreated.class::isInstance)
			.hasSize(1);
		assertThat(this.log.messagesAfter(before)).hasSize(3);
	}

	@Test
	void ofDifferentRequestsWithOneKeyAtOnceOneIsAccepted() throws Exception {
		try (Node other = Node.start(this.log)) {
			List<String> bodies = Parallel.times(20, (number) -> () -> {
				String body = (number < 10) ? BODY : OTHER_BODY;
				try {
					create((number % 2 == 0) ? this.node : other, request("key", "POST", "/products", body));
					return body;
				}
				catch (RefusedException refused) {
					assertThat(refused.refusal()).isEqualTo(new Refusal.IdempotencyKeyReused());
					return "refused";
				}
			});
			assertThat(bodies).filteredOn("refused"::equals).hasSize(10);
			assertThat(bodies).filteredOn((body) -> !"refused".equals(body)).hasSize(10);
			assertThat(bodies.stream().distinct()).hasSize(2);
		}
	}

	private Written create(Node on, Intent.Idempotency request) {
		return on.send(() -> Node.product(this.merchant, "Tea"), this.merchant.id().value(), request);
	}

	private Written archive(UUID id, Intent.@Nullable Idempotency request) {
		return this.node.send(() -> new ArchiveProduct(new ProductId(id), this.merchant.id()),
				this.merchant.id().value(), request);
	}

	private Intent.Idempotency request(String key, String method, String path, String body) {
		return new Intent.Idempotency(stream(key), method, path, body, 201);
	}

	private String stream(String key) {
		return Streams.idempotency(this.merchant.id().value(), key);
	}

}
