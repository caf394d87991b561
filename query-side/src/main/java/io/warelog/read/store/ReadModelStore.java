package io.warelog.read.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where read models are kept: documents with declared indexes, written in batches
 * together with the position of the projection that made them.
 * <p>
 * Every method throws {@link StoreUnavailableException} when the database cannot be
 * reached or does not answer in time. All are safe for use by several threads.
 */
public interface ReadModelStore extends Reads, AutoCloseable {

	/**
	 * Makes the collections, their fields and indexes. Where one is held otherwise than
	 * as declared here all are emptied, as each passes over what it has taken in and
	 * would not fill the others, and the checkpoints of the projection are removed with
	 * them, so that whatever happens in between it starts from its first event again.
	 * Nodes that share the store do it one after the other, and wait for each other.
	 * @param projection the projection that fills the collections
	 * @param collections those of the projection
	 * @return whether the store was found as declared; if not, the projection starts anew
	 */
	boolean prepare(String projection, List<Collection> collections);

	/**
	 * Removes collections with all their documents. Nobody reads or writes them any more.
	 * Cut short it is done again; what is not there is passed over.
	 * @param collections any, prepared or not
	 */
	void drop(List<Collection> collections);

	/**
	 * Writes a batch. On a store with transactions all of it becomes visible at once;
	 * elsewhere the documents come first, collection by collection in the order in which
	 * the batch first names them, and the checkpoint last, so that a batch cut short is
	 * written again. A batch whose checkpoint names an owner that no longer holds the
	 * claim is refused; otherwise it extends the claim.
	 * @param batch what to write; over documents of the same version where it says so
	 * @throws ClaimLostException if another node has claimed the segment; nothing of the
	 * batch is then to be relied upon
	 */
	void write(Batch batch);

	/**
	 * Reading for a projection that also writes. It sees all that has been written, and
	 * where a store keeps what it has read it keeps it across the writes of this process.
	 * It may hold up writing and be held up by it, so it is not for requests.
	 * @return the same documents, read another way
	 */
	Reads besideWriting();

	/**
	 * Looks whether what has been read once is never older when it is read again. It is
	 * not so where several servers answer that follow a first one.
	 * @return whether all is read where it is written
	 */
	boolean readsWhereItIsWritten();

	/**
	 * Reads several times. A store with transactions shows all of it as it was at one
	 * moment; elsewhere each read is by itself.
	 * @param work reads with what it is given, and with nothing else
	 * @param <T> what comes of it
	 * @return what was read
	 */
	<T> T together(Function<Reads, T> work);

	/**
	 * The checkpoints of a projection.
	 * @param projection its name
	 * @return one per segment, in the order of the segments' numbers
	 */
	List<Checkpoint> checkpoints(String projection);

	/**
	 * Makes a checkpoint where there is none.
	 * @param checkpoint the first state
	 * @return false if that segment exists already
	 */
	boolean create(Checkpoint checkpoint);

	/**
	 * Claims a segment for a node, or extends its claim.
	 * @param projection the projection's name
	 * @param segment the segment's number
	 * @param owner the node
	 * @param stale how long another's claim is respected after it was last extended
	 * @return the checkpoint as claimed, or empty if it does not exist or another node
	 * holds it
	 */
	Optional<Checkpoint> claim(String projection, int segment, String owner, Duration stale);

	/**
	 * Looks for segments that a node could claim now: free ones, its own and those whose
	 * claim is stale.
	 * @param projection the projection's name
	 * @param owner the node
	 * @param stale how long another's claim is respected after it was last extended
	 * @return the segments' numbers, ascending
	 */
	List<Integer> claimable(String projection, String owner, Duration stale);

	/**
	 * Gives a claim back; nothing happens if the node does not hold it.
	 * @param projection the projection's name
	 * @param segment the segment's number
	 * @param owner the node
	 */
	void release(String projection, int segment, String owner);

	/**
	 * Removes the checkpoint of a segment that a node holds.
	 * @param projection the projection's name
	 * @param segment the segment's number
	 * @param owner the node
	 * @return false if the node does not hold it
	 */
	boolean remove(String projection, int segment, String owner);

	/**
	 * Removes all checkpoints of a projection.
	 * @param projection its name
	 */
	void forget(String projection);

	/**
	 * Looks whether the database answers.
	 * @throws StoreUnavailableException if it does not
	 */
	void ping();

	@Override
	void close();

}
