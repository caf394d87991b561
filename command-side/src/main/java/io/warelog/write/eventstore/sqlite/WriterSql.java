package io.warelog.write.eventstore.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A statement of the writer that is prepared once, and again after a failure: the driver
 * closes a prepared statement whose execution failed.
 */
final class WriterSql {

	private final Connection connection;

	private final String sql;

	private @Nullable PreparedStatement prepared;

	WriterSql(Connection connection, String sql) {
		this.connection = connection;
		this.sql = sql;
	}

	/**
	 * Executes the statement.
	 * @param parameters sets its parameters
	 * @throws SQLException if it fails
	 */
	void execute(Parameters parameters) throws SQLException {
		PreparedStatement statement = this.prepared;
		if (statement == null) {
			statement = this.connection.prepareStatement(this.sql);
			this.prepared = statement;
		}
		try {
			parameters.set(statement);
			statement.execute();
		}
		catch (SQLException | RuntimeException ex) {
			this.prepared = null;
			statement.close();
			throw ex;
		}
	}

	/**
	 * Executes a statement that has no parameters.
	 * @throws SQLException if it fails
	 */
	void execute() throws SQLException {
		execute((statement) -> {
		});
	}

	/** Sets the parameters of a statement. */
	@FunctionalInterface
	interface Parameters {

		void set(PreparedStatement statement) throws SQLException;

	}

}
