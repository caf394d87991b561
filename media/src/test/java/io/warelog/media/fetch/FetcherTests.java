package io.warelog.media.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is fetched and sent, and where it ends. */
class FetcherTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	private static final Duration SHORT = Duration.ofMillis(300);

	private static final Names HERE = (name) -> List.of(InetAddress.getLoopbackAddress());

	private HttpServer server;

	private Fetcher fetcher;

	@BeforeEach
	void open() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
		this.fetcher = fetcher("shop.example:" + this.server.getAddress().getPort());
	}

	@AfterEach
	void close() {
		this.fetcher.close();
		this.server.stop(0);
	}

	private static Fetcher fetcher(String allowed) {
		return new CheckedFetcher(FetchSettings.allowing(allowed), HERE, SSLContexts.createDefault());
	}

	@Test
	void whatIsThereIsFetched() throws Exception {
		CompletableFuture<String> request = new CompletableFuture<>();
		this.server.createContext("/", (exchange) -> {
			request.complete(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
					+ exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestHeaders().keySet());
			answer(exchange, 200, "picture");
		});
		assertThat(get("/a/b.png?size=2&x=%20#part", 7)).isEqualTo("picture");
		assertThat(request.join())
			.startsWith("GET /a/b.png?size=2&x=%20 shop.example:" + this.server.getAddress().getPort() + " ")
			.doesNotContain("Cookie", "Authorization", "Referer", "Accept-encoding");
	}

	@Test
	void threeRedirectsAreFollowedAndAFourthIsNot() throws Exception {
		this.server.createContext("/1", (exchange) -> redirect(exchange, "2"));
		this.server.createContext("/2", (exchange) -> redirect(exchange, "/3?x"));
		this.server.createContext("/3",
				(exchange) -> redirect(exchange, "http://SHOP.example:" + this.server.getAddress().getPort() + "/4"));
		this.server.createContext("/4", (exchange) -> answer(exchange, 200, "picture"));
		this.server.createContext("/0", (exchange) -> redirect(exchange, "/1"));
		assertThat(get("/1", 100)).isEqualTo("picture");
		assertRefused("/0", 100, TIME, new FetchRefusal.TooManyRedirects(3));
	}

	@Test
	void itIsNotMoreThanIsTaken() throws Exception {
		this.server.createContext("/declared", (exchange) -> answer(exchange, 200, "0123456789"));
		this.server.createContext("/endless", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream body = exchange.getResponseBody()) {
				while (true) {
					body.write(new byte[8192]);
				}
			}
		});
		assertThat(get("/declared", 10)).isEqualTo("0123456789");
		assertRefused("/declared", 9, TIME, new FetchRefusal.TooLarge(9));
		assertRefused("/endless", 1_000_000, TIME, new FetchRefusal.TooLarge(1_000_000));
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 304, 400, 401, 404, 407, 418, 429, 500, 503 })
	void anotherStatusThanSuccessIsTold(int status) throws Exception {
		this.server.createContext("/", (exchange) -> answer(exchange, status, ""));
		if (status == 204) {
			assertThat(get("/", 10)).isEmpty();
		}
		else {
			assertRefused("/", 10, TIME, new FetchRefusal.BadStatus(status));
			assertThat(new FetchRefusal.BadStatus(status).mayPass()).isEqualTo(Set.of(429, 500, 503).contains(status));
		}
	}

	@Test
	void whatIsCompressedIsNotUnpacked() throws Exception {
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Encoding", "gzip");
			answer(exchange, 200, "not gzip at all");
		});
		assertThat(get("/", 100)).isEqualTo("not gzip at all");
	}

	@Test
	void aHostThatDripsItsHeadersIsCutOff() throws Exception {
		try (RawServer raw = new RawServer((socket) -> drip(socket, "HTTP/1.1 200 OK\r\nX-Long: ", 'x'))) {
			assertTooSlow(raw.port());
		}
	}

	@Test
	void aHostThatDripsItsBodyIsCutOff() throws Exception {
		try (RawServer raw = new RawServer(
				(socket) -> drip(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", 'x'))) {
			assertTooSlow(raw.port());
		}
	}

	@Test
	void aHostThatDripsWhatNobodyReadsIsCutOff() throws Exception {
		try (RawServer raw = new RawServer(
				(socket) -> drip(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 1000000\r\n\r\n", 'x'));
				Fetcher here = fetcher("shop.example:" + raw.port())) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> here.get("http://shop.example:" + raw.port() + "/", 10, TIME))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.BadStatus(404)));
		}
	}

	@Test
	void aHostThatNeverShakesHandsIsCutOff() throws Exception {
		try (RawServer raw = new RawServer((socket) -> drip(socket, "\u0016\u0003\u0003\u0040\u0000", '\u0000'));
				Fetcher here = fetcher("shop.example:" + raw.port())) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> here.get("https://shop.example:" + raw.port() + "/", 10, SHORT))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.TooSlow(SHORT)));
		}
	}

	private static void assertTooSlow(int port) {
		try (Fetcher here = fetcher("shop.example:" + port)) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> here.get("http://shop.example:" + port + "/", 1_000_000, SHORT))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.TooSlow(SHORT)));
		}
	}

	private static void drip(Socket socket, String start, char drop) {
		try (socket; OutputStream out = socket.getOutputStream()) {
			out.write(start.getBytes(StandardCharsets.ISO_8859_1));
			CountDownLatch never = new CountDownLatch(1);
			while (!never.await(20, TimeUnit.MILLISECONDS)) {
				out.write(drop);
				out.flush();
			}
		}
		catch (IOException | InterruptedException ex) {
			// It was cut off
		}
	}

	@Test
	void aHostThatBreaksOffIsUnreachable() throws Exception {
		try (RawServer raw = new RawServer((socket) -> {
			try (socket; OutputStream out = socket.getOutputStream()) {
				out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}); Fetcher here = fetcher("shop.example:" + raw.port())) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> here.get("http://shop.example:" + raw.port() + "/", 100, TIME))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.Unreachable()));
		}
	}

	@Test
	void aNameThatIsNotFoundInTimeIsLeft() {
		CountDownLatch end = new CountDownLatch(1);
		Names slow = (name) -> {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return List.of(InetAddress.getLoopbackAddress());
		};
		try (Fetcher waiting = new CheckedFetcher(FetchSettings.publicOnly(), slow, SSLContexts.createDefault())) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> waiting.get("http://slow.example/", 10, SHORT))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.TooSlow(SHORT)));
		}
		end.countDown();
	}

	@Test
	void aNameThatIsNotThereIsUnreachable() {
		try (Fetcher system = new CheckedFetcher(FetchSettings.publicOnly(), (name) -> {
			throw new UnknownHostException(name);
		}, SSLContexts.createDefault())) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> system.get("http://nowhere.example/", 10, TIME))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.Unreachable()));
		}
	}

	@Test
	void whatIsPostedArrivesWithItsHeaders() throws Exception {
		CompletableFuture<String> request = new CompletableFuture<>();
		this.server.createContext("/hook", (exchange) -> {
			try (InputStream body = exchange.getRequestBody()) {
				request.complete(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().get("Content-Type")
						+ " " + exchange.getRequestHeaders().getFirst("X-Signature") + " "
						+ new String(body.readAllBytes(), StandardCharsets.UTF_8));
			}
			answer(exchange, 202, "never read");
		});
		int status = this.fetcher.post(uri("/hook"), Map.of("Content-Type", "application/json", "X-Signature", "s"),
				"{\"success\": []}".getBytes(StandardCharsets.UTF_8), TIME);
		assertThat(status).isEqualTo(202);
		assertThat(request.join()).isEqualTo("POST [application/json] s {\"success\": []}");
	}

	@Test
	void whatIsPostedIsNotRedirected() {
		AtomicInteger elsewhere = new AtomicInteger();
		this.server.createContext("/hook", (exchange) -> redirect(exchange, "/elsewhere"));
		this.server.createContext("/elsewhere", (exchange) -> {
			elsewhere.incrementAndGet();
			answer(exchange, 200, "");
		});
		assertThatExceptionOfType(FetchRefusedException.class)
			.isThrownBy(() -> this.fetcher.post(uri("/hook"), Map.of(), new byte[] { 1 }, TIME))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.BadStatus(302)));
		assertThat(elsewhere).hasValue(0);
	}

	@Test
	void theProxiesOfTheSystemAreNotUsed() throws Exception {
		this.server.createContext("/", (exchange) -> answer(exchange, 200, "picture"));
		Map<String, String> proxies;
		try (Canary canary = new Canary()) {
			String port = "" + canary.port();
			proxies = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", port, "http.nonProxyHosts", "none",
					"https.proxyHost", "127.0.0.1", "https.proxyPort", port, "socksProxyHost", "127.0.0.1",
					"socksProxyPort", port);
			proxies.forEach(System::setProperty);
			try {
				assertThat(get("/", 10)).isEqualTo("picture");
			}
			finally {
				proxies.keySet().forEach(System::clearProperty);
			}
			assertThat(canary.hasSeenSomebody()).isFalse();
		}
	}

	@Test
	void aCertificateIsCheckedForTheNameAndNotForTheAddress(@TempDir Path directory) throws Exception {
		SSLContext context = certified(directory, "shop.example");
		HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		secure.setHttpsConfigurator(new HttpsConfigurator(context));
		secure.createContext("/", (exchange) -> answer(exchange, 200, "picture"));
		secure.start();
		int port = secure.getAddress().getPort();
		String allowed = "shop.example:" + port + ",other.example:" + port;
		try (Fetcher trusting = new CheckedFetcher(FetchSettings.allowing(allowed), HERE, context);
				Fetcher usual = fetcher(allowed)) {
			String shop = "https://shop.example:" + port + "/";
			assertThat(trusting.get(shop, 10, TIME)).asString().isEqualTo("picture");
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> trusting.get("https://other.example:" + port + "/", 10, TIME));
			assertThatExceptionOfType(FetchRefusedException.class).isThrownBy(() -> usual.get(shop, 10, TIME));
		}
		finally {
			secure.stop(0);
		}
	}

	private static SSLContext certified(Path directory, String name) throws Exception {
		Path store = directory.resolve("store.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name,
				"-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "password")
			.redirectErrorStream(true)
			.start();
		assertThat(keytool.waitFor()).isZero();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, "password".toCharArray());
		}
		return SSLContexts.custom()
			.loadKeyMaterial(keys, "password".toCharArray())
			.loadTrustMaterial(keys, null)
			.build();
	}

	@Test
	void whatIsLetThroughIsHostsWithPorts() {
		assertThat(FetchSettings.allowing("").allowed()).isEmpty();
		assertThat(FetchSettings.allowing(" Localhost:80, [::1]:8080 ").allowed())
			.containsExactlyInAnyOrder("localhost:80", "[::1]:8080");
		for (String wrong : List.of("localhost", "localhost:", "http://localhost:80", "localhost:x", "*:80")) {
			assertThatIllegalArgumentException().isThrownBy(() -> FetchSettings.allowing(wrong));
		}
	}

	private String uri(String path) {
		return "http://shop.example:" + this.server.getAddress().getPort() + path;
	}

	private String get(String path, int mostBytes) throws FetchRefusedException {
		return new String(this.fetcher.get(uri(path), mostBytes, TIME), StandardCharsets.UTF_8);
	}

	private void assertRefused(String path, int mostBytes, Duration mostTime, FetchRefusal refusal) {
		assertThatExceptionOfType(FetchRefusedException.class)
			.isThrownBy(() -> this.fetcher.get(uri(path), mostBytes, mostTime))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(refusal));
	}

	private static void redirect(HttpExchange exchange, String location) throws IOException {
		exchange.getResponseHeaders().set("Location", location);
		answer(exchange, 302, "");
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		if (bytes.length > 0) {
			exchange.getResponseBody().write(bytes);
		}
		exchange.close();
	}

	/** Does with a connection what no server does. */
	private static final class RawServer implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

		private RawServer(Consumer<Socket> handler) throws IOException {
			Thread.ofVirtual().start(() -> {
				try {
					while (true) {
						Socket accepted = this.socket.accept();
						Thread.ofVirtual().start(() -> handler.accept(accepted));
					}
				}
				catch (IOException ex) {
					// It was closed
				}
			});
		}

		private int port() {
			return this.socket.getLocalPort();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
