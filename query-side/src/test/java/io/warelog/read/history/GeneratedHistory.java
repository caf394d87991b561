package io.warelog.read.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.EventTypes;
import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtraChanged;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductMediumMoved;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductMetadataReplaced;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Draws commands on a few products of one merchant and the log they leave: single changes
 * and mass edits of one or several events, with a clock that steps back now and then.
 * Beside the log it keeps what each commit made of each product.
 */
final class GeneratedHistory {

	private static final int PRODUCTS = 3;

	private final Random random;

	private final UUID merchant;

	private final UUID key = new UUID(7, 7);

	private final List<DomainEventMessage<?>> log = new ArrayList<>();

	private final Map<UUID, List<Commit>> commits = new LinkedHashMap<>();

	private final Map<UUID, Product> products = new LinkedHashMap<>();

	private final Map<UUID, Long> versions = new HashMap<>();

	private long position;

	private long commit;

	private long micros = Times.micros(Instant.parse("2026-11-22T10:00:00Z"));

	private long latest;

	/**
	 * What a commit made of a product.
	 *
	 * @param version of the product after it
	 * @param time at which it holds, in microseconds
	 * @param state after it
	 * @param events of it, by their stored names
	 * @param reason why
	 * @param massEdit that it was
	 * @param position of its last event on the product
	 */
	record Commit(long version, long time, Product state, List<String> events, @Nullable String reason,
			@Nullable UUID massEdit, long position) {

		@Nullable LiveProduct live() {
			return (this.state instanceof LiveProduct live) ? live : null;
		}

	}

	GeneratedHistory(long seed) {
		this.random = new Random(seed);
		this.merchant = new UUID(11, seed);
		this.position = seed * 100_000;
	}

	UUID merchant() {
		return this.merchant;
	}

	UUID key() {
		return this.key;
	}

	List<DomainEventMessage<?>> log() {
		return this.log;
	}

	/** What happened to each product, oldest first. */
	Map<UUID, List<Commit>> commits() {
		return this.commits;
	}

	GeneratedHistory commands(int count) {
		for (int i = 0; i < count; i++) {
			command();
		}
		return this;
	}

	private void command() {
		List<UUID> live = this.products.keySet()
			.stream()
			.filter((id) -> this.products.get(id) instanceof LiveProduct)
			.toList();
		this.micros += this.random.nextInt(6) - 2;
		Map<UUID, List<ProductEvent>> events = new LinkedHashMap<>();
		if (live.isEmpty() || (this.products.size() < PRODUCTS && this.random.nextInt(4) == 0)) {
			UUID id = new UUID(this.merchant.getLeastSignificantBits(), this.products.size() + 1L);
			ProductCreated created = new ProductCreated(id, this.merchant, new UUID(9, 9), text(),
					"p-" + this.products.size(), this.random.nextBoolean() ? text() : null, price(), "USD", null, null,
					true, true, List.of());
			this.products.put(id, new NoProduct());
			events.put(id, new ArrayList<>(List.of(created)));
			evolve(id, created);
			addEvents(id, this.random.nextInt(3), events.get(id));
			commit(events, null);
		}
		else if (live.size() > 1 && this.random.nextInt(5) == 0) {
			live.forEach((id) -> addEvents(id, this.random.nextInt(3),
					events.computeIfAbsent(id, (key) -> new ArrayList<>())));
			events.values().removeIf(List::isEmpty);
			commit(events, new UUID(8, ++this.commit));
		}
		else if (live.size() < this.products.size() && this.random.nextInt(6) == 0) {
			UUID id = pick(this.products.keySet().stream().filter((product) -> !live.contains(product)).toList());
			events.put(id, new ArrayList<>(List.of(new ProductRestored())));
			evolve(id, new ProductRestored());
			addEvents(id, this.random.nextInt(3), events.get(id));
			commit(events, null);
		}
		else {
			UUID id = pick(live);
			events.put(id, new ArrayList<>());
			if (this.random.nextInt(25) == 0) {
				events.get(id).add(new ProductDeleted());
				evolve(id, new ProductDeleted());
			}
			else {
				addEvents(id, 1 + this.random.nextInt(3), events.get(id));
			}
			commit(events, null);
		}
	}

	private void addEvents(UUID product, int count, List<ProductEvent> events) {
		for (int i = 0; i < count; i++) {
			ProductEvent event = event((LiveProduct) this.products.get(product));
			events.add(event);
			evolve(product, event);
		}
	}

	private void evolve(UUID product, ProductEvent event) {
		this.products.put(product, ProductFold.evolve(this.products.get(product), event));
	}

