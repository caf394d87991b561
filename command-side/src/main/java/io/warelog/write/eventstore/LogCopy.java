package io.warelog.write.eventstore;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Copies a log into another database, event by event: ids, places in the log and in
 * streams, commits, times, payloads and metadata stay as they are, and so do versions and
 * the cursors of feeds. Snapshots are left behind; they are taken anew.
 * <p>
 * A copy that was cut short is gone on with. Nobody else writes either log meanwhile.
 */
public final class LogCopy {

	private static final int AT_ONCE = 1_000;

	private final EventLog source;

	private final EventLog target;

	private final EventReader from;

	private final EventReader to;

	/**
	 * Prepares a copy.
	 * @param from the log
	 * @param to where it goes: an empty log, or what an earlier copy has made of it
	 */
	public LogCopy(EventLog from, EventLog to) {
		this.source = from;
		this.target = to;
		this.from = new EventReader(from);
		this.to = new EventReader(to);
	}

	/**
	 * What tells a log from all others: the id of its first event, which is like no other
	 * and stays when the log is copied.
	 * @param log any
	 * @return the id, or nothing for an empty log
	 */
	public static String origin(EventLog log) {
		return new EventReader(log).after(0, 1, 1).stream().findFirst().map(StoredEvent::getEventIdentifier).orElse("");
	}

	/**
	 * Looks whether the copy can be begun, or gone on with.
	 * @return how many events an earlier one has left there
	 * @throws OtherLogException if something else is there
	 */
	public long check() throws OtherLogException {
		long done = this.to.head();
		requireSame(done, this.from.head());
		return done;
	}

	/**
	 * Copies what is not there yet.
	 * @param progress is told how many events are there, out of how many
	 * @throws OtherLogException if something else is there, or somebody else writes it
	 * @throws SQLException if a database fails
	 */
	public void run(Progress progress) throws OtherLogException, SQLException {
		long total = this.from.head();
		long done = check();
		progress.events(done, total);
		for (List<StoredEvent> some = commitsAfter(done); !some.isEmpty(); some = commitsAfter(done)) {
			append(done, some);
			done = some.getLast().globalIndex();
			progress.events(done, total);
		}
	}

	/**
	 * An event's id is like no other, so where the last one is the same at the same
	 * place, all before it came by this way; the digests tell in the end.
	 */
	private void requireSame(long done, long total) throws OtherLogException {
		if (done == 0) {
			return;
		}
		if (done > total) {
			throw new OtherLogException("has " + done + " events, more than the " + total + " that are to be copied");
		}
		LogHash mine = new LogHash();
		LogHash there = new LogHash();
		this.from.after(done - 1, done, 1).forEach(mine::add);
		this.to.after(done - 1, done, 1).forEach(there::add);
		if (!mine.digest().equals(there.digest())) {
			throw new OtherLogException("has other events than those that are to be copied");
		}
	}

	/** Whole commits, so that nobody ever finds half of one. */
	private List<StoredEvent> commitsAfter(long globalIndex) {
		List<StoredEvent> events = new ArrayList<>(this.from.after(globalIndex, Long.MAX_VALUE, AT_ONCE));
		if (!events.isEmpty() && !events.getLast().endsCommit()) {
			long end = events.getLast().commitEnd();
			long last = events.getLast().globalIndex();
			events.addAll(this.from.after(last, end, Math.toIntExact(end - last)));
		}
		return events;
	}

	private void append(long done, List<StoredEvent> events) throws OtherLogException, SQLException {
		LogWriter writer = this.target.writer();
		long head = writer.begin();
		if (head != done) {
			writer.rollback();
			throw new OtherLogException("is written by somebody else");
		}
		Loss loss = writer.append(events);
		if (loss != null) {
			writer.rollback();
			throw new OtherLogException("does not take events that are to be copied: " + loss);
		}
		writer.commit();
	}

	/**
	 * Compares the logs, event by event.
	 * @param progress is told how many events were compared, out of how many
	 * @return what both are
	 * @throws OtherLogException if they are not the same
	 */
	public LogDigest compare(Progress progress) throws OtherLogException {
		long total = this.from.head() + this.to.head();
		LogDigest one = digest(this.source, (done) -> progress.events(done, total));
		LogDigest other = digest(this.target, (done) -> progress.events(one.events() + done, total));
		if (!one.equals(other)) {
			throw new OtherLogException("has other events than those that were copied: the SHA-256 of all is "
					+ other.sha256() + " and not " + one.sha256());
		}
		return one;
	}

	/**
	 * Reads a whole log.
	 * @param log any
	 * @param done is told now and then how many events have been read
	 * @return what it is
	 */
	public static LogDigest digest(EventLog log, LongConsumer done) {
		EventReader reader = new EventReader(log);
		LogHash hash = new LogHash();
		long last = 0;
		long events = 0;
		for (List<StoredEvent> some = reader.after(last, Long.MAX_VALUE, AT_ONCE); !some.isEmpty(); some = reader
			.after(last, Long.MAX_VALUE, AT_ONCE)) {
			some.forEach(hash::add);
			last = some.getLast().globalIndex();
			events += some.size();
			done.accept(events);
		}
		return hash.digest();
	}

	/** Is told how far a copy is. */
	@FunctionalInterface
	public interface Progress {

		/**
		 * Tells.
		 * @param done how many events are there
		 * @param total how many there will be
		 */
		void events(long done, long total);

	}

	/** That a log is not what a copy can go on with. */
	public static final class OtherLogException extends Exception {

		OtherLogException(String message) {
			super(message);
		}

	}

}
