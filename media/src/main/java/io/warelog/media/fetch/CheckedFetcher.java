package io.warelog.media.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Fetcher} that opens one connection for each request, to the very addresses
 * that it has checked. It knows no proxies, cookies, credentials or compression, and
 * repeats nothing.
 */
public final class CheckedFetcher implements Fetcher {

	private static final int MOST_REDIRECTS = 3;

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	private static final Duration LOOKING = Duration.ofSeconds(5);

	private static final int PIECE = 16 * 1024;

	private final FetchSettings settings;

	private final Names names;

	private final TlsSocketStrategy tls;

	private final ExecutorService lookUps = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("fetch-names-", 0).factory());

	private final ScheduledExecutorService deadlines = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

	CheckedFetcher(FetchSettings settings, Names names, SSLContext trust) {
		this.settings = settings;
		this.names = names;
		this.tls = new DefaultClientTlsStrategy(trust);
	}

	/**
	 * A fetcher that trusts the authorities that Java trusts.
	 * @param settings what else is let through than the public Internet
	 */
	public CheckedFetcher(FetchSettings settings) {
		this(settings, Names.ofTheSystem(), SSLContexts.createDefault());
	}

	@Override
	public byte[] get(String uri, int mostBytes, Duration mostTime) throws FetchRefusedException {
		Deadline deadline = new Deadline(mostTime);
		Target target = Target.parse(uri);
		for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			HttpGet request = new HttpGet(target.path());
			request.setHeader("Accept", "image/jpeg, image/png, image/webp, image/gif");
			Answer answer = send(target, request, mostBytes, deadline);
			if (answer.location().isEmpty()) {
				return answer.body();
			}
			target = target.redirected(answer.location().get());
		}
		throw new FetchRefusedException(new FetchRefusal.TooManyRedirects(MOST_REDIRECTS));
	}

	@Override
	public void check(String uri) throws FetchRefusedException {
		check(Target.parse(uri), new Deadline(LOOKING));
	}

	@Override
	public int post(String uri, Map<String, String> headers, byte[] body, Duration mostTime)
			throws FetchRefusedException {
		Target target = Target.parse(uri);
		HttpPost request = new HttpPost(target.path());
		headers.forEach(request::setHeader);
		String contentType = headers.getOrDefault("Content-Type", "application/octet-stream");
		request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
		Answer answer = send(target, request, 0, new Deadline(mostTime));
		if (answer.location().isPresent()) {
			throw new FetchRefusedException(new FetchRefusal.BadStatus(answer.status()));
		}
		return answer.status();
	}

	private Answer send(Target target, ClassicHttpRequest request, int mostBytes, Deadline deadline)
			throws FetchRefusedException {
		List<InetAddress> addresses = check(target, deadline);
		Sockets sockets = new Sockets();
		BasicHttpClientConnectionManager connections = connections(target, addresses, sockets, deadline);
		ScheduledFuture<?> end = this.deadlines.schedule(sockets::close, deadline.left().toNanos(),
				TimeUnit.NANOSECONDS);
		try (CloseableHttpClient client = client(connections, deadline)) {
			HttpHost host = new HttpHost(target.scheme(), target.host(), target.port());
			return client.execute(host, request, (response) -> read(response, request, mostBytes, deadline)).orThrow();
		}
		catch (InterruptedIOException ex) {
			// Each time-out is for all that is left
			throw deadline.passed();
		}
		catch (IOException | IllegalStateException ex) {
			deadline.check();
			throw new FetchRefusedException(new FetchRefusal.Unreachable());
		}
		finally {
			end.cancel(false);
			sockets.close();
			connections.close(CloseMode.IMMEDIATE);
		}
	}

	/** One address that is not public is enough to refuse a name. */
	private List<InetAddress> check(Target target, Deadline deadline) throws FetchRefusedException {
		boolean allowed = this.settings.allows(target);
		if (!allowed && !this.settings.hasPort(target.port())) {
			throw new FetchRefusedException(new FetchRefusal.BadUri("its port is not one of the web"));
		}
		Optional<InetAddress> literal = target.literal();
		List<InetAddress> addresses = literal.isPresent() ? List.of(literal.get()) : lookUp(target.host(), deadline);
		if (!allowed && !addresses.stream().allMatch(PublicAddresses::isPublic)) {
			throw new FetchRefusedException(new FetchRefusal.ForbiddenAddress());
		}
		return addresses;
	}

	/** A look-up cannot be given a time, so it is left behind when it takes too long. */
	private List<InetAddress> lookUp(String name, Deadline deadline) throws FetchRefusedException {
		Future<List<InetAddress>> addresses = this.lookUps.submit(() -> this.names.lookUp(name));
		try {
			return addresses.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new FetchRefusedException(new FetchRefusal.Unreachable());
		}
		catch (TimeoutException ex) {
			addresses.cancel(true);
			throw deadline.passed();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new FetchRefusedException(new FetchRefusal.Unreachable());
		}
	}

	private BasicHttpClientConnectionManager connections(Target target, List<InetAddress> addresses, Sockets sockets,
			Deadline deadline) throws FetchRefusedException {
		Timeout timeout = Timeout.of(deadline.left());
		BasicHttpClientConnectionManager connections = new BasicHttpClientConnectionManager(
				new DefaultHttpClientConnectionOperator(sockets, null, new OnlyTheChecked(target.host(), addresses),
						RegistryBuilder.<TlsSocketStrategy>create().register("https", this.tls).build()),
				ManagedHttpClientConnectionFactory.builder()
					.http1Config(Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8 * 1024).build())
					.build());
		connections.setSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build());
		connections.setConnectionConfig(
				ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build());
		connections.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout).build());
		return connections;
	}

	private static CloseableHttpClient client(BasicHttpClientConnectionManager connections, Deadline deadline)
			throws FetchRefusedException {
		return HttpClients.custom()
			.setConnectionManager(connections)
			.setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(deadline.left())).build())
			.setUserAgent("Warelog")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableContentCompression()
			.disableCookieManagement()
			.disableAuthCaching()
			.build();
	}

	/** Within the handler, as what is left unread is read to its end behind it. */
	private static Outcome read(ClassicHttpResponse response, ClassicHttpRequest request, int mostBytes,
			Deadline deadline) throws IOException {
		try {
			return new Outcome.Answered(answer(response, request, mostBytes, deadline));
		}
		catch (FetchRefusedException ex) {
			return new Outcome.Refused(ex);
		}
	}

	private static Answer answer(ClassicHttpResponse response, ClassicHttpRequest request, int mostBytes,
			Deadline deadline) throws IOException, FetchRefusedException {
		int status = response.getCode();
		HttpEntity entity = response.getEntity();
		Header location = response.getFirstHeader("Location");
		if (REDIRECTS.contains(status) && location != null) {
			throwAway(response);
			return new Answer(status, Optional.of(location.getValue()), new byte[0]);
		}
		if (status < 200 || status > 299) {
			throwAway(response);
			throw new FetchRefusedException(new FetchRefusal.BadStatus(status));
		}
		if (request instanceof HttpPost || entity == null) {
			throwAway(response);
			return new Answer(status, Optional.empty(), new byte[0]);
		}
		if (entity.getContentLength() > mostBytes) {
			throwAway(response);
			throw new FetchRefusedException(new FetchRefusal.TooLarge(mostBytes));
		}
		return new Answer(status, Optional.empty(), body(response, entity.getContent(), mostBytes, deadline));
	}

	private static byte[] body(ClassicHttpResponse response, InputStream in, int mostBytes, Deadline deadline)
			throws IOException, FetchRefusedException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		byte[] piece = new byte[PIECE];
		for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
			if (body.size() + count > mostBytes) {
				throwAway(response);
				throw new FetchRefusedException(new FetchRefusal.TooLarge(mostBytes));
			}
			body.write(piece, 0, count);
			if (deadline.isPassed()) {
				throwAway(response);
				throw deadline.passed();
			}
		}
		return body.toByteArray();
	}

	/** Breaks off, instead of reading what is left. */
	private static void throwAway(ClassicHttpResponse response) throws IOException {
		response.setEntity(null);
	}

	@Override
	public void close() {
		this.deadlines.shutdownNow();
		this.lookUps.shutdownNow();
	}

	/**
	 * What came back.
	 *
	 * @param status of the answer
	 * @param location where it leads on
	 * @param body of the answer
	 */
	private record Answer(int status, Optional<String> location, byte[] body) {
	}

	/**
	 * What the handler of an answer hands out, as it may only throw what is the client's.
	 */
	private sealed interface Outcome {

		Answer orThrow() throws FetchRefusedException;

		/**
		 * It worked out.
		 *
		 * @param answer what came back
		 */
		record Answered(Answer answer) implements Outcome {

			@Override
			public Answer orThrow() {
				return this.answer;
			}

		}

		/**
		 * It did not.
		 *
		 * @param why the refusal
		 */
		record Refused(FetchRefusedException why) implements Outcome {

			@Override
			public Answer orThrow() throws FetchRefusedException {
				throw this.why;
			}

		}

	}

	/**
	 * Makes sockets that know no proxy, and closes them at the end of the time. What the
	 * client closes it closes orderly, and waits for a handshake that never ends.
	 */
	private static final class Sockets implements DetachedSocketFactory {

		private final List<Socket> sockets = new ArrayList<>();

		private boolean closed;

		@Override
		public synchronized Socket create(@Nullable Proxy socks) throws IOException {
			if (this.closed) {
				throw new SocketTimeoutException("There is no time left");
			}
			Socket socket = new Socket(Proxy.NO_PROXY);
			this.sockets.add(socket);
			return socket;
		}

		private synchronized void close() {
			this.closed = true;
			for (Socket socket : this.sockets) {
				try {
					socket.close();
				}
				catch (IOException ex) {
					// It is of no use any more either way
				}
			}
		}

	}

	/** Gives a connection the addresses that were checked, and no others. */
	private record OnlyTheChecked(String host, List<InetAddress> addresses) implements DnsResolver {

		@Override
		public InetAddress[] resolve(String name) throws UnknownHostException {
			if (!name.equals(this.host)) {
				throw new UnknownHostException(name + " was not checked");
			}
			return this.addresses.toArray(InetAddress[]::new);
		}

		@Override
		public String resolveCanonicalHostname(String name) {
			return name;
		}

	}

	/** The end of the time for all of a request, its redirects too. */
	private static final class Deadline {

		private final Duration mostTime;

		private final long end;

		private Deadline(Duration mostTime) {
			this.mostTime = mostTime;
			this.end = System.nanoTime() + mostTime.toNanos();
		}

		/** At least a moment, as nothing stands for no end. */
		private Duration left() throws FetchRefusedException {
			check();
			return Duration.ofNanos(Math.max(Duration.ofMillis(1).toNanos(), this.end - System.nanoTime()));
		}

		private boolean isPassed() {
			return System.nanoTime() - this.end >= 0;
		}

		private void check() throws FetchRefusedException {
			if (isPassed()) {
				throw passed();
			}
		}

		private FetchRefusedException passed() {
			return new FetchRefusedException(new FetchRefusal.TooSlow(this.mostTime));
		}

	}

}
