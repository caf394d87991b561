package io.warelog.read.product;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDiff;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.history.MerchantBatch;
import io.warelog.read.history.VersionBatch;
import io.warelog.read.massedit.MassEditBatch;
import io.warelog.read.product.ListingChanges.LogPlace;
import io.warelog.read.projection.PendingBatch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Reads;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The products that a batch of events is about. They are read at its beginning in one go,
 * and of each only the last state is rendered and written.
 */
final class ProductBatch {

	private static final String STREAM = "product:";

	private static final String PLACEMENT = "placement:";

	private static final String MERCHANT = "merchant:";

	private final Reads store;

	private final JsonMapper states;

	private final Map<UUID, Long> talliedTo;

	private final Arrivals arrivals;

	/** In the order in which they were first touched. */
	private final SequencedMap<UUID, ProductRow> touched = new LinkedHashMap<>();

	private final Map<UUID, ProductRow> rows = new HashMap<>();

	private final Map<UUID, Tally> tallies = new HashMap<>();

	/** What those are told, once it is written, who wait for it. */
	private final Map<UUID, ReadBackAnswer> answers = new HashMap<>();

	private final ListingChanges listings;

	private final MassEditBatch massEdits;

	private final VersionBatch versions;

	private final MerchantBatch merchants;

	/** Products that were placed. */
	private final Set<UUID> placed = new LinkedHashSet<>();

	private long position;

	private ProductBatch(Reads store, JsonMapper states, Map<UUID, Long> talliedTo, Arrivals arrivals) {
		this.store = store;
		this.states = states;
		this.talliedTo = talliedTo;
		this.arrivals = arrivals;
		this.listings = new ListingChanges(store);
		this.massEdits = new MassEditBatch(store, states);
		this.versions = new VersionBatch(store, states);
		this.merchants = new MerchantBatch(store, states);
	}

	static ProductBatch begin(UnitOfWork<?> work, ReadModelStore store, JsonMapper states, Map<UUID, Long> talliedTo,
			Arrivals arrivals) {
		ProductBatch batch = new ProductBatch(store.besideWriting(), states, talliedTo, arrivals);
		batch.read(work);
		PendingBatch pending = PendingBatch.current(store);
		pending.beforeWrite(batch::addTo);
		pending.afterWrite(batch::written);
		return batch;
	}

	void apply(DomainEventMessage<ProductEvent> message, long position) {
		UUID id = idOf(message.getAggregateIdentifier()).orElseThrow();
		ProductRow row = Objects.requireNonNull(this.rows.get(id));
		this.position = position;
		LiveProduct before = row.live();
		boolean unknown = row.evolve(message.getPayload(), message.getSequenceNumber() + 1);
		UUID massEdit = MassEditBatch.of(message);
		if (massEdit != null) {
			this.massEdits.changed(massEdit, id, position);
			if (unknown) {
				this.massEdits.differs(massEdit, id, index(message), ProductDiff.between(before, row.live()));
			}
		}
		Tally tally = tallyOf(row.merchant());
		if (row.ordinal() < 0) {
			row.number(tally.nextOrdinal());
		}
		// also of what the row has taken in: the tally may not have come so far
		tally.reserve(row.ordinal());
		long time = tally.advance(Times.micros(message.getTimestamp()));
		tellListing(message, row, before, unknown, new LogPlace(position, commit(message, position), time));
		if (unknown) {
			row.changedAt(time);
			this.versions.changed(row.step(before, position, time), message);
		}
		else {
			this.versions.mayHaveBegun(message);
		}
		this.touched.putIfAbsent(id, row);
	}

	/**
	 * The listing, which is written behind the rows, is told what each event makes of a
	 * product, so that it knows that of any time.
	 */
	private void tellListing(DomainEventMessage<ProductEvent> message, ProductRow row, @Nullable LiveProduct before,
			boolean unknown, LogPlace at) {
		if (message.getPayload() instanceof ProductDeleted) {
			this.listings.deleted(row, at);
			return;
		}
		// a row that is ahead of the listing does not tell any more what it was then
		LiveProduct then = unknown ? row.live() : this.versions.known(row.id(), message.getSequenceNumber() + 1);
		if (then == null) {
			return;
		}
		String facets = Facets.of(then);
		if (message.getPayload() instanceof ProductCreated) {
			this.listings.created(row, facets, at);
		}
		else if (message.getPayload() instanceof ProductRestored) {
			this.listings.restored(row, facets, at);
		}
		else if (!unknown || before == null || !facets.equals(Facets.of(before))) {
			this.listings.described(row, facets, at);
		}
	}

