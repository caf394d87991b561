package io.warelog.read.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A store without transactions that fails in the middle of a batch when told to: of the
 * collections in their order some are written whole, the next in part, and the checkpoint
 * not at all.
 */
public final class FailingStore implements ReadModelStore {

	private final ReadModelStore store;

	private @Nullable Random cut;

	private int collections;

	public FailingStore(ReadModelStore store) {
		this.store = store;
	}

	/**
	 * Lets the next batch be cut short.
	 * @param collections how many are written whole
	 * @param part draws which documents of the next collection are written
	 */
	public void cutShort(int collections, Random part) {
		this.collections = collections;
		this.cut = part;
	}

	@Override
	public void write(Batch batch) {
		Random part = this.cut;
		if (part == null) {
			this.store.write(batch);
			return;
		}
		this.cut = null;
		List<Collection> order = batch.upserts().stream().map(Batch.Upsert::collection).distinct().toList();
		List<Batch.Upsert> written = new ArrayList<>();
		for (Batch.Upsert upsert : batch.upserts()) {
			int place = order.indexOf(upsert.collection());
			if (place < this.collections || (place == this.collections && part.nextBoolean())) {
				written.add(upsert);
			}
		}
		this.store.write(new Batch(written, null, batch.over()));
		throw new StoreUnavailableException("the connection broke", null);
	}

	@Override
	public boolean prepare(String projection, List<Collection> collections) {
		return this.store.prepare(projection, collections);
	}

	@Override
	public void drop(List<Collection> collections) {
		this.store.drop(collections);
	}

	@Override
	public Reads besideWriting() {
		return this.store.besideWriting();
	}

	@Override
	public boolean readsWhereItIsWritten() {
		return this.store.readsWhereItIsWritten();
	}

	@Override
	public <T> T together(Function<Reads, T> work) {
		return this.store.together(work);
	}

	@Override
	public Optional<Document> get(Collection collection, String id, List<String> fetch) {
		return this.store.get(collection, id, fetch);
	}

	@Override
	public List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch) {
		return this.store.getAll(collection, ids, fetch);
	}

	@Override
	public List<Document> page(Collection collection, Page page) {
		return this.store.page(collection, page);
	}

	@Override
	public long count(Collection collection, List<Condition> conditions) {
		return this.store.count(collection, conditions);
	}

	@Override
	public List<Checkpoint> checkpoints(String projection) {
		return this.store.checkpoints(projection);
	}

	@Override
	public boolean create(Checkpoint checkpoint) {
		return this.store.create(checkpoint);
	}

	@Override
	public Optional<Checkpoint> claim(String projection, int segment, String owner, Duration stale) {
		return this.store.claim(projection, segment, owner, stale);
	}

	@Override
	public List<Integer> claimable(String projection, String owner, Duration stale) {
		return this.store.claimable(projection, owner, stale);
	}

	@Override
	public void release(String projection, int segment, String owner) {
		this.store.release(projection, segment, owner);
	}

	@Override
	public boolean remove(String projection, int segment, String owner) {
		return this.store.remove(projection, segment, owner);
	}

	@Override
	public void forget(String projection) {
		this.store.forget(projection);
	}

	@Override
	public void ping() {
		this.store.ping();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
