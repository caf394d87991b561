package io.warelog.read.product;

import java.util.ArrayList;
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
import java.util.function.Supplier;
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
import io.warelog.read.product.ParkedProducts.Parked;
import io.warelog.read.product.ProductStream.State;
import io.warelog.read.projection.DeadLetter;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.projection.UnprojectableException;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The products that a batch of events is about. They are read at its beginning in one go,
 * and of each only the last state is rendered and written.
 * <p>
 * A product whose own documents cannot be made is parked. What others see of it is told
 * at its turn all the same: then the log tells what it is, and a document among the
 * parked ones takes the place of its row.
 */
final class ProductBatch {

	private static final String STREAM = "product:";

	private static final String PLACEMENT = "placement:";

	private static final String MERCHANT = "merchant:";

	private static final List<String> COUNTED_BY = List.of("merchant", "categories", "visible");

	private final Reads store;

	private final StreamReader log;

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

	/** Parked products that have events in the batch, in the order of those. */
	private final SequencedMap<UUID, Waiting> waiting = new LinkedHashMap<>();

	/** Products whose own documents cannot be made, and why. */
	private final Map<UUID, Throwable> failures = new LinkedHashMap<>();

	/** Histories of products, ahead of their rows. */
	private final List<Upsert> own = new ArrayList<>();

	/** Rows of products. */
	private final List<Upsert> rendered = new ArrayList<>();

	/** Parked events. */
	private final List<Upsert> letters = new ArrayList<>();

	private final List<Upsert> upserts = new ArrayList<>();

	private long position;

	ProductBatch(Reads store, StreamReader log, JsonMapper states, Map<UUID, Long> talliedTo, Arrivals arrivals) {
		this.store = store;
		this.log = log;
		this.states = states;
		this.talliedTo = talliedTo;
		this.arrivals = arrivals;
		this.listings = new ListingChanges(store);
		this.massEdits = new MassEditBatch(store, states);
		this.versions = new VersionBatch(store, states);
		this.merchants = new MerchantBatch(store, states);
	}

	/**
	 * What the listing is told of an event.
	 *
	 * @param facets of the product after it or its commit, null when there is none
	 * @param described whether they may be others than before
	 */
	private record Told(@Nullable String facets, boolean described) {
	}

	/**
	 * That the own documents of a product cannot be made.
	 *
	 * @param cause why
	 * @param upTo the version up to which they can be, at most that which they have
	 * before the batch when it has no such events
	 */
	record Failed(Throwable cause, long upTo) {
	}

	/** A parked product of which the batch tells. */
	private static final class Waiting {

		/** As the batch has found it, or null when it is parked by this one. */
		private final @Nullable Parked before;

		/** The version that its own documents come to. */
		private final long shown;

		/** What it is after each of its events, as far as that can be told. */
		private final @Nullable ProductStream stream;

		/** Its own row when it has events ahead of those that it is parked with. */
		private final @Nullable ProductRow own;

		/** Of the first event that it is parked with. */
		private long since = -1;

		private @Nullable Throwable cause;

		/** How many of its events have been told. */
		private long events;

		private Waiting(@Nullable Parked before, long shown, long events, @Nullable ProductStream stream,
				@Nullable ProductRow own, @Nullable Throwable cause) {
			this.before = before;
			this.shown = shown;
			this.events = events;
			this.stream = stream;
			this.own = own;
			this.cause = cause;
		}

		private boolean isLost() {
			return this.stream == null || this.stream.failure() != null;
		}

	}

	/**
	 * Takes in a run of events and works out what is to be written.
	 * @param events at least one
	 * @param failed products whose own documents cannot be made: they are parked
	 * @return further such products; where there are any the batch is worth nothing
	 */
	Map<UUID, Throwable> apply(List<Delivered> events, Map<UUID, Failed> failed) {
		read(events, failed);
		resume(events);
		events.forEach(this::take);
		end();
		return this.failures;
	}

