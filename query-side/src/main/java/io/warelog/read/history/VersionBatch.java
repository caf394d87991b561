package io.warelog.read.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.warelog.api.EventTypes;
import io.warelog.api.EventTypes.EventType;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.value.Money;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.Page;
import io.warelog.read.store.Reads;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions that a batch of events adds to the histories of products. All of it holds
 * absolute values under ids that follow from the log, and is written ahead of the
 * products, so that what comes again finds the same documents: a product that has taken
 * in an event has its version. A batch may tell several versions of a product, or only
 * the rest of one.
 */
public final class VersionBatch {

	private static final List<String> FIELDS = HistoryCollections.VERSIONS.fields().stream().map(Field::name).toList();

	private static final int NUMBER = FIELDS.indexOf("number");

	private static final int VALID_FROM = FIELDS.indexOf("valid_from");

	private static final List<String> BEGUN = List.of("commit_id", "events");

	private static final String SEPARATOR = ",";

	private final Reads store;

	private final JsonMapper json;

	private final Map<UUID, History> histories = new LinkedHashMap<>();

	private final List<Ended> ended = new ArrayList<>();

	/** Commits whose beginning earlier batches have told. */
	private final Set<String> begun = new HashSet<>();

	/**
	 * Begins a batch.
	 * @param store where versions are kept
	 * @param json writes states and values of properties
	 */
	public VersionBatch(Reads store, JsonMapper json) {
		this.store = store;
		this.json = json;
	}

	/**
	 * An event and what it makes of a product.
	 *
	 * @param product which
	 * @param known the version up to which the product was known before the batch, 0 for
	 * none
	 * @param knownSince with which version the commit of that one began
	 * @param before the state before the event, null when there is no product
	 * @param after the state after it
	 * @param createdAt when the product came into being, in microseconds
	 * @param number the version after the event
	 * @param position of the event
	 * @param time of the commit in microseconds, never before the merchant's previous one
	 */
	public record Step(UUID product, long known, long knownSince, @Nullable LiveProduct before, Product after,
			long createdAt, long number, long position, long time) {
	}

	/**
	 * A version in which a product was there and is no more.
	 *
	 * @param product which
	 * @param id of its documents
	 * @param number of the version
	 * @param from when on it was valid, in microseconds
	 * @param to when on it was valid no more, in microseconds
	 * @param createdAt when the product came into being, in microseconds
	 * @param state of the product
	 * @param next the number of the version that ended it
	 */
	public record Ended(UUID product, String id, long number, long from, long to, long createdAt, LiveProduct state,
			long next) {
	}

	/** What the batch tells of a product. */
	private static final class History {

		private final long known;

		private final long knownSince;

		private final List<Version> versions = new ArrayList<>();

		/** The one that ends where the first of these begins. */
		private @Nullable Document previous;

		/** Whether the known one was but the beginning of the first of these. */
		private boolean continued;

		private History(Step first) {
			this.known = first.known();
			this.knownSince = first.knownSince();
		}

	}

	/** A version in hand. */
	private static final class Version {

		private final Map<String, Object> metadata;

		private final List<String> events = new ArrayList<>();

		/**
		 * The number of its first event, by which it is known however much of it is told.
		 */
		private long since;

		private @Nullable LiveProduct before;

		private Step last;

		private Version(Step first, Map<String, Object> metadata) {
			this.metadata = metadata;
			this.since = first.number();
			this.before = first.before();
			this.last = first;
		}

		private @Nullable String text(String name) {
			Object value = this.metadata.get(name);
			return (value != null) ? value.toString() : null;
		}

		private @Nullable LiveProduct live() {
			return (this.last.after() instanceof LiveProduct live) ? live : null;
		}

	}

	/**
	 * An earlier batch has perhaps told the beginning of a commit.
	 * @param message with an event of the commit
	 */
	public void mayHaveBegun(EventMessage<?> message) {
		Object commit = message.getMetaData().get(CommitMetadata.COMMIT);
		if (commit != null) {
			this.begun.add(commit.toString());
		}
	}

	/**
	 * A product has changed.
	 * @param step how
	 * @param message with the event
	 */
	public void changed(Step step, EventMessage<ProductEvent> message) {
		History history = this.histories.computeIfAbsent(step.product(), (id) -> new History(step));
		Object commit = message.getMetaData().get(CommitMetadata.COMMIT);
		Version version = history.versions.isEmpty() ? null : history.versions.getLast();
		if (version == null || !Objects.equals(commit, version.metadata.get(CommitMetadata.COMMIT))) {
			version = new Version(step, message.getMetaData());
			history.versions.add(version);
		}
		version.last = step;
		EventType type = Objects.requireNonNull(EventTypes.all().get(message.getPayload().getClass()));
		version.events.add(type.name());
	}

