package io.warelog.platform.axonserver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.grpc.Status;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.common.IdentifierFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connection of this process to an Axon Server. It is made again by itself whenever
 * it was lost; meanwhile calls fail within seconds.
 */
public final class AxonServer implements AutoCloseable {

	/**
	 * What a message may measure here. The server has a limit of its own, which is 4 MB
	 * unless it is told otherwise.
	 */
	public static final int MOST_MESSAGE_BYTES = 16 * 1024 * 1024;

	private static final long CONNECT_MILLIS = 5_000;

	private static final long ANSWER_MILLIS = 5_000;

	private static final long RECONNECT_MILLIS = 500;

	/** A server that says nothing for so long is taken for lost. */
	private static final long BEAT_MILLIS = 2_000;

	private static final long SILENCE_MILLIS = 8_000;

	private static final long LOOK_AGAIN_MILLIS = 50;

	static {
		// else Netty uses what the JVM warns of at each start
		System.setProperty("io.grpc.netty.shaded.io.netty.noUnsafe", "true");
	}

	private final AxonServerAddress address;

	private final AxonServerConfiguration configuration;

	private final AxonServerConnectionManager connections;

	/**
	 * Makes the connection when it is first used.
	 * @param address of the server
	 * @param token that the server asks for, or null
	 * @param component what nodes that do the same call themselves
	 */
	public AxonServer(AxonServerAddress address, @Nullable String token, String component) {
		this.address = address;
		this.configuration = configuration(address, token, component);
		this.connections = AxonServerConnectionManager.builder()
			.axonServerConfiguration(this.configuration)
			.routingServers(this.configuration.getServers())
			.build();
	}

	private static AxonServerConfiguration configuration(AxonServerAddress address, @Nullable String token,
			String component) {
		AxonServerConfiguration configuration = new AxonServerConfiguration();
		configuration.setServers(String.join(",", address.servers()));
		configuration.setContext(address.context());
		configuration.setComponentName(component);
		// two nodes must never have the same
		configuration.setClientId(component + "-" + IdentifierFactory.getInstance().generateIdentifier());
		if (token != null) {
			configuration.setToken(token);
		}
		configuration.setSslEnabled(address.tls());
		if (address.certificate() != null) {
			configuration.setCertFile(address.certificate().toString());
		}
		configuration.setMaxMessageSize(MOST_MESSAGE_BYTES);
		configuration.setConnectTimeout(CONNECT_MILLIS);
		configuration.setReconnectInterval(RECONNECT_MILLIS);
		configuration.getHeartbeat().setInterval(BEAT_MILLIS);
		configuration.getHeartbeat().setTimeout(SILENCE_MILLIS);
		return configuration;
	}

	/**
	 * Waits until the server answers and knows the context.
	 * @param patience how long at most
	 * @throws AxonServerUnavailableException if it does not in that time, or refuses
	 */
	public void requireConnection(Duration patience) throws AxonServerUnavailableException {
		long deadline = System.nanoTime() + patience.toNanos();
		while (true) {
			Throwable failure;
			try {
				await(events().getLastToken(), CONNECT_MILLIS);
				return;
			}
			catch (ExecutionException failed) {
				failure = failed.getCause();
				Status status = Status.fromThrowable(failure);
				if (!Failures.isPassing(failure) && status.getCode() != Status.Code.UNAVAILABLE
						&& status.getCode() != Status.Code.DEADLINE_EXCEEDED) {
					throw new AxonServerUnavailableException(
							this.address + " refuses this service: " + status.getDescription(), failure);
				}
			}
			catch (TimeoutException silent) {
				failure = silent;
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				throw new AxonServerUnavailableException("Interrupted while connecting to " + this.address,
						interrupted);
			}
			if (System.nanoTime() - deadline > 0) {
				throw new AxonServerUnavailableException(
						this.address + " does not answer, or does not let this service in", failure);
			}
			pause();
		}
	}

	private static void pause() throws AxonServerUnavailableException {
		try {
			Thread.sleep(LOOK_AGAIN_MILLIS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new AxonServerUnavailableException("Interrupted while connecting", interrupted);
		}
	}

	private static <T> T await(CompletableFuture<T> future, long millis)
			throws ExecutionException, TimeoutException, InterruptedException {
		return future.get(millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * The server's event store.
	 * @return for reading and appending
	 */
	public EventChannel events() {
		return this.connections.getConnection().eventChannel();
	}

	/**
	 * Waits for an answer of the server, for five seconds at most.
	 * @param <T> type of the answer
	 * @param asked what was asked for
	 * @return the answer
	 * @throws LogUnavailableException if there is none
	 */
	public static <T> T answer(CompletableFuture<T> asked) {
		try {
			return await(asked, ANSWER_MILLIS);
		}
		catch (ExecutionException failed) {
			throw new LogUnavailableException("The log does not answer: " + Failures.reason(failed.getCause()), failed);
		}
		catch (TimeoutException silent) {
			throw new LogUnavailableException("The log does not answer", silent);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new LogUnavailableException("Interrupted while the log was asked", interrupted);
		}
	}

	/**
	 * Looks whether the server can be reached.
	 * @return whether it could a moment ago
	 */
	public boolean isConnected() {
		return this.connections.isConnected(this.address.context());
	}

	AxonServerConfiguration configuration() {
		return this.configuration;
	}

	AxonServerConnectionManager connections() {
		return this.connections;
	}

	@Override
	public void close() {
		this.connections.shutdown();
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

}
