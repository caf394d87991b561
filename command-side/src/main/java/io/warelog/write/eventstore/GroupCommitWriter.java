package io.warelog.write.eventstore;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.warelog.platform.thread.Threads;
import io.warelog.write.eventstore.WriteRequest.Committed;
import io.warelog.write.eventstore.WriteRequest.Content;
import io.warelog.write.eventstore.WriteRequest.Events;
import io.warelog.write.eventstore.WriteRequest.Outcome;
import io.warelog.write.eventstore.WriteRequest.Snapshot;
import io.warelog.write.eventstore.WriteRequest.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all requests that wait, writes them in one
 * transaction, and completes each after the commit that covers it has returned. If one of
 * them cannot be written, as another was before it, all are written anew, each behind a
 * savepoint of its own so that a loser undoes only itself; the savepoints cost more than
 * losers do, who are few.
 * <p>
 * It stops for good when only opening the log anew can tell what is in it: after a
 * commit, a rollback or a checkpoint of a file that failed. From then on nothing is
 * acknowledged. Where the log is a server's, that is asked, and writing goes on when it
 * answers again.
 */
final class GroupCommitWriter implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(GroupCommitWriter.class);

	private final RequestQueue queue;

	private final GroupCommitLimits limits;

	private final LogWriter log;

	private final KnownLog known;

	private final Thread thread;

	private volatile @Nullable Throwable stopReason;

	/**
	 * Starts the thread.
	 * @param log used by nobody else from now on
	 * @param known takes in what is committed
	 * @param limits how much is written, and waits, at once
	 */
	GroupCommitWriter(LogWriter log, KnownLog known, GroupCommitLimits limits) {
		this.log = log;
		this.known = known;
		this.limits = limits;
		this.queue = new RequestQueue(limits.waitingEvents());
		this.thread = Thread.ofPlatform().name("event-store-writer").daemon(true).start(this::run);
	}

	/**
	 * Writes, and returns when it is known what became of it.
	 * @param content what to write
	 * @return its outcome
	 */
	Outcome write(Content content) {
		WriteRequest request = new WriteRequest(content);
		try {
			return switch (this.queue.put(request, this.limits.patience())) {
				case ACCEPTED -> request.await();
				case FULL -> new Unavailable("The event store has too much to write", false, null);
				case CLOSED -> refusal();
			};
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Unavailable("Interrupted before the event store took the events", false, ex);
		}
	}

	private Unavailable refusal() {
		Throwable reason = this.stopReason;
		return new Unavailable((reason != null) ? "The event store has stopped writing" : "The event store is closed",
				false, reason);
	}

	/**
	 * Returns why nothing is written any more.
	 * @return what happened, or null while all is well
	 */
	@Nullable Throwable stopReason() {
		return this.stopReason;
	}

	private void run() {
		List<WriteRequest> group = List.of();
		try {
			while (this.stopReason == null) {
				group = take();
				if (group.isEmpty()) {
					return;
				}
				writeGroup(group);
			}
		}
		catch (Throwable ex) {
			stop(ex);
			complete(group, new Unavailable("Writing ended in an unforeseen way", true, ex));
		}
		finally {
			// Requests that were let in before the queue was closed by a stop
			for (group = take(); !group.isEmpty(); group = take()) {
				complete(group, refusal());
			}
		}
	}

	private List<WriteRequest> take() {
		return this.queue.take(this.limits.eventsPerTransaction());
	}

	private void writeGroup(List<WriteRequest> group) {
		Attempt attempt;
		try {
			attempt = uncommitted(group);
		}
		catch (SQLException | RuntimeException ex) {
			abandon(group, ex);
			return;
		}
		if (attempt.loss() != null) {
			group.getFirst().complete(attempt.loss());
			return;
		}
		try {
			this.log.commit();
		}
		catch (SQLException | RuntimeException ex) {
			switch (this.log.fateOf(attempt.stored())) {
				case STORED -> logger.warn("A commit that seemed to fail was made", ex);
				case LOST -> {
					refuse(group, "The events could not be stored", false, ex);
					return;
				}
				case UNKNOWN -> {
					refuse(group, "It is not known whether the events were stored", true, ex);
					return;
				}
				case UNKNOWABLE -> {
					stop(ex);
					refuse(group, "It is not known whether the events were stored", true, ex);
					return;
				}
			}
		}
		if (!attempt.stored().isEmpty()) {
			this.known.committed(attempt.stored());
		}
		for (int i = 0; i < group.size(); i++) {
			group.get(i).complete(attempt.outcomes().get(i));
		}
	}

	/**
	 * What a transaction has come to.
	 *
	 * @param outcomes of the requests, in their order
	 * @param stored the events it has written
	 * @param loss what is wrong with one of the requests, where those are not kept apart,
	 * else null
	 */
	private record Attempt(List<Outcome> outcomes, List<StoredEvent> stored, @Nullable Loss loss) {
	}

	/** What a session has lost that ended before the commit is written once more. */
	private Attempt uncommitted(List<WriteRequest> group) throws SQLException {
		try {
			return written(group);
		}
		catch (SQLException ex) {
			if (!this.log.isOnlyInterrupted(ex)) {
				throw ex;
			}
			logger.warn("A transaction was interrupted and is done again: {}", ex.getMessage());
			this.log.rollback();
			return written(group);
		}
	}

	/** Writes all requests but the losers; one alone that has lost is undone. */
	private Attempt written(List<WriteRequest> group) throws SQLException {
		Attempt attempt = together(group);
		if (attempt.loss() != null) {
			this.log.rollback();
			if (group.size() > 1) {
				return apart(group);
			}
		}
		return attempt;
	}

	/** Begins a transaction and writes the requests until one turns out to be a loser. */
	private Attempt together(List<WriteRequest> group) throws SQLException {
		long head = begin();
		List<Outcome> outcomes = new ArrayList<>(group.size());
		List<StoredEvent> stored = new ArrayList<>();
		for (WriteRequest request : group) {
			switch (request.content()) {
				case Events events -> stored.addAll(numbered(events.events(), head + stored.size()));
				case Snapshot snapshot -> this.log.keep(snapshot.row());
			}
			outcomes.add(new Committed());
		}
		Loss loss = stored.isEmpty() ? null : this.log.append(stored);
		return new Attempt(outcomes, stored, loss);
	}

	/**
	 * Begins a transaction and writes each request behind a savepoint, so that a loser
	 * undoes only itself.
	 */
	private Attempt apart(List<WriteRequest> group) throws SQLException {
		long head = begin();
		List<Outcome> outcomes = new ArrayList<>(group.size());
		List<StoredEvent> stored = new ArrayList<>();
		for (WriteRequest request : group) {
			switch (request.content()) {
				case Events events -> {
					List<StoredEvent> numbered = numbered(events.events(), head + stored.size());
					this.log.savepoint();
					Loss loss = this.log.append(numbered);
					if (loss == null) {
						this.log.release();
						stored.addAll(numbered);
						outcomes.add(new Committed());
					}
					else {
						this.log.undo();
						outcomes.add(loss);
					}
				}
				case Snapshot snapshot -> {
					this.log.keep(snapshot.row());
					outcomes.add(new Committed());
				}
			}
		}
		return new Attempt(outcomes, stored, null);
	}

	private long begin() throws SQLException {
		long head = this.log.begin();
		if (head < this.known.head()) {
			this.log.rollback();
			IllegalStateException shorter = new IllegalStateException(
					"The log ends at " + head + ", but has been seen to go to " + this.known.head());
			stop(shorter);
			throw shorter;
		}
		return head;
	}

	private static List<StoredEvent> numbered(List<EventRow> events, long head) {
		long commitEnd = head + events.size();
		List<StoredEvent> numbered = new ArrayList<>(events.size());
		for (EventRow event : events) {
			numbered.add(new StoredEvent(head + numbered.size() + 1, commitEnd, event));
		}
		return numbered;
	}

	/** Gives a group up before its commit was tried, and goes on if that succeeds. */
	private void abandon(List<WriteRequest> group, Exception failure) {
		try {
			this.log.rollback();
			if (!(failure instanceof EventStoreUnavailableException)) {
				logger.error("Could not write a group of {} requests", group.size(), failure);
			}
		}
		catch (SQLException | RuntimeException ex) {
			failure.addSuppressed(ex);
			stop(failure);
		}
		refuse(group, "The events could not be written", false, failure);
	}

	private static void refuse(List<WriteRequest> group, String why, boolean unknown, Exception failure) {
		complete(group, new Unavailable(why, unknown, failure));
	}

	/**
	 * Stops writing for good.
	 * @param reason why it is not known what is on the disk
	 */
	void stop(Throwable reason) {
		logger.error("The event store stops writing: what is on the disk is not certain any more", reason);
		this.stopReason = reason;
		this.queue.close();
	}

	private static void complete(List<WriteRequest> group, Outcome outcome) {
		group.forEach((request) -> request.complete(outcome));
	}

	/**
	 * Writes what waits, and refuses what comes later. Returns when the thread has ended.
	 */
	@Override
	public void close() {
		this.queue.close();
		Threads.awaitEnd(this.thread);
	}

}
