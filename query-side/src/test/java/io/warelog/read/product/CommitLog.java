package io.warelog.read.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;

/** A log of one merchant's commits, with places of products and mass edits. */
final class CommitLog {

	static final UUID MERCHANT = new UUID(5, 5);

	private final List<DomainEventMessage<?>> messages = new ArrayList<>();

	private final Map<String, Long> sequences = new HashMap<>();

	private long commits;

	/** What has happened to a product. */
	record Happened(UUID product, DomainEvent event) {
	}

	static Happened happened(UUID product, DomainEvent event) {
		return new Happened(product, event);
	}

	static Happened created(UUID product, String name) {
		return new Happened(product, ProductLog.product(product, MERCHANT, name));
	}

	static Happened placed(UUID product, long order, boolean shifting) {
		return new Happened(product, new ProductPlaced(product, MERCHANT, order, shifting));
	}

	CommitLog commit(Happened... events) {
		return commit(null, List.of(events));
	}

	CommitLog massEdit(UUID id, List<String> properties, Happened... events) {
		List<Happened> all = new ArrayList<>();
		all.add(new Happened(id, new MassEditMade(id, MERCHANT, properties, events.length)));
		all.addAll(List.of(events));
		return commit(id, all);
	}

	private CommitLog commit(@Nullable UUID massEdit, List<Happened> events) {
		Map<String, Object> metadata = new HashMap<>();
		metadata.put(CommitMetadata.MERCHANT, MERCHANT.toString());
		metadata.put(CommitMetadata.COMMIT, new UUID(6, ++this.commits).toString());
		metadata.put(CommitMetadata.KEY, new UUID(7, 7).toString());
		if (massEdit != null) {
			metadata.put(CommitMetadata.MASS_EDIT, massEdit.toString());
		}
		for (int i = 0; i < events.size(); i++) {
			Happened happened = events.get(i);
			String stream = switch (happened.event()) {
				case ProductPlaced placed -> Streams.placement(happened.product());
				case MassEditMade made -> Streams.massEdit(happened.product());
				default -> Streams.product(happened.product());
			};
			metadata.put(CommitMetadata.INDEX, i);
			long sequence = this.sequences.merge(stream, 1L, Long::sum) - 1;
			this.messages
				.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(this.messages.size()),
						new GenericDomainEventMessage<>(stream.substring(0, stream.indexOf(':')), stream, sequence,
								happened.event(), Map.copyOf(metadata), "event-" + this.messages.size(),
								Instant.parse("2026-11-22T10:00:00Z").plusSeconds(this.commits))));
		}
		return this;
	}

	List<DomainEventMessage<?>> messages() {
		return List.copyOf(this.messages);
	}

}
