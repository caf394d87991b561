package io.warelog.read.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Reads;

/**
 * A store whose collections are kept in another under other names. Checkpoints keep
 * theirs.
 */
abstract class RenamingStore implements ReadModelStore {

	private final ReadModelStore database;

	private final Reads besideWriting;

	RenamingStore(ReadModelStore database) {
		this.database = database;
		this.besideWriting = new RenamedReads(database.besideWriting(), this::named);
	}

	/** The collection as the database has it. */
	abstract Collection named(Collection collection);

	/**
	 * Where everything is kept in the end.
	 * @return the store that does not rename
	 */
	public ReadModelStore database() {
		return this.database;
	}

	private List<Collection> named(List<Collection> collections) {
		return collections.stream().map(this::named).toList();
	}

	@Override
	public boolean prepare(String projection, List<Collection> collections) {
		return this.database.prepare(projection, named(collections));
	}

	@Override
	public void drop(List<Collection> collections) {
		this.database.drop(named(collections));
	}

	@Override
	public void write(Batch batch) {
		List<Batch.Upsert> upserts = new ArrayList<>(batch.upserts().size());
		for (Batch.Upsert upsert : batch.upserts()) {
			Collection named = named(upsert.collection());
			upserts.add((named == upsert.collection()) ? upsert
					: new Batch.Upsert(named, upsert.id(), upsert.version(), upsert.values()));
		}
		this.database.write(new Batch(upserts, batch.checkpoint(), batch.over()));
	}

	@Override
	public Reads besideWriting() {
		return this.besideWriting;
	}

	@Override
	public boolean readsWhereItIsWritten() {
		return this.database.readsWhereItIsWritten();
	}

	@Override
	public <T> T together(Function<Reads, T> work) {
		return this.database.together((reads) -> work.apply(new RenamedReads(reads, this::named)));
	}

	@Override
	public Optional<Document> get(Collection collection, String id, List<String> fetch) {
		return this.database.get(named(collection), id, fetch);
	}

	@Override
	public List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch) {
		return this.database.getAll(named(collection), ids, fetch);
	}

	@Override
	public List<Document> page(Collection collection, Page page) {
		return this.database.page(named(collection), page);
	}

	@Override
	public long count(Collection collection, List<Condition> conditions) {
		return this.database.count(named(collection), conditions);
	}

	@Override
	public List<Checkpoint> checkpoints(String projection) {
		return this.database.checkpoints(projection);
	}

	@Override
	public boolean create(Checkpoint checkpoint) {
		return this.database.create(checkpoint);
	}

	@Override
	public Optional<Checkpoint> claim(String projection, int segment, String owner, Duration stale) {
		return this.database.claim(projection, segment, owner, stale);
	}

	@Override
	public List<Integer> claimable(String projection, String owner, Duration stale) {
		return this.database.claimable(projection, owner, stale);
	}

	@Override
	public void release(String projection, int segment, String owner) {
		this.database.release(projection, segment, owner);
	}

	@Override
	public boolean remove(String projection, int segment, String owner) {
		return this.database.remove(projection, segment, owner);
	}

	@Override
	public void forget(String projection) {
		this.database.forget(projection);
	}

	@Override
	public void ping() {
		this.database.ping();
	}

	@Override
	public void close() {
		this.database.close();
	}

	/**
	 * Reading under other names.
	 *
	 * @param reads of the database
	 * @param named the collection as the database has it
	 */
	private record RenamedReads(Reads reads, UnaryOperator<Collection> named) implements Reads {

		@Override
		public Optional<Document> get(Collection collection, String id, List<String> fetch) {
			return this.reads.get(this.named.apply(collection), id, fetch);
		}

		@Override
		public List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch) {
			return this.reads.getAll(this.named.apply(collection), ids, fetch);
		}

		@Override
		public List<Document> page(Collection collection, Page page) {
			return this.reads.page(this.named.apply(collection), page);
		}

		@Override
		public long count(Collection collection, List<Condition> conditions) {
			return this.reads.count(this.named.apply(collection), conditions);
		}

	}

}
