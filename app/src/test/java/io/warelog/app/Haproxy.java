package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * The gateway of a cluster with the settings in {@code docker/}, where HAProxy is on the
 * path: but that it listens at free ports and finds its nodes at others.
 */
final class Haproxy implements AutoCloseable {

	private static final Path SETTINGS = Path.of("..", "docker").toAbsolutePath().normalize();

	private final Process process;

	private final Path output;

	private final int port;

	private final int operatorsPort;

	private Haproxy(Process process, Path output, int port, int operatorsPort) {
		this.process = process;
		this.output = output;
		this.port = port;
		this.operatorsPort = operatorsPort;
	}

	/**
	 * Looks for it.
	 * @return whether it is on the path
	 */
	static boolean isThere() {
		return OnThePath.runs("haproxy", "-v");
	}

	/**
	 * Finds a port for it, which it cannot do by itself.
	 * @return one that nobody listens at
	 */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts it.
	 * @param directory for its settings and what it says
	 * @param port to listen at, a free one
	 * @param nodes the port of each node by the name that it has in the settings
	 * @return the gateway, ready
	 */
	static Haproxy start(Path directory, int port, Map<String, Integer> nodes) {
		int operatorsPort = freePort();
		Path output = directory.resolve("haproxy.log");
		try {
			String settings = Files.readString(SETTINGS.resolve("haproxy.cfg"))
				.replace("/usr/local/etc/haproxy/", SETTINGS + "/")
				.replace("resolvers docker\n\tparse-resolv-conf\n\thold valid 5s\n", "")
				.replace(" resolvers docker", "")
				.replace("bind :8080", "bind 127.0.0.1:" + port)
				.replace("bind :8404", "bind 127.0.0.1:" + operatorsPort);
			for (Map.Entry<String, Integer> node : nodes.entrySet()) {
				settings = settings.replace(node.getKey() + ":8080", "127.0.0.1:" + node.getValue());
			}
			Path file = Files.writeString(directory.resolve("haproxy.cfg"), settings);
			Process process = new ProcessBuilder("haproxy", "-db", "-f", file.toString()).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			Haproxy gateway = new Haproxy(process, output, port, operatorsPort);
			gateway.awaitListening();
			return gateway;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitListening() throws IOException {
		Awaitility.await().until(() -> listens(this.port) || !this.process.isAlive());
		if (!this.process.isAlive()) {
			throw new IllegalStateException(Files.readString(this.output));
		}
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException refused) {
			return false;
		}
	}

	/**
	 * Where clients reach it.
	 * @return scheme, host and port
	 */
	URI baseUri() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/**
	 * Where its operators ask.
	 * @return scheme, host and port
	 */
	URI operatorsUri() {
		return URI.create("http://127.0.0.1:" + this.operatorsPort);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
