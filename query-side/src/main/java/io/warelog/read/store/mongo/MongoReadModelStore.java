package io.warelog.read.store.mongo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerMonitorListener;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ClaimLostException;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Reads;
import io.warelog.read.store.StoreUnavailableException;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Read models in a MongoDB database. It needs no transactions: each document guards
 * itself by its version, and the checkpoint is written after the documents and only while
 * the claim is held.
 */
public final class MongoReadModelStore implements ReadModelStore {

	private static final String DATABASE = "warelog";

	private static final BsonDocument PING = new BsonDocument("ping", new BsonInt32(1));

	private static final String CHECKPOINTS = "_checkpoints";

	private static final String DEFINITIONS = "_collections";

	/** Stands among the definitions and is no collection's name. */
	private static final String MARK = "_store";

	/**
	 * How long an operation may take in all, waiting for a connection, connecting and
	 * repeating included. It leaves a request that fails by it time to be answered within
	 * two seconds.
	 */
	private static final Duration TIMEOUT = Duration.ofMillis(1_500);

	/**
	 * The same for some of the documents of a batch, for which nobody waits that long.
	 */
	private static final Duration WRITING = Duration.ofSeconds(10);

	/** How long a server may take that is looked after because an operation failed. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	/** How many documents are written at once. */
	private static final int WRITTEN = 500;

	/** How many connections there are at most; who needs one more waits. */
	private static final int CONNECTIONS = 100;

	/** What servers say that are stopping, stepping down or overtaxed. */
	private static final Set<Integer> PASSING = Set.of(6, 7, 43, 50, 89, 91, 112, 133, 134, 189, 237, 262, 9001, 10107,
			11600, 11602, 13435, 13436);

	/** An index over what is there already takes as long as it takes. */
	private static final Duration PREPARATION = Duration.ofMinutes(30);

	/** Ids asked for by one query. */
	private static final int IDS = 1_000;

	private static final String PROJECTION = "projection";

	private static final String SEGMENT = "segment";

	private static final String OWNER = "owner";

	private static final String EXTENDED = "extended";

	private static final String TOKEN = "token";

	private static final String TOKEN_TYPE = "token_type";

	private static final String DEFINITION = "definition";

	private static final BsonDocument OF_A_PROJECTION = new BsonDocument(PROJECTION, new BsonInt32(1)).append(SEGMENT,
			new BsonInt32(1));

	private final MongoClient client;

	private final MongoDatabase database;

	private final Clock clock;

	private final Availability availability;

	/** How often the same is asked for, so that it is put together once. */
	private final Map<Fetch, MongoCollection<Document>> fetches = new ConcurrentHashMap<>();

	/** Whether this has seen the database with what it keeps in it. */
	private volatile boolean marked;

	/** Whether it came back without that. */
	private volatile boolean emptied;