	void change(DomainEventMessage<MerchantEvent> message, long position) {
		this.position = position;
		UUID merchant = UUID.fromString(message.getAggregateIdentifier().substring(MERCHANT.length()));
		this.merchants.changed(merchant, message.getPayload(), message.getSequenceNumber() + 1,
				commit(message, position), tallyOf(merchant).advance(Times.micros(message.getTimestamp())));
	}

	/** The position of the first event of the commit that an event belongs to. */
	private static long commit(DomainEventMessage<?> message, long position) {
		return position - index(message);
	}

	void make(DomainEventMessage<MassEditMade> message, long position) {
		MassEditMade event = message.getPayload();
		this.position = position;
		this.massEdits.made(event, message, position);
		// also when nothing else changes: the tally tells that all has been written
		tallyOf(event.merchantId());
	}

	private static long index(DomainEventMessage<?> message) {
		return ((Number) Objects.requireNonNull(message.getMetaData().get(CommitMetadata.INDEX))).longValue();
	}

	void place(DomainEventMessage<ProductPlaced> message, long position) {
		ProductPlaced event = message.getPayload();
		this.position = position;
		UUID product = event.productId();
		UUID massEdit = MassEditBatch.of(message);
		if (massEdit != null) {
			this.massEdits.placed(massEdit, product, position);
		}
		long time = tallyOf(event.merchantId()).advance(Times.micros(message.getTimestamp()));
		this.listings.placed(event, (int) message.getSequenceNumber() + 1,
				Objects.requireNonNull(this.rows.get(product)).ordinal(),
				new LogPlace(position, commit(message, position), time), () -> {
					if (massEdit != null) {
						this.massEdits.unmoved(massEdit, product, position);
					}
				});
		this.placed.add(product);
	}

	private void read(UnitOfWork<?> work) {
		Set<UUID> ids = new LinkedHashSet<>();
		List<? extends Message<?>> messages = (work instanceof BatchingUnitOfWork<?> batching) ? batching.getMessages()
				: List.of();
		for (Message<?> message : messages) {
			if (message instanceof DomainEventMessage<?> event) {
				idOf(event.getAggregateIdentifier()).ifPresent(ids::add);
			}
		}
		ids.forEach((id) -> this.rows.put(id, new ProductRow(id)));
		for (Document stored : this.store.getAll(ProductCollections.PRODUCTS, ids.stream().map(UUID::toString).toList(),
				ProductRow.FETCHED)) {
			Objects.requireNonNull(this.rows.get(UUID.fromString(stored.id()))).load(stored, this.states);
		}
		resume(messages);
	}

	/**
	 * The batch before may have ended in the midst of a commit, such as behind the place
	 * and ahead of the creation.
	 */
	private void resume(List<? extends Message<?>> messages) {
		if (messages.isEmpty()
				|| Integer.valueOf(0).equals(messages.getFirst().getMetaData().get(CommitMetadata.INDEX))) {
			return;
		}
		if (messages.getFirst() instanceof EventMessage<?> first) {
			this.versions.mayHaveBegun(first);
		}
		Object commit = messages.getFirst().getMetaData().get(CommitMetadata.COMMIT);
		Map<UUID, Set<UUID>> created = new LinkedHashMap<>();
		for (Message<?> message : messages) {
			if (message.getPayload() instanceof ProductCreated product
					&& Objects.equals(commit, message.getMetaData().get(CommitMetadata.COMMIT))) {
				created.computeIfAbsent(product.merchantId(), (merchant) -> new LinkedHashSet<>())
					.add(product.productId());
			}
		}
		created.forEach(this.listings::resume);
	}

