package io.warelog.app.axonserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * A double of an Axon Server, made of its published API as far as this service uses it,
 * on a free port of this machine. It keeps events in memory, checks the sequence numbers
 * of a transaction as a whole, sends them to readers as they are asked for, and passes
 * commands and queries between nodes.
 * <p>
 * It shows that the wiring speaks the API and that what this service promises holds over
 * it. It does not show how fast or durable a server is, how a cluster of them behaves,
 * how they share load, limit messages or check licences and tokens; nor that the events
 * of a transaction stand side by side in its log, which is what commits rely on. For that
 * there is {@code warelog check}.
 */
public final class AxonServerDouble implements AutoCloseable {

	private static final Metadata.Key<String> TOKEN = Metadata.Key.of("AxonIQ-Access-Token",
			Metadata.ASCII_STRING_MARSHALLER);

	private static final Metadata.Key<String> CONTEXT = Metadata.Key.of("AxonIQ-Context",
			Metadata.ASCII_STRING_MARSHALLER);

	private final @Nullable String token;

	private final @Nullable SslContext tls;

	private final Map<String, KeptEvents> contexts = new ConcurrentHashMap<>();

	private volatile EventStoreService events;

	private volatile CommandService commands = new CommandService();

	private volatile QueryService queries = new QueryService();

	private @Nullable Server server;

	private int port;

	private AxonServerDouble(@Nullable String token, @Nullable SslContext tls) {
		this.token = token;
		this.tls = tls;
		this.events = new EventStoreService(kept());
		begin();
	}

	/**
	 * Starts a server that lets everybody in.
	 * @return the server, ready
	 */
	public static AxonServerDouble start() {
		return new AxonServerDouble(null, null);
	}

	/**
	 * Starts a server that asks for a token.
	 * @param token that it asks for
	 * @return the server, ready
	 */
	public static AxonServerDouble asking(String token) {
		return new AxonServerDouble(token, null);
	}

	/**
	 * Starts a server that speaks TLS.
	 * @param tls with its key
	 * @return the server, ready
	 */
	public static AxonServerDouble over(SslContext tls) {
		return new AxonServerDouble(null, tls);
	}

	/**
	 * Where it is.
	 * @return the value of {@code --events}
	 */
	public String uri() {
		return "axonserver://127.0.0.1:" + this.port;
	}

	/** Goes away, with all connections. What it has stored stays. */
	public void stop() {
		Server running = this.server;
		if (running != null) {
			try {
				running.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Comes back, at the same port and with what it had stored. */
	public void begin() {
		this.events = new EventStoreService(kept());
		this.commands = new CommandService();
		this.queries = new QueryService();
		NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", this.port))
			.addService(new PlatformService())
			.addService(this.events)
			.addService(this.commands)
			.addService(this.queries)
			.permitKeepAliveTime(100, TimeUnit.MILLISECONDS)
			.permitKeepAliveWithoutCalls(true)
			.executor(Executors.newVirtualThreadPerTaskExecutor())
			.intercept(new Gate());
		if (this.tls != null) {
			builder.sslContext(this.tls);
		}
		try {
			Server begun = builder.build().start();
			this.server = begun;
			this.port = begun.getPort();
		}
		catch (IOException unusable) {
			throw new UncheckedIOException(unusable);
		}
	}

	/**
	 * Lets the check of new streams see the last events only, as a server does that has
	 * many.
	 * @param events how many
	 */
	public void lookAtRecent(int events) {
		kept().lookAtRecent(events);
	}

	/**
	 * Stores what comes, but loses the answers.
	 * @param losing whether it does
	 */
	public void loseAnswers(boolean losing) {
		this.events.swallowAnswers(losing);
	}

	/**
	 * Has it choose a leader, when it takes no appends, or have one again.
	 * @param choosing whether it does
	 */
	public void chooseLeader(boolean choosing) {
		this.events.chooseLeader(choosing);
	}

	/**
	 * How many transactions have been stored.
	 * @return since it was made
	 */
	public int transactions() {
		return kept().transactions();
	}

	/**
	 * How many events have been stored.
	 * @return since it was made
	 */
	public long size() {
		return kept().size();
	}

	/**
	 * What commands went over it since it began.
	 * @return the commands by name
	 */
	public Map<String, List<Command>> commands() {
		return this.commands.seen();
	}

	/**
	 * What queries went over it since it began.
	 * @return the queries
	 */
	public List<QueryRequest> queries() {
		return this.queries.seen();
	}

	private KeptEvents kept() {
		return this.contexts.computeIfAbsent("default", (name) -> new KeptEvents());
	}

	@Override
	public void close() {
		stop();
	}

	/** Lets in who knows the token and the context. */
	private final class Gate implements ServerInterceptor {

		@Override
		public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers,
				ServerCallHandler<Q, R> next) {
			String context = headers.get(CONTEXT);
			if (AxonServerDouble.this.token != null && !AxonServerDouble.this.token.equals(headers.get(TOKEN))) {
				return refuse(call, Status.UNAUTHENTICATED.withDescription("Invalid token"), "AXONIQ-1001");
			}
			if (context != null && !AxonServerDouble.this.contexts.containsKey(context)) {
				return refuse(call, Status.NOT_FOUND.withDescription("Context " + context + " not found"),
						"AXONIQ-1302");
			}
			return next.startCall(call, headers);
		}

		private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, Status status, String code) {
			Metadata trailers = new Metadata();
			trailers.put(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), code);
			call.close(status, trailers);
			return new ServerCall.Listener<>() {
			};
		}

	}

}