	/**
	 * Takes in what the own documents of a product have missed while it was parked, and
	 * works out what is to be written over what there is.
	 * @param product which
	 * @param parked how it is parked
	 * @param letters its parked events, at least one
	 * @return why they still cannot be made, or null
	 */
	@Nullable Throwable applyLate(UUID product, Parked parked, List<DeadLetter> letters) {
		ProductRow row = new ProductRow(product);
		Document stored = this.store.get(ProductCollections.PRODUCTS, product.toString(), ProductRow.FETCHED)
			.orElse(null);
		long shown = (stored != null) ? stored.version() : 0;
		ProductStream stream = ProductStream.read(this.log, product, shown, shown);
		if (stream.failure() != null) {
			return stream.failure();
		}
		if (stored != null) {
			row.load(stored, stream.after(shown).product());
		}
		else {
			row.number(parked.ordinal());
		}
		this.versions.mayHaveBegun(stream.event(letters.getFirst().sequence()));
		for (DeadLetter letter : letters) {
			this.position = letter.position();
			attempt(product, () -> takeOwn(row, new Delivered(stream.event(letter.sequence()), letter.position()),
					letter.time()));
		}
		renderOwn();
		if (this.failures.isEmpty()) {
			this.upserts.addAll(this.own);
			this.upserts.addAll(this.massEdits.lateUpserts(this.position));
			this.upserts.addAll(this.rendered);
		}
		return this.failures.get(product);
	}

	private void attempt(UUID product, Runnable work) {
		attempt(product, () -> {
			work.run();
			return product;
		});
	}

	private <T> Optional<T> attempt(UUID product, Supplier<T> work) {
		if (!this.failures.containsKey(product)) {
			try {
				return Optional.of(UnprojectableException.attempt(product, work));
			}
			catch (UnprojectableException failure) {
				this.failures.put(product, Objects.requireNonNull(failure.getCause()));
			}
		}
		return Optional.empty();
	}

	private void read(List<Delivered> events, Map<UUID, Failed> failed) {
		Set<UUID> ids = new LinkedHashSet<>();
		Map<UUID, Span> spans = new HashMap<>();
		for (Delivered event : events) {
			idOf(event.message().getAggregateIdentifier()).ifPresent((id) -> {
				ids.add(id);
				if (event.message().getPayload() instanceof ProductEvent) {
					spans.merge(id, new Span(event.version(), event.version()), Span::plus);
				}
			});
		}
		Map<UUID, Document> stored = new HashMap<>();
		this.store.getAll(ProductCollections.PRODUCTS, ids.stream().map(UUID::toString).toList(), ProductRow.FETCHED)
			.forEach((row) -> stored.put(UUID.fromString(row.id()), row));
		Map<UUID, Parked> parked = new ParkedProducts(this.store).among(ids);
		for (UUID id : ids) {
			ProductRow row = new ProductRow(id);
			this.rows.put(id, row);
			if (parked.containsKey(id) || failed.containsKey(id)) {
				readWaiting(row, stored.get(id), parked.get(id), failed.get(id), spans.get(id));
			}
			else if (stored.containsKey(id)) {
				attempt(id, () -> row.load(Objects.requireNonNull(stored.get(id)), this.states));
			}
		}
	}

	/** The first and the last version of a product that the batch tells of. */
	private record Span(long first, long last) {

		private Span plus(Span other) {
			return new Span(Math.min(this.first, other.first), Math.max(this.last, other.last));
		}

	}

