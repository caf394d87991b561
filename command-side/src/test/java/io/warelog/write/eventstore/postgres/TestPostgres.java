package io.warelog.write.eventstore.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.opentest4j.TestAbortedException;

/**
 * A real PostgreSQL for tests: the one that {@code WARELOG_TEST_POSTGRES_URL} names, or
 * one from Maven that runs on a free port as long as the JVM does. Tests keep apart by
 * schemas of their own.
 */
public final class TestPostgres implements AutoCloseable {

	/** How long a server may take to start or stop on a busy machine. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Path data;

	private final int port;

	private EmbeddedPostgres server;

	private TestPostgres(Path data, int port) {
		this.data = data;
		this.port = port;
		this.server = start(data, port);
	}

	/**
	 * Makes a schema for one test in the server that all tests share.
	 * @return the URL by which a log is kept in it
	 */
	public static String newLog() {
		String given = System.getenv("WARELOG_TEST_POSTGRES_URL");
		return newLog((given != null) ? given : Shared.SERVER.url());
	}

	private static String newLog(String url) {
		String schema = "log_" + UUID.randomUUID().toString().replace("-", "");
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE SCHEMA " + schema);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("PostgreSQL for tests cannot be used", ex);
		}
		return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
	}

	/**
	 * Starts a server of the caller's own, which can be stalled and stopped.
	 * @return the server
	 */
	public static TestPostgres start() {
		try {
			return new TestPostgres(Files.createTempDirectory("warelog-postgres"), freePort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** As root it runs in a user namespace of its own, by {@code unshare -U}. */
	private static EmbeddedPostgres start(Path data, int port) {
		try {
			return EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setPort(port)
				.setServerConfig("fsync", "off")
				.setPGStartupWait(PATIENCE)
				.start();
		}
		catch (IOException | IllegalStateException ex) {
			TestAbortedException skipped = new TestAbortedException("Skipped: PostgreSQL cannot be started here ("
					+ ex.getMessage() + "), and WARELOG_TEST_POSTGRES_URL names none", ex);
			System.err.println(skipped.getMessage());
			throw skipped;
		}
	}

	/**
	 * Where it is.
	 * @return URL of its database, with user and password
	 */
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres?user=postgres&password=postgres";
	}

	/**
	 * Makes a schema for one log.
	 * @return the URL by which a log is kept in it
	 */
	public String log() {
		return newLog(url());
	}

	/** Has all of its processes do nothing, while the kernel goes on for them. */
	public void stall() {
		signal("-STOP");
	}

	/** Ends that. */
	public void goOn() {
		signal("-CONT");
	}

	/** Ends it at once, as a crash does. */
	public void crash() {
		ProcessHandle postmaster = postmaster();
		List<ProcessHandle> children = postmaster.descendants().toList();
		kill("-QUIT", postmaster);
		Stream.concat(Stream.of(postmaster), children.stream()).forEach((process) -> process.onExit().join());
		closeServer();
	}

	/** Starts it again on the same port and the same data. */
	public void restart() {
		this.server = start(this.data, this.port);
	}

	/** The first of them first, so that it makes no others meanwhile. */
	private void signal(String signal) {
		ProcessHandle postmaster = postmaster();
		kill(signal, postmaster);
		postmaster.descendants().forEach((process) -> kill(signal, process));
	}

	private ProcessHandle postmaster() {
		try {
			long pid = Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst().strip());
			return ProcessHandle.of(pid).orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void kill(String signal, ProcessHandle process) {
		List<String> command = List.of("kill", signal, Long.toString(process.pid()));
		try {
			// that of a session may have ended meanwhile
			if (new ProcessBuilder(command).redirectError(Redirect.DISCARD).start().waitFor() != 0
					&& process.isAlive()) {
				throw new IllegalStateException(command + " failed");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void closeServer() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		closeServer();
		try (Stream<Path> files = Files.walk(this.data)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Shared {

		private static final TestPostgres SERVER = start();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(Objects.requireNonNull(SERVER)::close));
		}

	}

}
