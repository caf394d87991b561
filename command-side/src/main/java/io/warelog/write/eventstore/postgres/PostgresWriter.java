package io.warelog.write.eventstore.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.warelog.write.eventstore.EventRow;
import io.warelog.write.eventstore.EventSql;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.LogWriter;
import io.warelog.write.eventstore.Loss;
import io.warelog.write.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes on a session of its own, which is replaced when it breaks. Each transaction
 * first takes the lock that all nodes take, so the order of their commits is the order of
 * the global index.
 */
final class PostgresWriter implements LogWriter {

	private static final Logger logger = LoggerFactory.getLogger(PostgresWriter.class);

	/** How long it is waited for other nodes that write, all together. */
	private static final Duration LOCK = Duration.ofSeconds(5);

	/** What a statement takes, to be far from its time limit. */
	private static final int ROWS = 500;

	private static final int BYTES = 1024 * 1024;

	private static final String INSERT = "INSERT INTO events (" + EventSql.COLUMNS + """
			, global_index, commit_end)
			SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
				?::bytea[], ?::bytea[], ?::bigint[], ?::bigint[])
			ON CONFLICT (stream, sequence) DO NOTHING RETURNING global_index""";

	private static final String SELECT_ID = "SELECT event_id FROM events WHERE global_index = ";

	private final Sessions sessions;

	private final Reachability reachability;

	private final Schema schema;

	private final String node;

	private @Nullable Connection connection;

	PostgresWriter(Sessions sessions, Reachability reachability, Schema schema, String node) {
		this.sessions = sessions;
		this.reachability = reachability;
		this.schema = schema;
		this.node = node;
	}

	@Override
	public long begin() throws SQLException {
		this.reachability.check();
		try {
			return locked();
		}
		catch (SQLException ex) {
			discard();
			if (!Failures.isBroken(ex)) {
				throw ex;
			}
			if (Failures.isSilence(ex)) {
				throw this.reachability.lost(ex);
			}
		}
		// that session was broken, which need not mean that the server is
		try {
			return locked();
		}
		catch (SQLException ex) {
			discard();
			if (Failures.isBroken(ex)) {
				throw this.reachability.lost(ex);
			}
			throw ex;
		}
	}

	private long locked() throws SQLException {
		long deadline = System.nanoTime() + LOCK.toNanos();
		while (true) {
			try {
				return lock(session());
			}
			catch (SQLException ex) {
				if (!Failures.isLocked(ex)) {
					throw ex;
				}
				session().rollback();
				if (System.nanoTime() - deadline >= 0) {
					throw new EventStoreUnavailableException("Other nodes keep the event store busy", false, ex);
				}
			}
		}
	}

	/** In one way there and back; the others are told when the commit is made. */
	private long lock(Connection session) throws SQLException {
		String sql = this.schema.lock() + "; " + EventSql.SELECT_HEAD + "; SELECT pg_notify('" + this.schema.channel()
				+ "', '" + this.node + "')";
		try (PreparedStatement statement = session.prepareStatement(sql)) {
			statement.execute();
			statement.getMoreResults();
			try (ResultSet head = statement.getResultSet()) {
				head.next();
				return head.getLong(1);
			}
		}
	}

	private Connection session() throws SQLException {
		Connection open = this.connection;
		if (open == null) {
			open = this.sessions.open();
			open.setAutoCommit(false);
			this.connection = open;
		}
		return open;
	}

	@Override
	public @Nullable Loss append(List<StoredEvent> events) throws SQLException {
		int from = 0;
		while (from < events.size()) {
			int to = from;
			for (int bytes = 0; to < events.size() && to - from < ROWS && bytes < BYTES; to++) {
				bytes += events.get(to).row().payload().length + events.get(to).row().metadata().length;
			}
			Loss loss = insert(events.subList(from, to));
			if (loss != null) {
				return loss;
			}
			from = to;
		}
		return null;
	}