	private void commit(Map<UUID, List<ProductEvent>> events, @Nullable UUID massEdit) {
		String reason = this.random.nextBoolean() ? text() : null;
		Map<String, Object> metadata = new HashMap<>();
		metadata.put(CommitMetadata.MERCHANT, this.merchant.toString());
		metadata.put(CommitMetadata.COMMIT,
				new UUID(this.merchant.getLeastSignificantBits(), ++this.commit).toString());
		metadata.put(CommitMetadata.KEY, this.key.toString());
		metadata.put(CommitMetadata.REQUEST, "request-" + this.commit);
		if (reason != null) {
			metadata.put(CommitMetadata.REASON, reason);
		}
		int index = 0;
		if (massEdit != null) {
			metadata.put(CommitMetadata.MASS_EDIT, massEdit.toString());
			add(Streams.massEdit(massEdit), 0, new MassEditMade(massEdit, this.merchant, List.of("name"), 2), index++,
					metadata);
		}
		if (!events.isEmpty()) {
			this.latest = Math.max(this.latest, this.micros);
		}
		for (Map.Entry<UUID, List<ProductEvent>> product : events.entrySet()) {
			for (ProductEvent event : product.getValue()) {
				add(Streams.product(product.getKey()), this.versions.merge(product.getKey(), 1L, Long::sum) - 1, event,
						index++, metadata);
			}
			this.commits.computeIfAbsent(product.getKey(), (id) -> new ArrayList<>())
				.add(new Commit(this.versions.get(product.getKey()), this.latest, this.products.get(product.getKey()),
						product.getValue()
							.stream()
							.map((event) -> EventTypes.all().get(event.getClass()).name())
							.toList(),
						reason, massEdit, this.position));
		}
	}

	private void add(String stream, long sequence, DomainEvent event, int index, Map<String, Object> metadata) {
		metadata.put(CommitMetadata.INDEX, index);
		this.log.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(++this.position),
				new GenericDomainEventMessage<>(stream.substring(0, stream.indexOf(':')), stream, sequence, event,
						Map.copyOf(metadata), "event-" + this.position, Times.instant(this.micros))));
	}

	private ProductEvent event(LiveProduct product) {
		return switch (this.random.nextInt(21)) {
			case 0 -> new ProductRenamed(text());
			case 1 -> new ProductDescribed(this.random.nextBoolean() ? text() : null);
			case 2 -> new ProductCurrencyChanged(price(), pick(List.of("USD", "EUR")));
			case 3, 4 -> new ProductRepriced(price());
			case 5 -> new ProductSalePriceChanged(this.random.nextBoolean() ? price() : null);
			case 6 -> new ProductStatusChanged(pick(List.of("available", "on sale", "hidden")));
			case 7 -> new ProductCategorized(List.of(new Category("Hot", "hot")));
			case 8 -> new ProductMetadataReplaced(this.random.nextBoolean() ? "{\"a\":1}" : null);
			case 9 -> new ProductMadeRecurring(pick(List.of("daily", "weekly")));
			case 10 -> new ProductArchived();
			case 11 -> new ProductUnarchived();
			case 12, 13 -> new ProductOptionsReplaced(parts());
			case 14 -> new ProductOptionChanged(changed(product.options()));
			case 15 -> new ProductExtrasReplaced(parts());
			case 16 -> product.extras().isEmpty() ? new ProductRenamed(text())
					: new ProductExtraChanged(changed(product.extras()));
			case 17, 18 -> attached(product);
			case 19 -> product.media().isEmpty() ? new ProductRenamed(text())
					: new ProductMediumMoved(pick(product.media()).key(), this.random.nextInt(3));
			default -> product.media().isEmpty() ? new ProductRenamed(text())
					: new ProductMediumRemoved(pick(product.media()).key());
		};
	}

	private ProductEvent attached(LiveProduct product) {
		String key = Integer.toString(this.random.nextInt(4));
		if (product.media().stream().map(Medium::key).anyMatch(key::equals)) {
			return new ProductRepriced(price());
		}
		return key.equals("0") ? new ProductVideoAttached(key, "vimeo", "https://vimeo.com/" + text())
				: new ProductImageAttached(key, "https://example.com/" + text());
	}

	private List<ProductOption> parts() {
		List<ProductOption> parts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			if (this.random.nextBoolean()) {
				parts.add(this.random.nextInt(parts.size() + 1),
						part(new UUID(3, i), Map.of("Size", text()), this.random.nextInt(3) * 10L));
			}
		}
		return parts;
	}

	private ProductOption changed(List<ProductOption> parts) {
		ProductOption part = pick(parts);
		return part(part.key(), part.metadata(), this.random.nextInt(3) * 10L - 1);
	}

	private ProductOption part(UUID key, Map<String, String> metadata, long quantity) {
		return new ProductOption(key, metadata, price(), quantity, this.random.nextBoolean() ? price() : null, null,
				this.random.nextBoolean() ? text() : null);
	}

	private String text() {
		return pick(List.of("Tea", "Green tea", "茶", "Mug", "Cup"));
	}

	private BigDecimal price() {
		return BigDecimal.valueOf(this.random.nextInt(6) * 125L, 2);
	}

	private <T> T pick(List<T> from) {
		return from.get(this.random.nextInt(from.size()));
	}

}