	private void readWaiting(ProductRow row, @Nullable Document stored, @Nullable Parked before,
			@Nullable Failed failed, @Nullable Span span) {
		long shown = (stored != null) ? stored.version() : 0;
		if (before != null) {
			row.number(before.ordinal());
		}
		else if (stored != null) {
			row.number(Objects.requireNonNull(stored.number(0)));
		}
		if (span == null) {
			// but placed
			return;
		}
		long told = (before != null) ? before.events() : shown;
		ProductStream stream = (before != null && before.lost()) ? null
				: ProductStream.read(this.log, row.id(), Math.min(told, span.first() - 1), Math.max(told, span.last()));
		if (stream != null && stream.tells(told)) {
			row.loadTold(told, stream.after(told).product());
		}
		else {
			stream = null;
		}
		ProductRow own = null;
		if (before == null && failed != null && failed.upTo() > shown) {
			ProductRow loaded = new ProductRow(row.id());
			if (stored != null) {
				attempt(row.id(), () -> loaded.load(stored, this.states));
			}
			own = loaded;
			shown = failed.upTo();
		}
		this.waiting.put(row.id(),
				new Waiting(before, shown, told, stream, own, (failed != null) ? failed.cause() : null));
	}

	/**
	 * Looks whether the own documents of a product can be made.
	 * @param product which
	 * @param events of it, at least one
	 * @return whether they can
	 */
	boolean makes(UUID product, List<Delivered> events) {
		ProductRow row = new ProductRow(product);
		this.store.get(ProductCollections.PRODUCTS, product.toString(), ProductRow.FETCHED)
			.ifPresent((stored) -> attempt(product, () -> row.load(stored, this.states)));
		this.versions.mayHaveBegun(events.getFirst().message());
		events.forEach(
				(event) -> attempt(product, () -> takeOwn(row, event, Times.micros(event.message().getTimestamp()))));
		renderOwn();
		return this.failures.isEmpty();
	}

	private void takeOwn(ProductRow row, Delivered event, long time) {
		LiveProduct before = row.live();
		boolean unknown = row.evolve(event.ofProduct().getPayload(), event.version());
		tellOwn(row, event, before, unknown, time);
	}

	private void take(Delivered event) {
		this.position = event.position();
		switch (event.message().getPayload()) {
			case MassEditMade made -> make(made, event);
			case ProductPlaced placed -> place(placed, event);
			case MerchantEvent changed -> change(changed, event);
			default -> {
				UUID id = idOf(event.message().getAggregateIdentifier()).orElseThrow();
				ProductRow row = Objects.requireNonNull(this.rows.get(id));
				Waiting waiting = this.waiting.get(id);
				if (waiting != null) {
					park(row, waiting, event);
				}
				else {
					apply(row, event);
				}
			}
		}
	}

	private void apply(ProductRow row, Delivered event) {
		LiveProduct before = row.live();
		boolean unknown = event.version() > row.version();
		attempt(row.id(), () -> {
			row.evolve(event.ofProduct().getPayload(), event.version());
			return told(row, event, before, unknown);
		}).ifPresent((told) -> {
			long time = tellOthers(row, event, told);
			attempt(row.id(), () -> tellOwn(row, event, before, unknown, time));
		});
	}

	/**
	 * The listing, which is written behind the rows, is told what each event makes of a
	 * product, so that it knows that of any time.
	 */
	private Told told(ProductRow row, Delivered event, @Nullable LiveProduct before, boolean unknown) {
		if (event.message().getPayload() instanceof ProductDeleted) {
			return new Told(null, false);
		}
		// a row that is ahead of the listing does not tell any more what it was then
		LiveProduct then = unknown ? row.live() : this.versions.known(row.id(), event.version());
		if (then == null) {
			return new Told(null, false);
		}
		String facets = Facets.of(then);
		return new Told(facets, !unknown || before == null || !facets.equals(Facets.of(before)));
	}