	private void addTo(PendingBatch pending) {
		// taken in here, as mass edits have to know what moved, and written behind the
		// rows
		List<Upsert> listings = this.listings.upserts(this.position);
		// ahead of the products, which tell what has been taken in
		this.versions.upserts((id) -> Objects.requireNonNull(this.touched.get(id)).state(this.states))
			.forEach(pending::add);
		this.versions.ended()
			.forEach((ended) -> pending
				.add(ProductRow.ended(ended, Objects.requireNonNull(this.touched.get(ended.product())).ordinal())));
		this.merchants.upserts().forEach(pending::add);
		addCategories(pending);
		this.massEdits.upserts(this.position).forEach(pending::add);
		Map<String, Block> blocks = readBlocks();
		for (ProductRow row : this.touched.values()) {
			UUID merchant = row.merchant();
			String facets = row.facets();
			Block block = blocks.computeIfAbsent(Block.id(merchant, Block.numberOf(row.ordinal())),
					(id) -> Block.empty(merchant, Block.numberOf(row.ordinal())));
			tallyOf(merchant).move(row.ordinal(), block.put(row.ordinal(), facets), facets);
			this.versions.since(row.id()).ifPresent(row::changedSince);
			ProductRow.Written written = row.written(this.position, this.states);
			pending.add(written.upsert());
			this.answers.put(row.id(), written.answer());
		}
		blocks.values().forEach((block) -> pending.add(block.toUpsert(this.position)));
		listings.forEach(pending::add);
		this.tallies.forEach((merchant, tally) -> {
			// until this is written nobody knows what the store holds
			this.talliedTo.remove(merchant);
			pending.add(tally.toUpsert(this.position));
		});
	}

	private void addCategories(PendingBatch pending) {
		Map<UUID, CategoryCounts> categories = new LinkedHashMap<>();
		for (ProductRow row : this.touched.values()) {
			categories.computeIfAbsent(row.merchant(), CategoryCounts::new).move(row.liveBefore(), row.live());
		}
		categories.forEach(
				(merchant, counts) -> counts.upserts(this.store, writtenTo(tallyOf(merchant), merchant), this.position)
					.forEach(pending::add));
	}

	/** Reads the blocks that the products are in. */
	private Map<String, Block> readBlocks() {
		Map<String, UUID> ids = new HashMap<>();
		for (ProductRow row : this.touched.values()) {
			ids.put(Block.id(row.merchant(), Block.numberOf(row.ordinal())), row.merchant());
		}
		Map<String, Block> blocks = new LinkedHashMap<>();
		for (Document stored : this.store.getAll(ProductCollections.BLOCKS, ids.keySet(), Block.FETCHED)) {
			blocks.put(stored.id(), Block.of(Objects.requireNonNull(ids.get(stored.id())), stored));
		}
		return blocks;
	}

	private void written() {
		this.tallies.keySet().forEach((merchant) -> this.talliedTo.put(merchant, this.position));
		this.massEdits.ids().forEach(this.arrivals::arrived);
		this.placed.forEach(this.arrivals::arrived);
		this.tallies.keySet().forEach(this.arrivals::stirred);
		this.merchants.merchants().forEach(this.arrivals::arrived);
		this.answers.forEach((id, answer) -> this.arrivals.arrived(id, Representation.PRODUCT, answer));
	}

	private Tally tallyOf(UUID merchant) {
		return this.tallies.computeIfAbsent(merchant, (id) -> {
			Tally tally = Tally.load(this.store, id);
			// also when there is none: blocks may have been written before it
			if (writtenTo(tally, id) < 0) {
				tally.recount(this.store);
			}
			return tally;
		});
	}

	/**
	 * Up to which position this projection knows that it has written all that belongs to
	 * a merchant, or -1.
	 */
	private long writtenTo(Tally stored, UUID merchant) {
		Long own = this.talliedTo.get(merchant);
		return (own != null && own == stored.storedAt()) ? own : -1;
	}

	private static Optional<UUID> idOf(String stream) {
		return Stream.of(STREAM, PLACEMENT)
			.filter(stream::startsWith)
			.map((prefix) -> UUID.fromString(stream.substring(prefix.length())))
			.findFirst();
	}

}
