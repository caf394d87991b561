package io.warelog.read.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductUnarchived;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/**
 * A drawn log of two merchants, many of whose commits change several products. As in the
 * log of the service all events of a commit have the position of its end.
 */
final class FeedLog {

	private final List<UUID> merchants;

	private final Random random;

	private final List<List<DomainEventMessage<?>>> commits = new ArrayList<>();

	private final Map<UUID, List<String>> told = new HashMap<>();

	/** Those that can be changed, by merchant, and whether they are archived. */
	private final Map<UUID, Map<UUID, Boolean>> products = new HashMap<>();

	private final Map<UUID, Long> versions = new HashMap<>();

	private long position;

	FeedLog(long seed) {
		this.random = new Random(seed);
		this.merchants = List.of(new UUID(seed, 1), new UUID(seed, 2));
		this.merchants.forEach((merchant) -> {
			this.told.put(merchant, new ArrayList<>());
			this.products.put(merchant, new LinkedHashMap<>());
		});
	}

	/** What a feed tells of a change. */
	static String line(UUID product, long version, ChangeType type) {
		return product + ":" + version + " " + type.text();
	}

	List<UUID> merchants() {
		return this.merchants;
	}

	/** Each a list of events that belong together. */
	List<List<DomainEventMessage<?>>> commits() {
		return this.commits;
	}

	/** What the feed of a merchant has to tell, in order. */
	List<String> told(UUID merchant) {
		return this.told.get(merchant);
	}

	FeedLog draw(int commits) {
		for (int i = 0; i < commits; i++) {
			UUID merchant = this.merchants.get(this.random.nextInt(this.merchants.size()));
			Map<UUID, List<ProductEvent>> events = new LinkedHashMap<>();
			int products = 1 + (this.random.nextInt(4) == 0 ? this.random.nextInt(8) : 0);
			List<String> lines = new ArrayList<>();
			for (int j = 0; j < products; j++) {
				change(merchant, events, lines);
			}
			commit(merchant, events);
			lines.sort(Comparator.naturalOrder());
			this.told.get(merchant).addAll(lines);
		}
		return this;
	}

	private void change(UUID merchant, Map<UUID, List<ProductEvent>> commit, List<String> lines) {
		Map<UUID, Boolean> alive = this.products.get(merchant);
		List<UUID> free = alive.keySet().stream().filter((id) -> !commit.containsKey(id)).toList();
		List<ProductEvent> events = new ArrayList<>();
		UUID product;
		ChangeType type;
		if (free.isEmpty() || this.random.nextInt(4) == 0) {
			product = new UUID(this.random.nextLong(), this.random.nextLong());
			alive.put(product, false);
			events.add(new ProductCreated(product, merchant, new UUID(9, 9), "Mug", "mug-" + product, null,
					new BigDecimal("10.00"), "USD", null, null, true, true, List.of()));
			type = ChangeType.CREATED;
		}
		else {
			product = free.get(this.random.nextInt(free.size()));
			boolean archived = alive.get(product);
			type = switch (this.random.nextInt(6)) {
				case 0 -> archived ? ChangeType.UNARCHIVED : ChangeType.ARCHIVED;
				case 1 -> ChangeType.DELETED;
				default -> ChangeType.UPDATED;
			};
			String text = Integer.toString(this.random.nextInt());
			switch (type) {
				case ARCHIVED -> events.add(new ProductArchived());
				case UNARCHIVED -> events.add(new ProductUnarchived());
				case DELETED -> events.add(new ProductDeleted());
				default -> events.add(new ProductRenamed("Mug " + text));
			}
			if (type != ChangeType.DELETED && this.random.nextBoolean()) {
				events.add(new ProductRepriced(new BigDecimal(1 + this.random.nextInt(1000)).setScale(2)));
			}
			alive.put(product, type == ChangeType.ARCHIVED || (archived && type != ChangeType.UNARCHIVED));
			if (type == ChangeType.DELETED) {
				alive.remove(product);
			}
		}
		commit.put(product, events);
		lines.add(line(product, this.versions.merge(product, (long) events.size(), Long::sum), type));
	}

	private void commit(UUID merchant, Map<UUID, List<ProductEvent>> commit) {
		int size = commit.values().stream().mapToInt(List::size).sum();
		String id = new UUID(6, this.commits.size()).toString();
		this.position += size;
		List<DomainEventMessage<?>> messages = new ArrayList<>();
		commit.forEach((product, events) -> {
			long sequence = this.versions.get(product) - events.size();
			for (ProductEvent event : events) {
				Map<String, Object> metadata = Map.of(CommitMetadata.MERCHANT, merchant.toString(),
						CommitMetadata.COMMIT, id, CommitMetadata.INDEX, messages.size(), CommitMetadata.SIZE, size,
						CommitMetadata.KEY, "key", CommitMetadata.REQUEST, "request");
				messages.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(this.position),
						new GenericDomainEventMessage<>("product", Streams.product(product), sequence++, event,
								metadata, id + "-" + messages.size(),
								Instant.parse("2026-11-22T10:00:00Z").plusSeconds(this.commits.size()))));
			}
		});
		this.commits.add(messages);
	}

}
