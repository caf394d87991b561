package io.warelog.read.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What projections want written for the events of one unit of work. It writes itself when
 * the unit of work commits, everything and the checkpoint as one batch; should that fail,
 * the unit of work is rolled back and its events come again.
 * <p>
 * Used by the one thread that works on the unit of work.
 */
public final class PendingBatch {

	private final ReadModelStore store;

	/** In the order of writing. */
	private final SequencedMap<Key, Batch.Upsert> upserts = new LinkedHashMap<>();

	private final List<Consumer<PendingBatch>> beforeWrite = new ArrayList<>();

	private final List<Runnable> afterWrite = new ArrayList<>();

	private @Nullable Checkpoint checkpoint;

	private PendingBatch(ReadModelStore store) {
		this.store = store;
	}

	private record Key(String collection, String id) {
	}

	/**
	 * Returns the batch of the current unit of work, making it at the first call.
	 * @param store where it is to be written
	 * @return the one batch that the unit of work has for this store
	 * @throws IllegalStateException if no unit of work is active, or it is committed
	 * already
	 */
	public static PendingBatch current(ReadModelStore store) {
		UnitOfWork<?> work = CurrentUnitOfWork.get().root();
		String name = PendingBatch.class.getName() + "@" + System.identityHashCode(store);
		PendingBatch batch = work.getResource(name);
		if (batch == null) {
			if (!work.phase().isBefore(UnitOfWork.Phase.COMMIT)) {
				throw new IllegalStateException("the unit of work is past writing: " + work.phase());
			}
			batch = new PendingBatch(store);
			work.resources().put(name, batch);
			PendingBatch made = batch;
			work.onCommit((committed) -> made.write());
			work.afterCommit((committed) -> made.afterWrite.forEach(Runnable::run));
		}
		return batch;
	}

	/**
	 * Adds a document. An earlier one with the same collection and id is replaced, and
	 * the new one written in the order of this call.
	 * @param upsert the document
	 */
	public void add(Batch.Upsert upsert) {
		this.upserts.putLast(new Key(upsert.collection().name(), upsert.id()), upsert);
	}

	/**
	 * Looks up what has been added, which reads from the store do not show yet.
	 * @param collection the name of the collection
	 * @param id the document's id
	 * @return what is to be written, or empty
	 */
	public Optional<Batch.Upsert> pending(String collection, String id) {
		return Optional.ofNullable(this.upserts.get(new Key(collection, id)));
	}

	/**
	 * Registers what is to be done once before the batch is written, such as adding
	 * documents derived from the others.
	 * @param hook is given this batch; what it throws rolls the unit of work back
	 */
	public void beforeWrite(Consumer<PendingBatch> hook) {
		this.beforeWrite.add(hook);
	}

	/**
	 * Registers what is to be done once the batch has been written, and only then.
	 * @param callback must not throw
	 */
	public void afterWrite(Runnable callback) {
		this.afterWrite.add(callback);
	}

	void moveTo(Checkpoint checkpoint) {
		this.checkpoint = checkpoint;
	}

	private void write() {
		// A hook may register another
		for (int i = 0; i < this.beforeWrite.size(); i++) {
			this.beforeWrite.get(i).accept(this);
		}
		this.store.write(new Batch(List.copyOf(this.upserts.values()), this.checkpoint));
	}

}
