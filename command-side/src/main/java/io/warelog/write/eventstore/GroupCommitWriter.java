package io.warelog.write.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.warelog.write.eventstore.WriteRequest.Committed;
import io.warelog.write.eventstore.WriteRequest.Conflict;
import io.warelog.write.eventstore.WriteRequest.Content;
import io.warelog.write.eventstore.WriteRequest.Events;
import io.warelog.write.eventstore.WriteRequest.Outcome;
import io.warelog.write.eventstore.WriteRequest.Refused;
import io.warelog.write.eventstore.WriteRequest.Snapshot;
import io.warelog.write.eventstore.WriteRequest.Unavailable;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes. It takes all requests that wait, writes them in one
 * transaction, and completes each after the commit that covers it has returned. If one of
 * them cannot be written, as another was before it, all are written anew, each behind a
 * savepoint of its own so that a loser undoes only itself; the savepoints cost more than
 * losers do, who are few.
 * <p>
 * It stops for good when it cannot know what is on the disk: after a commit, a rollback
 * or a checkpoint that failed. Only opening the file again can tell, so from then on
 * nothing is acknowledged.
 */
final class GroupCommitWriter implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(GroupCommitWriter.class);

	private final RequestQueue queue;

	private final GroupCommitLimits limits;

	private final WriterSql begin;

	private final WriterSql commit;

	private final WriterSql rollback;

	private final WriterSql savepoint;

	private final WriterSql undo;

	private final WriterSql release;

	private final WriterSql insertEvent;

	private final WriterSql upsertSnapshot;

	private final RecentEvents recent = new RecentEvents();

	private final StreamHeads heads = new StreamHeads();

	private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

	private final Thread thread;

	private volatile long head;

	private volatile @Nullable Throwable stopReason;

	/**
	 * Makes the tables where they are missing and starts the thread.
	 * @param connection writes the file, every commit with an fsync; used by nobody else
	 * from now on
	 * @param limits how much is written, and waits, at once
	 * @throws SQLException if the file cannot be read or written
	 */
	GroupCommitWriter(Connection connection, GroupCommitLimits limits) throws SQLException {
		this.limits = limits;
		this.queue = new RequestQueue(limits.waitingEvents());
		EventTables.create(connection);
		this.head = readHead(connection);
		this.begin = new WriterSql(connection, "BEGIN IMMEDIATE");
		this.commit = new WriterSql(connection, "COMMIT");
		this.rollback = new WriterSql(connection, "ROLLBACK");
		this.savepoint = new WriterSql(connection, "SAVEPOINT request");
		this.undo = new WriterSql(connection, "ROLLBACK TO request");
		this.release = new WriterSql(connection, "RELEASE request");
		this.insertEvent = new WriterSql(connection, EventTables.INSERT_EVENT);
		this.upsertSnapshot = new WriterSql(connection, EventTables.UPSERT_SNAPSHOT);
		// With auto-commit the driver tries a transaction of its own after each
		// statement;
		// without, it begins one only here and in its commit(), which is not called.
		connection.setAutoCommit(false);
		this.rollback.execute();
		this.thread = Thread.ofPlatform().name("event-store-writer").daemon(true).start(this::run);
	}

	private static long readHead(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(EventTables.SELECT_HEAD)) {
			result.next();
			return result.getLong(1);
		}
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
	 * Returns how far the log goes.
	 * @return global index of the last committed event, 0 if there is none
	 */
	long head() {
		return this.head;
	}

	/**
	 * Returns the latest committed events, from memory.
	 * @param after global index
	 * @param max how many at most
	 * @return those after it, or nothing if they are not in memory
	 */
	List<StoredEvent> recentAfter(long after, int max) {
		return this.recent.after(after, this.head, max);
	}

	/**
	 * Returns how far single streams go.
	 * @return their last sequences as committed
	 */
	StreamHeads heads() {
		return this.heads;
	}

	/**
	 * Returns why nothing is written any more.
	 * @return what happened, or null while all is well
	 */
	@Nullable Throwable stopReason() {
		return this.stopReason;
	}

	/**
	 * Adds a listener.
	 * @param listener is told of every commit of events from now on
	 * @return removes it
	 */
	Registration onCommit(CommitListener listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
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
		Progress progress;
		try {
			progress = execute(group, false);
			if (progress.outcomes().size() < group.size()) {
				undoTransaction();
				if (group.size() == 1) {
					group.getFirst().complete(Objects.requireNonNull(progress.loss()));
					return;
				}
				progress = execute(group, true);
			}
		}
		catch (SQLException | RuntimeException ex) {
			abandon(group, ex);
			return;
		}
		try {
			this.commit.execute();
		}
		catch (SQLException | RuntimeException ex) {
			stop(ex);
			complete(group, new Unavailable("It is not known whether the events were stored", true, ex));
			return;
		}
		if (!progress.stored().isEmpty()) {
			publish(progress.stored());
		}
		for (int i = 0; i < group.size(); i++) {
			group.get(i).complete(progress.outcomes().get(i));
		}
	}

	/**
	 * What a transaction has come to so far.
	 *
	 * @param outcomes of the requests, in their order
	 * @param stored the events it has written
	 * @param loss what became of the first loser, where those are not kept apart, else
	 * null
	 */
	private record Progress(List<Outcome> outcomes, List<StoredEvent> stored, @Nullable Outcome loss) {
	}

	/**
	 * Begins a transaction and writes the requests.
	 * @param group the requests
	 * @param apart whether each is written behind a savepoint, so that a loser undoes
	 * only itself; else all end with the first loser
	 * @return with fewer outcomes than requests if there was a loser and they were not
	 * kept apart
	 */
	private Progress execute(List<WriteRequest> group, boolean apart) throws SQLException {
		List<Outcome> outcomes = new ArrayList<>(group.size());
		List<StoredEvent> stored = new ArrayList<>();
		this.begin.execute();
		for (WriteRequest request : group) {
			Outcome outcome = switch (request.content()) {
				case Events events -> append(events.events(), stored, apart);
				case Snapshot snapshot -> keep(snapshot.row());
			};
			if (!apart && !(outcome instanceof Committed)) {
				return new Progress(outcomes, stored, outcome);
			}
			outcomes.add(outcome);
		}
		return new Progress(outcomes, stored, null);
	}

	private Outcome append(List<EventRow> events, List<StoredEvent> stored, boolean apart) throws SQLException {
		int before = stored.size();
		long commitEnd = this.head + before + events.size();
		if (apart) {
			this.savepoint.execute();
		}
		Outcome outcome = new Committed();
		for (EventRow event : events) {
			StoredEvent next = new StoredEvent(this.head + stored.size() + 1, commitEnd, event);
			try {
				this.insertEvent.execute((statement) -> EventTables.setEvent(statement, next));
			}
			catch (SQLiteException ex) {
				outcome = outcomeOf(ex, event);
				break;
			}
			stored.add(next);
		}
		if (apart) {
			if (!(outcome instanceof Committed)) {
				this.undo.execute();
				stored.subList(before, stored.size()).clear();
			}
			this.release.execute();
		}
		return outcome;
	}

	/**
	 * Tells what is wrong with one request from what is wrong with the store. A global
	 * index that is taken is the latter: somebody else has written the file.
	 */
	private static Outcome outcomeOf(SQLiteException failure, EventRow event) throws SQLiteException {
		SQLiteErrorCode code = failure.getResultCode();
		return switch (code) {
			case SQLITE_CONSTRAINT_UNIQUE -> new Conflict(event.stream(), event.sequence(), failure);
			case SQLITE_CONSTRAINT_NOTNULL, SQLITE_CONSTRAINT_DATATYPE, SQLITE_TOOBIG -> new Refused(failure);
			default -> throw failure;
		};
	}

	private Outcome keep(EventRow snapshot) throws SQLException {
		this.upsertSnapshot.execute((statement) -> EventTables.setRow(statement, snapshot));
		return new Committed();
	}

	private void publish(List<StoredEvent> stored) {
		this.recent.add(stored);
		this.heads.committed(stored);
		long reached = stored.getLast().globalIndex();
		this.head = reached;
		for (CommitListener listener : this.listeners) {
			try {
				listener.committed(reached);
			}
			catch (RuntimeException ex) {
				logger.error("A listener failed at the commit of {}", reached, ex);
			}
		}
	}

	/** Gives a group up before its commit was tried, and goes on if that succeeds. */
	private void abandon(List<WriteRequest> group, Exception failure) {
		try {
			undoTransaction();
			logger.error("Could not write a group of {} requests", group.size(), failure);
		}
		catch (SQLException | RuntimeException ex) {
			failure.addSuppressed(ex);
			stop(failure);
		}
		complete(group, new Unavailable("The events could not be written", false, failure));
	}

	private void undoTransaction() throws SQLException {
		try {
			this.rollback.execute();
		}
		catch (SQLException ex) {
			// After some errors, such as a full disk, SQLite has rolled back by itself
			// and
			// there is nothing left to undo: then a new transaction can begin.
			this.begin.execute();
			this.rollback.execute();
		}
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
		boolean interrupted = false;
		while (this.thread.isAlive()) {
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
