package io.warelog.media.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Listens at all addresses of this machine and answers nothing. Whoever connects waits in
 * the queue of the system before the connecting returns, so it is seen without waiting.
 */
final class Canary implements AutoCloseable {

	private final ServerSocketChannel channel;

	Canary() {
		try {
			this.channel = ServerSocketChannel.open().bind(new InetSocketAddress(0));
			this.channel.configureBlocking(false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.channel.socket().getLocalPort();
	}

	/** Whether anybody has connected since it was asked last. */
	boolean hasSeenSomebody() {
		try (SocketChannel somebody = this.channel.accept()) {
			return somebody != null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