	/**
	 * Ends the batch.
	 * @param latest the state of a product after the batch, as it is kept
	 * @param attempt does what may fail by what a product is like
	 * @return what is to be written, in this order and ahead of the products
	 */
	public List<Upsert> upserts(Function<UUID, byte[]> latest, BiConsumer<UUID, Runnable> attempt) {
		continueCommits(attempt);
		readPrevious();
		List<Upsert> bodies = new ArrayList<>();
		List<Upsert> rows = new ArrayList<>();
		List<Upsert> slugs = new ArrayList<>();
		this.histories.forEach((product, history) -> attempt.accept(product, () -> {
			addEnded(product, history, rows);
			for (int i = 0; i < history.versions.size(); i++) {
				Version version = history.versions.get(i);
				Version next = (i + 1 < history.versions.size()) ? history.versions.get(i + 1) : null;
				bodies.add(body(version,
						(next == null) ? latest.apply(product) : this.json.writeValueAsBytes(version.last.after())));
				rows.add(row(version, next));
				LiveProduct live = version.live();
				if (next != null && live != null) {
					this.ended.add(new Ended(product, id(version), version.last.number(), version.last.time(),
							next.last.time(), version.last.createdAt(), live, next.last.number()));
				}
				if (version.last.after() instanceof DeletedProduct deleted) {
					slugs.add(formerSlug(version, deleted.last()));
				}
			}
		}));
		bodies.addAll(rows);
		bodies.addAll(slugs);
		return bodies;
	}

	/**
	 * The batch before may have ended between two events of a product in one commit. What
	 * it wrote of that commit is then part of what this one writes.
	 */
	private void continueCommits(BiConsumer<UUID, Runnable> attempt) {
		Map<String, History> open = new HashMap<>();
		this.histories.forEach((product, history) -> {
			if (history.known > 0 && this.begun.contains(commit(history))) {
				open.put(HistoryCollections.id(product, history.knownSince), history);
			}
		});
		if (open.isEmpty()) {
			return;
		}
		for (Document body : this.store.getAll(HistoryCollections.BODIES, open.keySet(), BEGUN)) {
			History history = Objects.requireNonNull(open.get(body.id()));
			if (commit(history).equals(body.text(0))) {
				attempt.accept(history.versions.getFirst().last.product(), () -> continueCommit(history, body));
			}
		}
	}

	private void continueCommit(History history, Document body) {
		Version first = history.versions.getFirst();
		history.continued = true;
		history.previous = before(first.last.product(), history.knownSince);
		first.since = history.knownSince;
		first.before = (history.previous != null) ? state(history.previous.id()) : null;
		// a failed batch may have told more of it than is known
		first.events.addAll(0, List.of(Objects.requireNonNull(body.text(1)).split(SEPARATOR))
			.subList(0, (int) (history.known - history.knownSince) + 1));
	}

	private static String commit(History history) {
		return String.valueOf(history.versions.getFirst().text(CommitMetadata.COMMIT));
	}

	private @Nullable Document before(UUID product, long number) {
		return this.store
			.page(HistoryCollections.VERSIONS,
					new Page(
							List.of(new Condition.Is("product", product.toString()),
									new Condition.Between("number", null, number - 1)),
							"number", true, null, 0, 1, FIELDS))
			.stream()
			.findFirst()
			.orElse(null);
	}

	private @Nullable LiveProduct state(String id) {
		Document body = this.store.get(HistoryCollections.BODIES, id, List.of("state")).orElseThrow();
		return switch (this.json.readValue(Objects.requireNonNull(body.bytes(0)), Product.class)) {
			case LiveProduct live -> live;
			case DeletedProduct deleted -> null;
			case NoProduct none -> null;
		};
	}

	/**
	 * With which version the last commit on a product began, to be asked once the batch
	 * has ended.
	 * @param product that has changed
	 * @return the number of its first event, or empty if the product has not changed
	 */
	public OptionalLong since(UUID product) {
		History history = this.histories.get(product);
		return (history != null) ? OptionalLong.of(history.versions.getLast().since) : OptionalLong.empty();
	}

