package io.warelog.write.eventstore.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * Stands between the log and its server, and can cut a connection: before something that
 * is sent, so that the server never gets it, or when the server has answered a commit, so
 * that nobody learns of the answer.
 */
final class CuttingProxy implements AutoCloseable {

	private final ServerSocket accepting;

	private final URI server;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final CountDownLatch cut = new CountDownLatch(1);

	private volatile boolean armed;

	private volatile @Nullable String cutBefore;

	private volatile boolean refusing;

	private volatile boolean refusesAfterTheCut;

	CuttingProxy(String url) throws IOException {
		this.server = URI.create(url.substring("jdbc:".length()));
		this.accepting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	/** The log's URL by way of this. */
	String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.accepting.getLocalPort() + this.server.getRawPath() + "?"
				+ this.server.getRawQuery();
	}

	/** Cuts the connection that commits next, after its answer has come. */
	void cutTheNextCommit(boolean refuseLater) {
		this.refusesAfterTheCut = refuseLater;
		this.armed = true;
	}

	/** Cuts the connection on which something is sent next, before it arrives. */
	void cutBeforeTheNext(String sent) {
		this.cutBefore = sent;
	}

	/** Ends or begins to let nobody through. */
	void refuse(boolean on) {
		this.refusing = on;
	}

	void awaitCut() throws InterruptedException {
		this.cut.await();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.accepting.accept();
				if (this.refusing) {
					client.close();
					continue;
				}
				Socket there = new Socket(this.server.getHost(), this.server.getPort());
				this.open.add(client);
				this.open.add(there);
				boolean[] committing = new boolean[1];
				Thread.ofVirtual().start(() -> copy(client, there, committing, true));
				Thread.ofVirtual().start(() -> copy(there, client, committing, false));
			}
		}
		catch (IOException closed) {
			// the test is over
		}
	}

	private void copy(Socket from, Socket to, boolean[] committing, boolean towardsServer) {
		byte[] buffer = new byte[64 * 1024];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				if (towardsServer) {
					String sent = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
					String before = this.cutBefore;
					if (before != null && sent.contains(before)) {
						this.cutBefore = null;
						this.cut.countDown();
						return;
					}
					if (this.armed && sent.contains("COMMIT\0")) {
						this.armed = false;
						synchronized (committing) {
							committing[0] = true;
						}
					}
				}
				else {
					synchronized (committing) {
						if (committing[0]) {
							this.refusing = this.refusesAfterTheCut;
							if (this.refusing) {
								closeAll();
							}
							this.cut.countDown();
							return;
						}
					}
				}
				out.write(buffer, 0, read);
				out.flush();
			}
		}
		catch (IOException ended) {
			// either side has ended it
		}
	}

	private void closeAll() throws IOException {
		for (Socket socket : this.open) {
			socket.close();
		}
	}

	@Override
	public void close() {
		try {
			this.accepting.close();
			closeAll();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