	/**
	 * Tells what others see of a product in the order of the log, whether or not its own
	 * documents can be made.
	 * @return the time of the event, never before the merchant's previous one
	 */
	private long tellOthers(ProductRow row, Delivered event, @Nullable Told told) {
		UUID massEdit = MassEditBatch.of(event.message());
		if (massEdit != null) {
			this.massEdits.changed(massEdit, row.id(), event.position());
		}
		Tally tally = tallyOf(row.merchant());
		if (row.ordinal() < 0) {
			row.number(tally.nextOrdinal());
		}
		// also of what the row has taken in: the tally may not have come so far
		tally.reserve(row.ordinal());
		long time = tally.advance(Times.micros(event.message().getTimestamp()));
		if (told != null) {
			tellListing(row, event, told, new LogPlace(event.position(), event.commit(), time));
		}
		return time;
	}

	private void tellListing(ProductRow row, Delivered event, Told told, LogPlace at) {
		Object payload = event.message().getPayload();
		if (payload instanceof ProductDeleted) {
			this.listings.deleted(row, at);
		}
		else if (told.facets() == null) {
			return;
		}
		else if (payload instanceof ProductCreated) {
			this.listings.created(row, told.facets(), at);
		}
		else if (payload instanceof ProductRestored) {
			this.listings.restored(row, told.facets(), at);
		}
		else if (told.described()) {
			this.listings.described(row, told.facets(), at);
		}
	}

	/** Tells what only the own documents of a product show. */
	private void tellOwn(ProductRow row, Delivered event, @Nullable LiveProduct before, boolean unknown, long time) {
		DomainEventMessage<ProductEvent> message = event.ofProduct();
		if (unknown) {
			UUID massEdit = MassEditBatch.of(message);
			if (massEdit != null) {
				this.massEdits.differs(massEdit, row.id(), event.index(), ProductDiff.between(before, row.live()));
			}
			row.changedAt(time);
			this.versions.changed(row.step(before, event.position(), time), message);
		}
		else {
			this.versions.mayHaveBegun(message);
		}
		this.touched.putIfAbsent(row.id(), row);
	}

	private void park(ProductRow row, Waiting waiting, Delivered event) {
		UUID merchant = UUID
			.fromString(Objects.requireNonNull(event.message().getMetaData().get(CommitMetadata.MERCHANT)).toString());
		row.belongsTo(merchant);
		Told told = null;
		ProductStream stream = waiting.stream;
		if (stream != null && stream.tells(event.version())) {
			State before = stream.after(event.version() - 1);
			State after = stream.after(event.version());
			row.follow(event.version(), after.product());
			told = new Told(after.facets(), !after.facets().equals(before.facets()));
		}
		long time = tellOthers(row, event, told);
		waiting.events = Math.max(waiting.events, event.version());
		if (event.version() > waiting.shown) {
			waiting.since = (waiting.since < 0) ? event.position() : waiting.since;
			this.letters
				.add(ParkedProducts.letter(event.message(), event.position(), row.id(), merchant, time, waiting.cause));
			waiting.cause = null;
		}
		else if (waiting.own != null) {
			ProductRow own = waiting.own;
			own.number(row.ordinal());
			attempt(row.id(), () -> takeOwn(own, event, time));
		}
	}

	private void change(MerchantEvent event, Delivered delivered) {
		DomainEventMessage<?> message = delivered.message();
		UUID merchant = UUID.fromString(message.getAggregateIdentifier().substring(MERCHANT.length()));
		this.merchants.changed(merchant, event, delivered.version(), delivered.commit(),
				tallyOf(merchant).advance(Times.micros(message.getTimestamp())));
	}

	private void make(MassEditMade event, Delivered delivered) {
		this.massEdits.made(event, delivered.message(), delivered.position());
		// also when nothing else changes: the tally tells that all has been written
		tallyOf(event.merchantId());
	}

	private void place(ProductPlaced event, Delivered delivered) {
		long position = delivered.position();
		UUID product = event.productId();
		UUID massEdit = MassEditBatch.of(delivered.message());
		if (massEdit != null) {
			this.massEdits.placed(massEdit, product, position);
		}
		long time = tallyOf(event.merchantId()).advance(Times.micros(delivered.message().getTimestamp()));
		this.listings.placed(event, (int) delivered.version(), Objects.requireNonNull(this.rows.get(product)).ordinal(),
				new LogPlace(position, delivered.commit(), time), () -> {
					if (massEdit != null) {
						this.massEdits.unmoved(massEdit, product, position);
					}
				});
		this.placed.add(product);
	}