	private void readPrevious() {
		Map<String, History> ending = new HashMap<>();
		this.histories.forEach((product, history) -> {
			if (history.known > 0 && !history.continued) {
				ending.put(HistoryCollections.id(product, history.knownSince), history);
			}
		});
		if (!ending.isEmpty()) {
			this.store.getAll(HistoryCollections.VERSIONS, ending.keySet(), FIELDS)
				.forEach((row) -> Objects.requireNonNull(ending.get(row.id())).previous = row);
		}
	}

	/**
	 * The versions that the batch has ended, to be asked once it has ended itself.
	 * @return those in which there was a product
	 */
	public List<Ended> ended() {
		return this.ended;
	}

	/**
	 * What a product was, where that is written already.
	 * @param product which
	 * @param number of a version that has been told
	 * @return the state after its commit, or null when there was no product then
	 */
	public @Nullable LiveProduct known(UUID product, long number) {
		return this.store
			.page(HistoryCollections.VERSIONS,
					new Page(
							List.of(new Condition.Is("product", product.toString()),
									new Condition.Between("number", number, null)),
							"number", false, null, 0, 1, List.of()))
			.stream()
			.findFirst()
			.map((row) -> state(row.id()))
			.orElse(null);
	}

	/** What was there before is no longer the last one. */
	private void addEnded(UUID product, History history, List<Upsert> rows) {
		Version version = history.versions.getFirst();
		Step first = version.last;
		Document previous = history.previous;
		if (previous != null) {
			if (version.before != null) {
				this.ended.add(new Ended(product, previous.id(), Objects.requireNonNull(previous.number(NUMBER)),
						Objects.requireNonNull(previous.number(VALID_FROM)), first.time(), first.createdAt(),
						version.before, first.number()));
			}
			Map<String, @Nullable Object> values = new HashMap<>();
			for (int i = 0; i < FIELDS.size(); i++) {
				values.put(FIELDS.get(i), previous.values().get(i));
			}
			values.put("valid_to", first.time());
			rows.add(new Upsert(HistoryCollections.VERSIONS, previous.id(), first.number(), values));
		}
	}

	private Upsert body(Version version, byte[] state) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("commit_id", version.text(CommitMetadata.COMMIT));
		values.put("key_id", version.text(CommitMetadata.KEY));
		values.put("request_id", version.text(CommitMetadata.REQUEST));
		values.put("reason", version.text(CommitMetadata.REASON));
		values.put("events", String.join(SEPARATOR, version.events));
		values.put("created_at", version.last.createdAt());
		LiveProduct live = version.live();
		if (version.before != null && live != null) {
			values.put("changes", ChangeJson.between(version.before, live, this.json));
		}
		values.put("state", state);
		return upsert(HistoryCollections.BODIES, version, version.last.number(), values);
	}

	private static Upsert row(Version version, @Nullable Version next) {
		Step last = version.last;
		LiveProduct live = version.live();
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("merchant", last(last.after()).merchant().toString());
		values.put("product", last.product().toString());
		values.put("number", last.number());
		values.put("position", last.position());
		values.put("valid_from", last.time());
		values.put("valid_to", (next != null) ? next.last.time() : null);
		values.put("mass_edit", version.text(CommitMetadata.MASS_EDIT));
		if (live != null) {
			BigDecimal sale = live.salePrice();
			values.put("currency", live.price().currency().code());
			values.put("price", live.price().comparable());
			values.put("sale_price", (sale != null) ? Money.comparable(sale) : null);
			values.put("current_price", live.currentPrice().comparable());
		}
		return upsert(HistoryCollections.VERSIONS, version, (next != null) ? next.last.number() : last.number(),
				values);
	}

	private static LiveProduct last(Product product) {
		return switch (product) {
			case LiveProduct live -> live;
			case DeletedProduct deleted -> deleted.last();
			case NoProduct none -> throw new IllegalStateException("A version is of a product");
		};
	}

	private static Upsert formerSlug(Version version, LiveProduct last) {
		Step deletion = version.last;
		return upsert(HistoryCollections.FORMER_SLUGS, version, deletion.number(),
				Map.of("merchant", last.merchant().toString(), "slug", last.slug().value(), "product",
						deletion.product().toString(), "deleted_at", deletion.time()));
	}

	private static Upsert upsert(Collection collection, Version of, long version,
			Map<String, @Nullable Object> values) {
		return new Upsert(collection, id(of), version, values);
	}

	private static String id(Version version) {
		return HistoryCollections.id(version.last.product(), version.since);
	}

}
