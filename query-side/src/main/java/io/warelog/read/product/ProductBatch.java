package io.warelog.read.product;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.product.Availability;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.http.Etags;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.projection.PendingBatch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The products that a batch of events is about. They are read at its beginning in one go,
 * and of each only the last state is rendered and written.
 */
final class ProductBatch {

	private static final List<String> FETCHED = List.of("ordinal", "created_at", "updated_at", "state");

	private static final String STREAM = "product:";

	private final ReadModelStore store;

	private final JsonMapper states;

	private final Map<UUID, Long> talliedTo;

	private final Arrivals arrivals;

	/** In the order in which they were first touched. */
	private final SequencedMap<UUID, Row> touched = new LinkedHashMap<>();

	private final Map<UUID, Row> rows = new HashMap<>();

	private final Map<UUID, Tally> tallies = new HashMap<>();

	/** What those are told, once it is written, who wait for it. */
	private final Map<UUID, ReadBackAnswer> answers = new HashMap<>();

	private long position;

	private ProductBatch(ReadModelStore store, JsonMapper states, Map<UUID, Long> talliedTo, Arrivals arrivals) {
		this.store = store;
		this.states = states;
		this.talliedTo = talliedTo;
		this.arrivals = arrivals;
	}

	/** A product in hand. */
	private static final class Row {

		private Product product = new NoProduct();

		private long version;

		/** -1 until it has one. */
		private long ordinal = -1;

		private long createdAt;

		private long updatedAt;

	}

	static ProductBatch begin(UnitOfWork<?> work, ReadModelStore store, JsonMapper states, Map<UUID, Long> talliedTo,
			Arrivals arrivals) {
		ProductBatch batch = new ProductBatch(store, states, talliedTo, arrivals);
		batch.read(work);
		PendingBatch pending = PendingBatch.current(store);
		pending.beforeWrite(batch::addTo);
		pending.afterWrite(batch::written);
		return batch;
	}

	void apply(DomainEventMessage<ProductEvent> message, long position) {
		UUID id = idOf(message.getAggregateIdentifier());
		Row row = Objects.requireNonNull(this.rows.get(id));
		this.position = position;
		long version = message.getSequenceNumber() + 1;
		boolean unknown = version > row.version;
		if (unknown) {
			row.product = ProductFold.evolve(row.product, message.getPayload());
			row.version = version;
		}
		// also of an event that the row has taken in: the tally may not have come so far
		long time = tallyOf(row.product).advance(Times.micros(message.getTimestamp()));
		if (unknown) {
			row.updatedAt = time;
			row.createdAt = (row.createdAt != 0) ? row.createdAt : row.updatedAt;
		}
		this.touched.putIfAbsent(id, row);
	}

	private void read(UnitOfWork<?> work) {
		Set<String> ids = new HashSet<>();
		if (work instanceof BatchingUnitOfWork<?> batching) {
			batching.getMessages().forEach((message) -> {
				if (message instanceof DomainEventMessage<?> event
						&& event.getAggregateIdentifier().startsWith(STREAM)) {
					ids.add(idOf(event.getAggregateIdentifier()).toString());
				}
			});
		}
		ids.forEach((id) -> this.rows.put(UUID.fromString(id), new Row()));
		for (Document stored : this.store.getAll(ProductCollections.PRODUCTS, ids, FETCHED)) {
			Row row = Objects.requireNonNull(this.rows.get(UUID.fromString(stored.id())));
			row.version = stored.version();
			row.ordinal = Objects.requireNonNull(stored.number(0));
			row.createdAt = Objects.requireNonNull(stored.number(1));
			row.updatedAt = Objects.requireNonNull(stored.number(2));
			row.product = this.states.readValue(Objects.requireNonNull(stored.bytes(3)), Product.class);
		}
	}