	/**
	 * The batch before may have ended in the midst of a commit, such as behind the place
	 * and ahead of the creation.
	 */
	private void resume(List<Delivered> events) {
		if (events.getFirst().index() == 0) {
			return;
		}
		DomainEventMessage<?> first = events.getFirst().message();
		this.versions.mayHaveBegun(first);
		Object commit = first.getMetaData().get(CommitMetadata.COMMIT);
		Map<UUID, Set<UUID>> created = new LinkedHashMap<>();
		for (Delivered event : events) {
			if (event.message().getPayload() instanceof ProductCreated product
					&& Objects.equals(commit, event.message().getMetaData().get(CommitMetadata.COMMIT))) {
				created.computeIfAbsent(product.merchantId(), (merchant) -> new LinkedHashSet<>())
					.add(product.productId());
			}
		}
		created.forEach(this.listings::resume);
	}

	/** Works out what is to be written, unless there are products that cannot be. */
	private void end() {
		renderOwn();
		if (!this.failures.isEmpty()) {
			return;
		}
		// taken in here, as mass edits have to know what moved, and written behind the
		// rows
		List<Upsert> listings = this.listings.upserts(this.position);
		// ahead of the products, which tell what has been taken in
		this.upserts.addAll(this.own);
		this.upserts.addAll(this.merchants.upserts());
		addCategories();
		this.upserts.addAll(this.massEdits.upserts(this.position));
		this.upserts.addAll(this.rendered);
		addWaiting();
		addBlocks();
		this.upserts.addAll(listings);
		this.tallies.forEach((merchant, tally) -> {
			// until this is written nobody knows what the store holds
			this.talliedTo.remove(merchant);
			this.upserts.add(tally.toUpsert(this.position));
		});
	}

	/** What is to be written, in this order. */
	List<Upsert> upserts() {
		return this.upserts;
	}

	/** Makes the own documents of products, as far as they can be. */
	private void renderOwn() {
		this.touched.forEach((id, row) -> attempt(id, () -> {
			row.facets();
			return row.state(this.states);
		}));
		if (!this.failures.isEmpty()) {
			return;
		}
		this.own.addAll(this.versions.upserts((id) -> Objects.requireNonNull(this.touched.get(id)).state(this.states),
				this::attempt));
		this.versions.ended()
			.forEach((ended) -> attempt(ended.product(), () -> this.own
				.add(ProductRow.ended(ended, Objects.requireNonNull(this.touched.get(ended.product())).ordinal()))));
		this.touched.forEach((id, row) -> attempt(id, () -> {
			this.versions.since(id).ifPresent(row::changedSince);
			ProductRow.Written written = row.written(this.position, this.states);
			this.rendered.add(written.upsert());
			this.answers.put(id, written.answer());
		}));
	}

	/** The products that are counted as they are, also while they are parked. */
	private Stream<ProductRow> counted() {
		return Stream.concat(this.touched.values().stream().filter((row) -> !this.waiting.containsKey(row.id())),
				this.waiting.entrySet()
					.stream()
					.filter((product) -> product.getValue().stream != null)
					.map((product) -> Objects.requireNonNull(this.rows.get(product.getKey()))));
	}

	private void addCategories() {
		Map<UUID, CategoryCounts> categories = new LinkedHashMap<>();
		counted().forEach((row) -> categories.computeIfAbsent(row.merchant(), CategoryCounts::new)
			.move(row.liveBefore(), row.live()));
		categories.forEach((merchant, counts) -> {
			Tally tally = tallyOf(merchant);
			this.upserts
				.addAll(counts.upserts(this.store, writtenTo(tally, merchant), tally.parked() > 0, this.position));
		});
	}