	private MongoReadModelStore(ConnectionString connection, Clock clock) {
		this.availability = new Availability(this::answers);
		this.client = MongoClients.create(settings(connection, new ServerMonitorListener() {

			@Override
			public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
				MongoReadModelStore.this.availability.suspect();
			}

		}));
		this.database = this.client.getDatabase(Objects.requireNonNullElse(connection.getDatabase(), DATABASE));
		this.clock = clock;
		// the client's heartbeat may have failed by now, and a look needs all of the
		// above
		this.availability.start();
	}

	/**
	 * What is read of a collection.
	 *
	 * @param collection its name
	 * @param fields those to return
	 */
	private record Fetch(String collection, List<String> fields) {
	}

	private boolean answers() {
		try {
			MongoDatabase impatient = this.database.withTimeout(LOOK.toMillis(), TimeUnit.MILLISECONDS);
			impatient.runCommand(PING);
			if (this.marked && impatient.getCollection(DEFINITIONS).find(id(MARK)).first() == null) {
				this.emptied = true;
			}
			return true;
		}
		catch (MongoException | IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Checks a URI before anything else is begun.
	 * @param uri as MongoDB defines it
	 * @throws IllegalArgumentException if the URI is none
	 * @throws StoreUnavailableException if the URI names a server by a DNS record that
	 * cannot be found
	 */
	public static void check(String uri) {
		read(uri);
	}

	/** What is wrong with a URI is told without its parts, one of which is a password. */
	private static ConnectionString read(String uri) {
		try {
			ConnectionString connection = new ConnectionString(uri);
			WriteConcern writes = connection.getWriteConcern();
			if (writes != null && !writes.isAcknowledged()) {
				throw new IllegalArgumentException("w=0 leaves nobody to know what has been written.");
			}
			return connection;
		}
		catch (IllegalArgumentException wrong) {
			String message = String.valueOf(wrong.getMessage());
			int quoted = message.indexOf('\'');
			if (uri.indexOf('@') < 0 || quoted < 0) {
				throw wrong;
			}
			throw new IllegalArgumentException(message.substring(0, quoted)
					+ "(withheld, as it may be part of a password, which has to be percent-encoded).");
		}
		catch (MongoException unknown) {
			throw new StoreUnavailableException(String.valueOf(unknown.getMessage()), unknown);
		}
	}

	/**
	 * Makes a store; the server is not spoken to before the first call. What the URI says
	 * goes before the defaults: 1.5 seconds for an operation, connecting included, or 10
	 * for writing 500 documents; 100 connections; writes acknowledged by the majority,
	 * reads of what the majority has, from the primary; both repeated once where that is
	 * safe. Only writes that nobody acknowledges cannot be asked for.
	 * @param uri as MongoDB defines it, with the database's name or without, which means
	 * {@code warelog}
	 * @param clock tells when claims were extended; those of several nodes should differ
	 * by far less than claims take to go stale
	 * @return the store
	 * @throws IllegalArgumentException if the URI is none
	 * @throws StoreUnavailableException if the URI names a server by a DNS record that
	 * cannot be found
	 */
	public static MongoReadModelStore connect(String uri, Clock clock) {
		return new MongoReadModelStore(read(uri), clock);
	}

	/** How the server is spoken to; what the URI says goes before what this does. */
	static MongoClientSettings settings(ConnectionString connection, ServerMonitorListener monitor) {
		return MongoClientSettings.builder()
			.applicationName("warelog")
			.writeConcern(WriteConcern.MAJORITY)
			.readConcern(ReadConcern.MAJORITY)
			.readPreference(ReadPreference.primary())
			.retryReads(true)
			.retryWrites(true)
			.timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
			.applyToClusterSettings(
					(cluster) -> cluster.serverSelectionTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
			.applyToSocketSettings((socket) -> socket.connectTimeout((int) TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
			.applyToConnectionPoolSettings((pool) -> pool.maxSize(CONNECTIONS))
			.applyToServerSettings((server) -> server.addServerMonitorListener(monitor))
			.applyConnectionString(connection)
			.build();
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * The checkpoints are removed after the documents and before the new definition is
	 * recorded, so when it is cut short it is done again. Of nodes that start at the same
	 * time each does it in its turn: who comes later finds what the first has made, and
	 * does not take its half for something to be emptied.
	 */
	@Override
	public boolean prepare(String projection, List<Collection> collections) {
		try (Turn turn = Turn.await(this)) {
			return prepare(projection, collections, turn);
		}
	}

	private boolean prepare(String projection, List<Collection> collections, Turn turn) {
		return answering(() -> {
			MongoDatabase patient = this.database.withTimeout(PREPARATION.toMinutes(), TimeUnit.MINUTES);
			MongoCollection<BsonDocument> definitions = patient.getCollection(DEFINITIONS, BsonDocument.class);
			Indexes.ensure(patient.getCollection(CHECKPOINTS), List.of(OF_A_PROJECTION));
			Set<String> present = patient.listCollectionNames().into(new HashSet<>());
			boolean same = collections.stream()
				.allMatch((collection) -> collection.toString().equals(definition(definitions, collection)));
			for (Collection collection : collections) {
				MongoCollection<BsonDocument> documents = patient.getCollection(collection.name(), BsonDocument.class);
				// also what somebody wrote who did not know that the database was emptied
				if (!same && present.contains(collection.name())) {
					turn.require();
					documents.drop();
				}
				Indexes.ensure(documents, Indexes.of(collection));
			}
			if (same) {
				mark(definitions);
				return true;
			}
			turn.require();
			forget(projection);
			for (Collection collection : collections) {
				definitions.replaceOne(Filters.eq(Shape.ID, collection.name()),
						new BsonDocument("revision", new BsonInt32(collection.revision())).append(DEFINITION,
								new BsonString(collection.toString())),
						new ReplaceOptions().upsert(true));
			}
			mark(definitions);
			return false;
		});
	}

	/** From now on the database is not to be taken for whole when the mark is missing. */
	private void mark(MongoCollection<BsonDocument> definitions) {
		definitions.updateOne(id(MARK), Updates.set("kept", true), new UpdateOptions().upsert(true));
		this.marked = true;
		this.emptied = false;
	}

	/** As which a collection is held, or null. */
	private static @Nullable String definition(MongoCollection<BsonDocument> definitions, Collection collection) {
		BsonDocument definition = definitions.find(Filters.eq(Shape.ID, collection.name())).first();
		return (definition != null) ? definition.getString(DEFINITION).getValue() : null;
	}

	@Override
	public void drop(List<Collection> collections) {
		answering(() -> {
			MongoDatabase patient = this.database.withTimeout(PREPARATION.toMinutes(), TimeUnit.MINUTES);
			for (Collection collection : collections) {
				patient.getCollection(collection.name()).drop();
				this.fetches.keySet().removeIf((fetch) -> fetch.collection().equals(collection.name()));
				patient.getCollection(DEFINITIONS).deleteOne(Filters.eq(Shape.ID, collection.name()));
			}
			return true;
		});
	}

	@Override
	public void write(Batch batch) {
		Map<String, Map<String, Batch.Upsert>> newest = new LinkedHashMap<>();
		for (Batch.Upsert upsert : batch.upserts()) {
			newest.computeIfAbsent(upsert.collection().name(), (name) -> new LinkedHashMap<>())
				.merge(upsert.id(), upsert, (first, next) -> (next.version() > first.version()) ? next : first);
		}
		answering(() -> {
			newest.forEach((collection, upserts) -> {
				MongoCollection<BsonDocument> documents = writable(collection);
				List<Batch.Upsert> all = List.copyOf(upserts.values());
				for (int start = 0; start < all.size(); start += WRITTEN) {
					write(documents, all.subList(start, Math.min(start + WRITTEN, all.size())), batch.over());
				}
			});
			Checkpoint checkpoint = batch.checkpoint();
			if (checkpoint != null) {
				write(checkpoint);
			}
			return true;
		});
	}

	/**
	 * Replaces what is older and inserts what is missing. Where neither is so the server
	 * tries to insert beside what is there, and the duplicate key it reports says that
	 * the document is as new. Or that another node has just inserted it, perhaps an older
	 * one: what was reported is therefore tried once more as a mere replacement.
	 */
	private static void write(MongoCollection<BsonDocument> documents, List<Batch.Upsert> upserts, boolean over) {
		List<Batch.Upsert> present = new ArrayList<>();
		try {
			documents.bulkWrite(replacements(upserts, true, over), new BulkWriteOptions().ordered(false));
		}
		catch (MongoBulkWriteException ex) {
			for (BulkWriteError error : ex.getWriteErrors()) {
				if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
				present.add(upserts.get(error.getIndex()));
			}
			if (ex.getWriteConcernError() != null) {
				throw unavailable(ex);
			}
		}
		if (!present.isEmpty()) {
			documents.bulkWrite(replacements(present, false, over), new BulkWriteOptions().ordered(false));
		}
	}

	private static List<ReplaceOneModel<BsonDocument>> replacements(List<Batch.Upsert> upserts, boolean insert,
			boolean over) {
		ReplaceOptions options = new ReplaceOptions().upsert(insert);
		return upserts.stream()
			.map((upsert) -> new ReplaceOneModel<>(Filters.and(Filters.eq(Shape.ID, upsert.id()),
					over ? Filters.lte(Shape.VERSION, upsert.version()) : Filters.lt(Shape.VERSION, upsert.version())),
					Shape.encode(upsert), options))
			.toList();
	}

	private void write(Checkpoint checkpoint) {
		String owner = checkpoint.owner();
		Bson position = Updates.combine(Updates.set(TOKEN, bytes(checkpoint.token())),
				Updates.set(TOKEN_TYPE, text(checkpoint.tokenType())), Updates.set(EXTENDED, this.clock.millis()));
		Bson segment = segment(checkpoint.projection(), checkpoint.segment());
		if (owner == null) {
			checkpoints().updateOne(segment,
					Updates.combine(position, Updates.set(PROJECTION, checkpoint.projection()),
							Updates.set(SEGMENT, checkpoint.segment()), Updates.set(OWNER, BsonNull.VALUE)),
					new UpdateOptions().upsert(true));
		}
		else if (checkpoints().updateOne(Filters.and(segment, Filters.eq(OWNER, owner)), position)
			.getMatchedCount() == 0) {
			throw new ClaimLostException(
					owner + " no longer holds " + checkpoint.projection() + "/" + checkpoint.segment());
		}
	}

	@Override
	public Reads besideWriting() {
		return this;
	}

	@Override
	public boolean readsWhereItIsWritten() {
		return this.database.getReadPreference().equals(ReadPreference.primary());
	}

	@Override
	public <T> T together(Function<Reads, T> work) {
		return work.apply(this);
	}

	@Override
	public Optional<Document> get(Collection collection, String id, List<String> fetch) {
		MongoCollection<Document> documents = fetching(collection, fetch);
		Bson projection = Shape.projection(collection, fetch);
		return reading(() -> Optional.ofNullable(documents.find(id(id)).projection(projection).limit(1).first()));
	}

	private static Bson id(String id) {
		return new BsonDocument(Shape.ID, new BsonString(id));
	}

	@Override
	public List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch) {
		MongoCollection<Document> found = fetching(collection, fetch);
		Bson projection = Shape.projection(collection, fetch);
		List<String> wanted = List.copyOf(ids);
		return reading(() -> {
			List<Document> documents = new ArrayList<>(wanted.size());
			for (int start = 0; start < wanted.size(); start += IDS) {
				List<String> some = wanted.subList(start, Math.min(start + IDS, wanted.size()));
				found.find(Filters.in(Shape.ID, some)).projection(projection).batchSize(IDS).into(documents);
			}
			return documents;
		});
	}

	@Override
	public List<Document> page(Collection collection, Page page) {
		FindIterable<Document> found = find(collection, page);
		return reading(() -> found.into(new ArrayList<>(page.limit())));
	}

	/** What a page is read by. */
	FindIterable<Document> find(Collection collection, Page page) {
		return fetching(collection, page.fetch()).find(Shape.filter(collection, page))
			.projection(Shape.projection(collection, page.fetch()))
			.sort(Shape.order(page))
			.hint(Indexes.serving(collection, page))
			.skip(page.skip())
			.limit(page.limit())
			.batchSize(page.limit());
	}

	@Override
	public long count(Collection collection, List<Condition> conditions) {
		Bson filter = Shape.filter(collection, conditions);
		Indexes.requireFor(collection, conditions);
		return reading(() -> documents(collection.name()).countDocuments(filter));
	}

	private MongoCollection<Document> fetching(Collection collection, List<String> fetch) {
		return this.fetches
			.computeIfAbsent(new Fetch(collection.name(), fetch),
					(key) -> this.database.getCollection(key.collection(), Document.class)
						.withCodecRegistry(CodecRegistries.fromRegistries(
								CodecRegistries.fromCodecs(new DocumentCodec(key.fields())),
								MongoClientSettings.getDefaultCodecRegistry())));
	}

	@Override
	public List<Checkpoint> checkpoints(String projection) {
		return answering(() -> checkpoints().find(Filters.eq(PROJECTION, projection))
			.sort(Sorts.ascending(SEGMENT))
			.map(MongoReadModelStore::checkpoint)
			.into(new ArrayList<>()));
	}

	@Override
	public boolean create(Checkpoint checkpoint) {
		BsonDocument document = new BsonDocument(Shape.ID,
				new BsonString(segmentId(checkpoint.projection(), checkpoint.segment())))
			.append(PROJECTION, new BsonString(checkpoint.projection()))
			.append(SEGMENT, new BsonInt32(checkpoint.segment()))
			.append(OWNER, text(checkpoint.owner()))
			.append(EXTENDED, new BsonInt64(this.clock.millis()))
			.append(TOKEN, bytes(checkpoint.token()))
			.append(TOKEN_TYPE, text(checkpoint.tokenType()));
		return answering(() -> {
			try {
				checkpoints().insertOne(document);
				return true;
			}
			catch (MongoWriteException ex) {
				if (ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
					return false;
				}
				throw ex;
			}
		});
	}

	@Override
	public Optional<Checkpoint> claim(String projection, int segment, String owner, Duration stale) {
		Bson claim = Updates.combine(Updates.set(OWNER, owner), Updates.set(EXTENDED, this.clock.millis()));
		Bson free = Filters.and(segment(projection, segment), mayClaim(owner, stale));
		return answering(() -> Optional
			.ofNullable(checkpoints().findOneAndUpdate(free, claim,
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
			.map(MongoReadModelStore::checkpoint));
	}

	@Override
	public List<Integer> claimable(String projection, String owner, Duration stale) {
		Bson free = Filters.and(Filters.eq(PROJECTION, projection), mayClaim(owner, stale));
		return answering(() -> checkpoints().find(free)
			.sort(Sorts.ascending(SEGMENT))
			.map((found) -> found.getInt32(SEGMENT).getValue())
			.into(new ArrayList<>()));
	}

	private Bson mayClaim(String owner, Duration stale) {
		return Filters.or(Filters.eq(OWNER, BsonNull.VALUE), Filters.eq(OWNER, owner),
				Filters.lte(EXTENDED, this.clock.millis() - stale.toMillis()));
	}

	@Override
	public void release(String projection, int segment, String owner) {
		answering(() -> checkpoints().updateOne(Filters.and(segment(projection, segment), Filters.eq(OWNER, owner)),
				Updates.set(OWNER, BsonNull.VALUE)));
	}

	@Override
	public boolean remove(String projection, int segment, String owner) {
		return answering(
				() -> checkpoints().deleteOne(Filters.and(segment(projection, segment), Filters.eq(OWNER, owner))))
			.getDeletedCount() > 0;
	}

	@Override
	public void forget(String projection) {
		answering(() -> checkpoints().deleteMany(Filters.eq(PROJECTION, projection)));
	}

	@Override
	public void ping() {
		answering(() -> this.database.runCommand(PING));
	}

	@Override
	public void close() {
		this.availability.close();
		this.client.close();
	}

	private MongoCollection<BsonDocument> documents(String collection) {
		return this.database.getCollection(collection, BsonDocument.class);
	}

	private MongoCollection<BsonDocument> checkpoints() {
		return documents(CHECKPOINTS);
	}

	/** A batch may take longer than what somebody waits for. */
	private MongoCollection<BsonDocument> writable(String collection) {
		MongoCollection<BsonDocument> documents = documents(collection);
		Long limit = documents.getTimeout(TimeUnit.MILLISECONDS);
		boolean longer = limit != null && (limit == 0 || limit > WRITING.toMillis());
		return longer ? documents : documents.withTimeout(WRITING.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static Bson segment(String projection, int segment) {
		return Filters.eq(Shape.ID, segmentId(projection, segment));
	}

	private static String segmentId(String projection, int segment) {
		return projection + "/" + segment;
	}

	private static Checkpoint checkpoint(BsonDocument document) {
		BsonValue owner = document.get(OWNER);
		BsonValue token = document.get(TOKEN);
		BsonValue tokenType = document.get(TOKEN_TYPE);
		return new Checkpoint(document.getString(PROJECTION).getValue(), document.getInt32(SEGMENT).getValue(),
				(owner instanceof BsonString text) ? text.getValue() : null,
				(token instanceof BsonBinary bytes) ? bytes.getData() : null,
				(tokenType instanceof BsonString text) ? text.getValue() : null);
	}

	private static BsonValue text(@Nullable String text) {
		return (text != null) ? new BsonString(text) : BsonNull.VALUE;
	}

	private static BsonValue bytes(byte @Nullable [] bytes) {
		return (bytes != null) ? new BsonBinary(bytes) : BsonNull.VALUE;
	}

	/**
	 * What comes back empty has nothing to show until somebody has noticed and prepared
	 * it again.
	 */
	private <T> T reading(Supplier<T> call) {
		if (this.emptied) {
			throw new StoreUnavailableException("MongoDB has come back empty", null);
		}
		return answering(call);
	}

	/**
	 * A command that the server has understood and refused is a fault of ours; all else
	 * may pass.
	 */
	private <T> T answering(Supplier<T> call) {
		this.availability.require();
		try {
			return call.get();
		}
		catch (MongoCommandException | MongoWriteException ex) {
			if (PASSING.contains(ex.getCode())) {
				throw unavailable(ex);
			}
			throw new IllegalStateException(ex.getMessage(), ex);
		}
		catch (MongoBulkWriteException ex) {
			throw ex.getWriteErrors().stream().allMatch((error) -> PASSING.contains(error.getCode())) ? unavailable(ex)
					: new IllegalStateException(ex.getMessage(), ex);
		}
		catch (MongoException ex) {
			this.availability.suspect();
			throw unavailable(ex);
		}
	}

	private static StoreUnavailableException unavailable(MongoException cause) {
		return new StoreUnavailableException(Objects.requireNonNullElse(cause.getMessage(), "MongoDB failed"), cause);
	}

}
