package io.warelog.write.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens sessions in which nothing waits for long: neither this process for a server that
 * is gone or stalled, nor other processes for this one. What the URL says itself about
 * the driver stands.
 */
final class Sessions {

	/** How long a session may take to open, in seconds. */
	private static final String LOGIN = "0.8";

	private static final long BORROW_MILLIS = 800;

	private static final long VALIDATION_MILLIS = 500;

	/**
	 * What the server does by itself: a statement whose client has given up ends, and so
	 * does a transaction whose client does not go on, with the lock that it holds.
	 */
	private static final String LIMITS = """
			SET default_transaction_isolation = 'read committed'; SET statement_timeout = '1500ms'; SET lock_timeout = '500ms';
			SET idle_in_transaction_session_timeout = '2s';
			SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;
			SELECT set_config('synchronous_commit', 'on', false)
			WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')""";

	private final Properties properties;

	/**
	 * Reads a URL.
	 * @param url of the driver
	 * @param user or null where the URL tells it
	 * @param password or null where the URL tells it or none is needed
	 * @throws IllegalArgumentException if the URL is wrong; the message has nothing of it
	 */
	Sessions(String url, @Nullable String user, @Nullable String password) {
		Properties defaults = new Properties();
		PGProperty.APPLICATION_NAME.set(defaults, "warelog");
		PGProperty.CONNECT_TIMEOUT.set(defaults, 1);
		PGProperty.SOCKET_TIMEOUT.set(defaults, 1);
		PGProperty.LOGIN_TIMEOUT.set(defaults, LOGIN);
		PGProperty.TCP_KEEP_ALIVE.set(defaults, true);
		if (user != null) {
			PGProperty.USER.set(defaults, user);
		}
		if (password != null) {
			PGProperty.PASSWORD.set(defaults, password);
		}
		Properties parsed = Driver.parseURL(url, defaults);
		if (parsed == null) {
			throw new IllegalArgumentException(
					"It is no URL of the PostgreSQL driver, such as " + "jdbc:postgresql://host:5432/database");
		}
		for (String name : parsed.stringPropertyNames()) {
			if (PGProperty.forName(name) == null) {
				throw new IllegalArgumentException("The PostgreSQL driver knows no parameter " + name);
			}
		}
		this.properties = parsed;
	}

	/**
	 * Opens a session.
	 * @return a connection that commits each statement by itself
	 * @throws SQLException if the server does not answer, or refuses
	 */
	Connection open() throws SQLException {
		Connection connection = source().getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute(LIMITS);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * Opens a pool of sessions that read.
	 * @param size how many at most
	 * @return the pool
	 */
	HikariDataSource pool(int size) throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setPoolName("event-store-readers");
		config.setDataSource(source());
		config.setConnectionInitSql(LIMITS);
		config.setMaximumPoolSize(size);
		// while the server is away those kept for nobody are tried each five seconds
		// in the end, and who comes when it is back would wait for that
		config.setMinimumIdle(0);
		config.setConnectionTimeout(BORROW_MILLIS);
		config.setValidationTimeout(VALIDATION_MILLIS);
		// whether the server answers has been seen, and may change the next moment
		config.setInitializationFailTimeout(-1);
		return new HikariDataSource(config);
	}

	private PGSimpleDataSource source() throws SQLException {
		PGSimpleDataSource source = new PGSimpleDataSource();
		for (String name : this.properties.stringPropertyNames()) {
			source.setProperty(name, this.properties.getProperty(name));
		}
		return source;
	}

}
