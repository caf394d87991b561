package io.warelog.platform.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection and the statements prepared on it, of which those unused for longest are
 * given up. One thread uses it at a time.
 */
public final class SqliteSession {

	private static final Logger logger = LoggerFactory.getLogger(SqliteSession.class);

	private static final int STATEMENTS = 300;

	private final Connection connection;

	private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

	/**
	 * Makes a session.
	 * @param connection that nobody else uses
	 */
	public SqliteSession(Connection connection) {
		this.connection = connection;
	}

	/**
	 * The connection itself.
	 * @return the connection
	 */
	public Connection connection() {
		return this.connection;
	}

	/**
	 * Prepares a statement, or finds it prepared, and binds its parameters.
	 * @param text of the statement
	 * @param parameters a {@link String}, {@link Long}, {@link Integer}, {@code byte[]}
	 * or null each
	 * @return the statement, which stays the session's
	 * @throws SQLException if the statement is wrong
	 */
	public PreparedStatement bind(String text, @Nullable Object... parameters) throws SQLException {
		PreparedStatement statement = this.statements.get(text);
		if (statement == null) {
			statement = prepare(text);
		}
		for (int i = 0; i < parameters.length; i++) {
			bind(statement, i + 1, parameters[i]);
		}
		return statement;
	}

	private PreparedStatement prepare(String text) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(text);
		this.statements.put(text, statement);
		if (this.statements.size() > STATEMENTS) {
			var eldest = this.statements.values().iterator();
			PreparedStatement unused = eldest.next();
			eldest.remove();
			unused.close();
		}
		return statement;
	}

	private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
		switch (value) {
			case null -> statement.setObject(place, null);
			case String text -> statement.setString(place, text);
			case Long number -> statement.setLong(place, number);
			case Integer number -> statement.setInt(place, number);
			case byte[] bytes -> statement.setBytes(place, bytes);
			default -> throw new IllegalArgumentException("no value of a document: " + value.getClass());
		}
	}

	/**
	 * Asks for one number.
	 * @param text of a query with one row
	 * @param parameters as in {@link #bind}
	 * @return its first column
	 * @throws SQLException if the query fails
	 */
	public long number(String text, @Nullable Object... parameters) throws SQLException {
		try (ResultSet rows = bind(text, parameters).executeQuery()) {
			rows.next();
			return rows.getLong(1);
		}
	}

	/**
	 * Changes rows.
	 * @param text of a statement
	 * @param parameters as in {@link #bind}
	 * @return how many rows it changed
	 * @throws SQLException if the statement fails
	 */
	public int update(String text, @Nullable Object... parameters) throws SQLException {
		return bind(text, parameters).executeUpdate();
	}

	/**
	 * Gives up all prepared statements. To be called after a failure: the driver closes a
	 * statement whose execution failed, and it would fail for ever.
	 */
	public void forgetStatements() {
		for (PreparedStatement statement : this.statements.values()) {
			try {
				statement.close();
			}
			catch (SQLException ex) {
				// it is not used again either way
				logger.debug("A statement could not be closed", ex);
			}
		}
		this.statements.clear();
	}

}