	/** What has been told of a parked product, behind its categories, like a row. */
	private void addWaiting() {
		this.waiting.forEach((id, waiting) -> {
			ProductRow row = Objects.requireNonNull(this.rows.get(id));
			UUID merchant = row.merchant();
			this.upserts.add(parked(row, waiting, merchant).toUpsert(id, this.position));
			if (waiting.before == null) {
				Tally tally = tallyOf(merchant);
				tally.parked(tally.parked() + 1);
			}
		});
		this.upserts.addAll(this.letters);
	}

	private Parked parked(ProductRow row, Waiting waiting, UUID merchant) {
		Parked before = waiting.before;
		long since = (before != null) ? before.since() : (waiting.since < 0) ? this.position : waiting.since;
		List<String> categories = List.of();
		boolean visible = false;
		LiveProduct live = row.live();
		if (waiting.stream != null) {
			categories = (live != null) ? ProductRow.categories(live) : categories;
			visible = live != null && Facets.isVisible(live);
		}
		else if (before != null) {
			categories = before.categories();
			visible = before.visible();
		}
		else {
			Document shown = this.store.get(ProductCollections.PRODUCTS, row.id().toString(), COUNTED_BY).orElse(null);
			if (shown != null && shown.text(0) != null) {
				categories = Objects.requireNonNullElse(shown.words(1), categories);
				visible = Long.valueOf(1).equals(shown.number(2));
			}
		}
		return new Parked(merchant, since, row.ordinal(), waiting.events, waiting.isLost(), categories, visible,
				this.position);
	}

	private void addBlocks() {
		Map<String, Block> blocks = readBlocks();
		counted().forEach((row) -> {
			UUID merchant = row.merchant();
			String facets = row.facets();
			Block block = blocks.computeIfAbsent(Block.id(merchant, Block.numberOf(row.ordinal())),
					(id) -> Block.empty(merchant, Block.numberOf(row.ordinal())));
			tallyOf(merchant).move(row.ordinal(), block.put(row.ordinal(), facets), facets);
		});
		blocks.values().forEach((block) -> this.upserts.add(block.toUpsert(this.position)));
	}

	/** Reads the blocks that the products are in. */
	private Map<String, Block> readBlocks() {
		Map<String, UUID> ids = new HashMap<>();
		counted().forEach((row) -> ids.put(Block.id(row.merchant(), Block.numberOf(row.ordinal())), row.merchant()));
		Map<String, Block> blocks = new LinkedHashMap<>();
		for (Document stored : this.store.getAll(ProductCollections.BLOCKS, ids.keySet(), Block.FETCHED)) {
			blocks.put(stored.id(), Block.of(Objects.requireNonNull(ids.get(stored.id())), stored));
		}
		return blocks;
	}

	/** To be called once it is written. */
	void written() {
		this.tallies.keySet().forEach((merchant) -> this.talliedTo.put(merchant, this.position));
		this.massEdits.ids().forEach(this.arrivals::arrived);
		this.placed.forEach(this.arrivals::arrived);
		this.tallies.keySet().forEach(this.arrivals::stirred);
		this.merchants.merchants().forEach(this.arrivals::arrived);
		this.answers.forEach((id, answer) -> this.arrivals.arrived(id, Representation.PRODUCT, answer));
		// they look, and see that there is nothing to wait for
		this.waiting.keySet().forEach(this.arrivals::arrived);
	}

	private Tally tallyOf(UUID merchant) {
		return this.tallies.computeIfAbsent(merchant, (id) -> {
			Tally tally = Tally.load(this.store, id);
			// also when there is none: blocks may have been written before it
			if (writtenTo(tally, id) < 0) {
				tally.recount(this.store);
			}
			if (writtenTo(tally, id) < 0 || tally.parked() > 0) {
				tally.parked(new ParkedProducts(this.store).of(id.toString()));
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
