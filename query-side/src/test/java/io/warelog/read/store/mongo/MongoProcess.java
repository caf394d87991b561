package io.warelog.read.store.mongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A MongoDB server in memory as a process of its own, which can be killed, and held up
 * while its connections stay open.
 */
public final class MongoProcess implements AutoCloseable {

	/** Otherwise it would tell of each byte. */
	private static final String SILENT = "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider";

	private final Process process;

	private final int port;

	private MongoProcess(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/** The server itself: prints its port and runs until it is killed. */
	static void main(String[] args) {
		MongoServer server = new MongoServer(new IndexedMemory());
		server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
		System.out.println(server.getLocalAddress().getPort());
	}

	/**
	 * Starts an empty one.
	 * @param port to listen on, 0 for any free one
	 * @return the server, ready
	 */
	public static MongoProcess start(int port) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		try {
			Process process = new ProcessBuilder(java, "-Xmx3g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", SILENT,
					"-cp", classPath, MongoProcess.class.getName(), Integer.toString(port))
				.redirectErrorStream(true)
				.start();
			BufferedReader lines = process.inputReader();
			String line = lines.readLine();
			while (line != null && !line.matches("\\d+")) {
				line = lines.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("The server ended before it was ready");
			}
			// what it says later is of no interest, but must be taken
			Thread.ofVirtual().start(() -> lines.lines().forEach((later) -> {
			}));
			return new MongoProcess(process, Integer.parseInt(line));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns where it listens.
	 * @return the port, of 127.0.0.1
	 */
	public int port() {
		return this.port;
	}

	/** Holds it up where it is. */
	public void stop() {
		signal("STOP");
	}

	/** Lets it go on. */
	public void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			int status = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).inheritIO()
				.start()
				.waitFor();
			if (status != 0) {
				throw new IllegalStateException("kill -" + name + " ended with " + status);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while sending a signal", ex);
		}
	}

	/** Kills it, with all that it held. */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
