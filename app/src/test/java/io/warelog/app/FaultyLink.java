package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A line to a server of this machine that can be cut, and through which nothing may come
 * for a while although it holds.
 */
final class FaultyLink implements AutoCloseable {

	private final int target;

	private final int port;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition flows = this.lock.newCondition();

	private boolean stalled;

	private ServerSocket listener;

	/**
	 * Lays a line.
	 * @param target the port of the server
	 */
	FaultyLink(int target) {
		this.target = target;
		this.listener = listen(0);
		this.port = this.listener.getLocalPort();
	}

	/**
	 * Where its near end is.
	 * @return the port on the loopback address
	 */
	int port() {
		return this.port;
	}

	/** Lets all connections break and refuses new ones. */
	void cut() {
		close(this.listener);
		this.sockets.forEach(FaultyLink::close);
		this.sockets.clear();
	}

	/** Takes connections again. */
	void mend() {
		this.listener = listen(this.port);
	}

	/** Lets nothing more through; connections are still taken. */
	void stall() {
		set(true);
	}

	/** Lets through what has been held back, and what follows. */
	void resume() {
		set(false);
	}

	private void set(boolean stalled) {
		this.lock.lock();
		try {
			this.stalled = stalled;
			this.flows.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private ServerSocket listen(int port) {
		try {
			ServerSocket socket = new ServerSocket();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			Thread.ofVirtual().start(() -> accept(socket));
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket listener) {
		while (!listener.isClosed()) {
			try {
				Socket near = listener.accept();
				Socket far = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(near);
				this.sockets.add(far);
				Thread.ofVirtual().start(() -> pass(near, far));
				Thread.ofVirtual().start(() -> pass(far, near));
			}
			catch (IOException ended) {
				// the listener was closed, or the server is not there: the next one is
				// taken
				continue;
			}
		}
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[16 * 1024];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				awaitFlow();
				out.write(buffer, 0, read);
			}
		}
		catch (IOException | InterruptedException ended) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.sockets.remove(from);
			this.sockets.remove(to);
		}
	}

	private void awaitFlow() throws InterruptedException {
		this.lock.lock();
		try {
			while (this.stalled) {
				this.flows.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		resume();
		cut();
	}

	private static void close(AutoCloseable socket) {
		try {
			socket.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