	private void addTo(PendingBatch pending) {
		Map<String, Block> blocks = readBlocks();
		for (Map.Entry<UUID, Row> entry : this.touched.entrySet()) {
			Row row = entry.getValue();
			LiveProduct product = lastLive(row.product);
			UUID merchant = product.merchant().value();
			String facets = (row.product instanceof LiveProduct live) ? Facets.of(live) : Facets.NONE;
			Block block = blocks.computeIfAbsent(Block.id(merchant, Block.numberOf(row.ordinal)),
					(id) -> Block.empty(merchant, Block.numberOf(row.ordinal)));
			tallyOf(row.product).move(row.ordinal, block.put(row.ordinal, facets), facets);
			pending.add(upsert(entry.getKey(), row));
		}
		blocks.values().forEach((block) -> pending.add(block.toUpsert(this.position)));
		this.tallies.forEach((merchant, tally) -> {
			// until this is written nobody knows what the store holds
			this.talliedTo.remove(merchant);
			pending.add(tally.toUpsert(this.position));
		});
	}

	/**
	 * Gives new products their ordinals, and reads the blocks that all of them are in.
	 */
	private Map<String, Block> readBlocks() {
		Map<String, UUID> ids = new HashMap<>();
		for (Row row : this.touched.values()) {
			Tally tally = tallyOf(row.product);
			if (row.ordinal < 0) {
				row.ordinal = tally.nextOrdinal();
			}
			tally.reserve(row.ordinal);
			UUID merchant = lastLive(row.product).merchant().value();
			ids.put(Block.id(merchant, Block.numberOf(row.ordinal)), merchant);
		}
		Map<String, Block> blocks = new LinkedHashMap<>();
		for (Document stored : this.store.getAll(ProductCollections.BLOCKS, ids.keySet(), Block.FETCHED)) {
			blocks.put(stored.id(), Block.of(Objects.requireNonNull(ids.get(stored.id())), stored));
		}
		return blocks;
	}

	private void written() {
		this.tallies.keySet().forEach((merchant) -> this.talliedTo.put(merchant, this.position));
		this.answers.forEach((id, answer) -> this.arrivals.arrived(id, Representation.PRODUCT, answer));
	}

	private Tally tallyOf(Product product) {
		return this.tallies.computeIfAbsent(lastLive(product).merchant().value(), (merchant) -> {
			Tally tally = Tally.load(this.store, merchant);
			Long own = this.talliedTo.get(merchant);
			// also when there is none: blocks may have been written before it
			if (own == null || own != tally.storedAt()) {
				tally.recount(this.store);
			}
			return tally;
		});
	}

	private Upsert upsert(UUID id, Row row) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("owner", lastLive(row.product).merchant().toString());
		values.put("position", this.position);
		values.put("ordinal", row.ordinal);
		values.put("created_at", row.createdAt);
		values.put("updated_at", row.updatedAt);
		values.put("state", this.states.writeValueAsBytes(row.product));
		if (row.product instanceof LiveProduct product) {
			byte[] json = MerchantApiJson.render(product, Times.instant(row.createdAt), Times.instant(row.updatedAt),
					row.version);
			values.put("merchant", product.merchant().toString());
			values.put("name_key", Words.sortKey(product.name()));
			values.put("price", product.price().comparable());
			values.put("currency", product.price().currency().code());
			values.put("active", number(product.availability() == Availability.ACTIVE));
			values.put("archived", number(product.availability() == Availability.ARCHIVED));
			values.put("recurring", number(product.billingCycle() != null));
			values.put("visible", number(Facets.isVisible(product)));
			values.put("words", Words.of(product.name()));
			String etag = Etags.of(row.version, Etags.digest(json));
			values.put("etag", etag);
			values.put("json", json);
			this.answers.put(id, ProductReads.shown(row.version, etag, json));
		}
		else {
			this.answers.put(id, ProductReads.gone(row.version));
		}
		return new Upsert(ProductCollections.PRODUCTS, id.toString(), row.version, values);
	}

	private static LiveProduct lastLive(Product product) {
		return switch (product) {
			case LiveProduct live -> live;
			case DeletedProduct deleted -> deleted.last();
			case NoProduct none -> throw new IllegalStateException("A touched product exists");
		};
	}

	private static long number(boolean truth) {
		return truth ? 1L : 0L;
	}

	private static UUID idOf(String stream) {
		return UUID.fromString(stream.substring(STREAM.length()));
	}

}