	private @Nullable Loss insert(List<StoredEvent> events) throws SQLException {
		Set<Long> inserted = new HashSet<>();
		try (PreparedStatement statement = session().prepareStatement(INSERT)) {
			set(statement, events);
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					inserted.add(result.getLong(1));
				}
			}
		}
		catch (SQLException ex) {
			if (Failures.isOfData(ex)) {
				return new Loss.Refused(ex);
			}
			throw noted(ex);
		}
		for (StoredEvent event : events) {
			if (!inserted.contains(event.globalIndex())) {
				return new Loss.Conflict(event.row().stream(), event.row().sequence(), null);
			}
		}
		return null;
	}

	private void set(PreparedStatement statement, List<StoredEvent> events) throws SQLException {
		List<Array> arrays = new ArrayList<>();
		arrays.add(array("text", events, (event) -> event.row().stream()));
		arrays.add(array("int8", events, (event) -> event.row().sequence()));
		arrays.add(array("text", events, (event) -> event.row().aggregateType()));
		arrays.add(array("text", events, (event) -> event.row().eventId()));
		arrays.add(array("int8", events, (event) -> event.row().micros()));
		arrays.add(array("text", events, (event) -> event.row().payloadType()));
		arrays.add(array("text", events, (event) -> event.row().revision()));
		arrays.add(bytes(events, EventRow::payload));
		arrays.add(bytes(events, EventRow::metadata));
		arrays.add(array("int8", events, StoredEvent::globalIndex));
		arrays.add(array("int8", events, StoredEvent::commitEnd));
		for (int i = 0; i < arrays.size(); i++) {
			statement.setArray(i + 1, arrays.get(i));
		}
	}

	private Array array(String type, List<StoredEvent> events, Function<StoredEvent, @Nullable Object> value)
			throws SQLException {
		@Nullable Object[] values = type.equals("text") ? new String[events.size()] : new Long[events.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value.apply(events.get(i));
		}
		return session().createArrayOf(type, values);
	}

	private Array bytes(List<StoredEvent> events, Function<EventRow, byte[]> value) throws SQLException {
		return session().createArrayOf("bytea",
				events.stream().map((event) -> value.apply(event.row())).toArray(byte[][]::new));
	}

	@Override
	public void keep(EventRow snapshot) throws SQLException {
		try (PreparedStatement statement = session().prepareStatement(EventSql.UPSERT_SNAPSHOT)) {
			EventSql.setRow(statement, snapshot);
			statement.executeUpdate();
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	@Override
	public void savepoint() throws SQLException {
		execute("SAVEPOINT request");
	}

	@Override
	public void undo() throws SQLException {
		execute("ROLLBACK TO SAVEPOINT request; RELEASE SAVEPOINT request");
	}

	@Override
	public void release() throws SQLException {
		execute("RELEASE SAVEPOINT request");
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = session().createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	private SQLException noted(SQLException failure) {
		if (Failures.isSilence(failure)) {
			this.reachability.lost(failure);
		}
		return failure;
	}

	@Override
	public void commit() throws SQLException {
		try {
			session().commit();
		}
		catch (SQLException ex) {
			throw noted(ex);
		}
	}

	@Override
	public void rollback() {
		Connection open = this.connection;
		if (open != null) {
			try {
				open.rollback();
			}
			catch (SQLException ex) {
				// the server undoes what a session leaves behind
				discard();
			}
		}
	}

	/** The server undoes what was not committed, and may take the next session. */
	@Override
	public boolean isOnlyInterrupted(SQLException failure) {
		return Failures.isBroken(failure) && !Failures.isSilence(failure);
	}

	/**
	 * Looks for the events on another session, once that has the lock: the transaction
	 * had it, and keeps it until it has ended one way or the other. A server that has
	 * just been silent is not asked, as those who wait have waited long enough.
	 */
	@Override
	public Fate fateOf(List<StoredEvent> events) {
		discard();
		if (events.isEmpty() || this.reachability.isAway()) {
			return Fate.UNKNOWN;
		}
		StoredEvent first = events.getFirst();
		try {
			lock(session());
			try (Statement statement = session().createStatement();
					ResultSet found = statement.executeQuery(SELECT_ID + first.globalIndex())) {
				return (found.next() && first.row().eventId().equals(found.getString(1))) ? Fate.STORED : Fate.LOST;
			}
		}
		catch (SQLException ex) {
			discard();
			if (!Failures.isLocked(ex)) {
				this.reachability.lost(ex);
			}
			return Fate.UNKNOWN;
		}
		finally {
			rollback();
		}
	}

	/** Gives the session up, in whatever state it is. */
	void discard() {
		Connection open = this.connection;
		this.connection = null;
		if (open != null) {
			try {
				open.abort(Runnable::run);
			}
			catch (SQLException ex) {
				logger.debug("A session could not be ended in an orderly way", ex);
			}
		}
	}

}
