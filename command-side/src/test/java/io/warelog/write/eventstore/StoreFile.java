package io.warelog.write.eventstore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * An event store in a file, as a test wants it.
 */
final class StoreFile implements AutoCloseable {

	private final SqliteFile file;

	private final LogEngine engine;

	private StoreFile(SqliteFile file, LogEngine engine) {
		this.file = file;
		this.engine = engine;
	}

	static StoreFile open(Path directory) throws SQLException {
		return open(directory, Tally.NAMES);
	}

	static StoreFile open(Path directory, PayloadNames names) throws SQLException {
		return open(directory, GroupCommitLimits.DEFAULT, names, UnaryOperator.identity());
	}

	static StoreFile open(Path directory, GroupCommitLimits limits, UnaryOperator<Connection> writer)
			throws SQLException {
		return open(directory, limits, Tally.NAMES, writer);
	}

	private static StoreFile open(Path directory, GroupCommitLimits limits, PayloadNames names,
			UnaryOperator<Connection> writer) throws SQLException {
		SqliteFile file = SqliteFile.open(directory.resolve("events.db"), SqliteFile.Durability.EVERY_COMMIT, 4);
		return new StoreFile(file, new LogEngine(SqliteEventLog.open(file, writer), new NamedPayloadSerializer(names),
				NoOpEventUpcaster.INSTANCE, new CurrentSnapshots(names), limits));
	}

	LogEngine engine() {
		return this.engine;
	}

	SqliteFile file() {
		return this.file;
	}

	@Override
	public void close() throws SQLException {
		this.engine.close();
		this.file.close();
	}

	/** What happens around the execution of a prepared statement. */
	interface Execution {

		void around(String sql, Statement statement) throws SQLException;

		/** The statement itself. */
		interface Statement {

			void execute() throws SQLException;

		}

	}

	/**
	 * Puts something around every execution of a prepared statement of a real connection.
	 */
	static UnaryOperator<Connection> around(Execution execution) {
		return (connection) -> proxy(Connection.class, (proxy, method, arguments) -> {
			Object result = invoke(connection, method, arguments);
			if (!method.getName().equals("prepareStatement")) {
				return result;
			}
			String sql = (String) arguments[0];
			return proxy(PreparedStatement.class, (statement, call, values) -> {
				if (!call.getName().equals("execute")) {
					return invoke(result, call, values);
				}
				execution.around(sql, ((PreparedStatement) result)::execute);
				return false;
			});
		});
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
