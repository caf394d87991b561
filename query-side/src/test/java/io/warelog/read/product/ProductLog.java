package io.warelog.read.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** A log of what has happened to products, as a projection gets to see it. */
final class ProductLog {

	static final UUID ORGANIZATION = new UUID(9, 9);

	private final List<DomainEventMessage<ProductEvent>> messages = new ArrayList<>();

	private final Map<UUID, Long> versions = new HashMap<>();

	private final Map<UUID, UUID> merchants = new HashMap<>();

	private long commits;

	private Instant now = Instant.parse("2026-11-22T10:00:00Z");

	/** The time of what happens from now on; may lie in the past. */
	ProductLog at(Instant time) {
		this.now = time;
		return this;
	}

	ProductLog at(String time) {
		return at(Instant.parse(time));
	}

	ProductLog created(ProductCreated event) {
		this.merchants.put(event.productId(), event.merchantId());
		return happened(event.productId(), event);
	}

	/** One commit. */
	ProductLog happened(UUID product, ProductEvent... events) {
		String commit = new UUID(6, ++this.commits).toString();
		for (int i = 0; i < events.length; i++) {
			ProductEvent event = events[i];
			long sequence = this.versions.merge(product, 1L, Long::sum) - 1;
			String merchant = this.merchants.get(product).toString();
			this.messages
				.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(this.messages.size()),
						new GenericDomainEventMessage<>(
								"product", Streams.product(product), sequence, event, Map.of(CommitMetadata.MERCHANT,
										merchant, CommitMetadata.COMMIT, commit, CommitMetadata.INDEX, i),
								"event-" + this.messages.size(), this.now)));
		}
		return this;
	}

	/** All that has happened; the index of each is its position. */
	List<DomainEventMessage<ProductEvent>> messages() {
		return List.copyOf(this.messages);
	}

	/** A one-time product for sale at ten dollars. */
	static ProductCreated product(UUID id, UUID merchant, String name) {
		return new ProductCreated(id, merchant, ORGANIZATION, name,
				"p-" + Long.toHexString(id.getLeastSignificantBits()), null, new BigDecimal("10.00"), "USD", null, null,
				true, true, List.of());
	}

}
