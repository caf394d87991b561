package io.warelog.media.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whatever URI somebody chooses, nothing of this machine or its networks is reached. */
class FetcherAttackTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	/** What the names of the attacker resolve to. */
	private static final Map<String, List<String>> ZONE = Map.ofEntries(Map.entry("localhost", List.of("127.0.0.1")),
			Map.entry("a.localhost", List.of("::1")), Map.entry("loopback.example", List.of("127.0.0.1")),
			Map.entry("loopback6.example", List.of("::1")), Map.entry("unspecified.example", List.of("0.0.0.0")),
			Map.entry("private.example", List.of("10.1.2.3")),
			Map.entry("metadata.example", List.of("169.254.169.254")),
			Map.entry("shared.example", List.of("100.100.100.200")), Map.entry("local.example", List.of("fd12::1")),
			Map.entry("translated.example", List.of("64:ff9b::7f00:1")),
			Map.entry("tunnelled.example", List.of("2002:7f00:1::1")),
			Map.entry("mixed.example", List.of("93.184.216.34", "127.0.0.1")),
			Map.entry("mixed6.example", List.of("2606:2800:220:1::1", "fe80::1")),
			Map.entry("many.example", List.of("224.0.0.251")), Map.entry("redirecting.example", List.of("127.0.0.1")));

	private final Canary canary = new Canary();

	private HttpServer server;

	private Fetcher fetcher;

	@BeforeEach
	void open() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
		FetchSettings settings = new FetchSettings(Set.of(this.canary.port()),
				Set.of("redirecting.example:" + this.server.getAddress().getPort()));
		this.fetcher = new CheckedFetcher(settings, FetcherAttackTests::lookUp, SSLContexts.createDefault());
	}

	@AfterEach
	void close() {
		this.fetcher.close();
		this.server.stop(0);
		this.canary.close();
	}

	private static List<InetAddress> lookUp(String name) throws UnknownHostException {
		List<String> addresses = ZONE.get(name);
		if (addresses == null) {
			throw new UnknownHostException(name);
		}
		return addresses.stream().map(InetAddress::ofLiteral).toList();
	}

	static Stream<String> hosts() {
		return Stream.of("127.0.0.1", "127.0.0.2", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1",
				"10.255.255.255", "100.64.0.1", "100.127.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255",
				"192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1",
				"198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
				"255.255.255.255", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
				"[::ffff:8.8.8.8]", "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
				"[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
				"[2001:0:7f00:1::]", "[2001:db8::1]", "[2001:10::1]", "[3fff::1]", "[fe80::1]", "[febf::1]",
				"[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[ff0e::1]", "[100::1]", "[5f00::1]",
				"localhost", "LocalHost", "localhost.", "a.localhost", "loopback.example", "loopback.example.",
				"loopback6.example", "unspecified.example", "private.example", "metadata.example", "shared.example",
				"local.example", "translated.example", "tunnelled.example", "mixed.example", "mixed6.example",
				"many.example");
	}

	@ParameterizedTest
	@MethodSource("hosts")
	void aHostThatIsNotPublicIsForbidden(String host) {
		assertThat(refusal("http://" + host + ":" + this.canary.port() + "/x.png"))
			.isEqualTo(new FetchRefusal.ForbiddenAddress());
		assertThat(refusal("https://" + host + "/x.png")).isEqualTo(new FetchRefusal.ForbiddenAddress());
		assertThat(postRefusal("http://" + host + ":" + this.canary.port() + "/x.png"))
			.isEqualTo(new FetchRefusal.ForbiddenAddress());
		assertThat(this.canary.hasSeenSomebody()).isFalse();
	}

	@ParameterizedTest
	@MethodSource("hosts")
	void aRedirectToAHostThatIsNotPublicIsForbidden(String host) {
		redirect("/start", "http://" + host + ":" + this.canary.port() + "/x.png");
		assertThat(refusal(redirecting("/start"))).isEqualTo(new FetchRefusal.ForbiddenAddress());
		assertThat(this.canary.hasSeenSomebody()).isFalse();
	}

	static Stream<String> spellings() {
		return Stream.of("http://127.1:PORT/", "http://127.0.1:PORT/", "http://2130706433:PORT/",
				"http://0x7f000001:PORT/", "http://0x7f.0.0.1:PORT/", "http://0x7f.1:PORT/", "http://0177.0.0.1:PORT/",
				"http://017700000001:PORT/", "http://127.0.0.01:PORT/", "http://127.0.0.0x1:PORT/",
				"http://127.0.0.1.:PORT/", "http://0:PORT/", "http://127.0.0.256:PORT/", "http://1.127.0.0.1:PORT/",
				"http://localhost.0x7f:PORT/", "http://[fe80::1%25lo]:PORT/", "http://[fe80::1%lo]:PORT/",
				"http://[::1%25lo]:PORT/", "http://[::1:PORT/", "http://[::g]:PORT/", "http://[v1.x]:PORT/",
				"http://user@127.0.0.1:PORT/", "http://user:word@127.0.0.1:PORT/",
				"http://public.example@127.0.0.1:PORT/", "http://127.0.0.1:PORT@public.example/",
				"http://public.example:80@127.0.0.1:PORT/", "http://@127.0.0.1:PORT/",
				"http://public.example\\@127.0.0.1:PORT/", "http://127.0.0.1:PORT\\@public.example/",
				"http:\\\\127.0.0.1:PORT/", "http:/\\127.0.0.1:PORT/", "http://127.0.0.1:PORT\u0000.public.example/",
				"http://%31%32%37.0.0.1:PORT/", "http://127%2e0%2e0%2e1:PORT/",
				"http://127.0.0.1%00.public.example:PORT/", "http://①②⑦.⓪.⓪.①:PORT/", "http://127。0。0。1:PORT/",
				"http://locаlhost:PORT/", "http://127.0.0.1 :PORT/", " http://127.0.0.1:PORT/",
				"http://127.0.0.1:PORT/\r\nHost: x", "http://127.0.0.1:PORT/a b", "http://127.0.0.1\t:PORT/",
				"http:127.0.0.1:PORT/", "http:///127.0.0.1:PORT/", "http:/127.0.0.1:PORT/", "//127.0.0.1:PORT/",
				"127.0.0.1:PORT/", "/etc/passwd", "file:///etc/passwd", "FILE:/etc/passwd", "ftp://127.0.0.1:PORT/",
				"gopher://127.0.0.1:PORT/_x", "dict://127.0.0.1:PORT/", "ldap://127.0.0.1:PORT/",
				"jar:http://127.0.0.1:PORT/!/", "data:image/png;base64,AAAA", "javascript:alert(1)",
				"ws://127.0.0.1:PORT/", "", "http", "http:", "http://", "http://:PORT/", "http://-a.example:PORT/",
				"http://a..example:PORT/", "http://93.184.216.34:0/", "http://93.184.216.34:65536/",
				"http://93.184.216.34:22/", "http://93.184.216.34:8080/", "https://93.184.216.34:6379/",
				"http://[2606:4700::1111]:25/");
	}

	@ParameterizedTest
	@MethodSource("spellings")
	void aSpellingThatLeavesDoubtIsNotFollowed(String uri) {
		String spelled = uri.replace("PORT", "" + this.canary.port());
		assertThat(refusal(spelled)).isInstanceOf(FetchRefusal.BadUri.class);
		assertThat(postRefusal(spelled)).isInstanceOf(FetchRefusal.BadUri.class);
		assertThat(this.canary.hasSeenSomebody()).isFalse();
	}

	@Test
	void aUriThatIsTooLongIsNotFollowed() {
		assertThat(refusal("http://127.0.0.1/" + "x".repeat(2048))).isInstanceOf(FetchRefusal.BadUri.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///etc/passwd", "ftp://127.0.0.1:PORT/", "http://user@127.0.0.1:PORT/",
			"http://2130706433:PORT/", "//127.1:PORT/", "//user@127.0.0.1:PORT/", "http://93.184.216.34:22/",
			"http://[", "http:\\\\127.0.0.1:PORT/" })
	void aRedirectToAUriThatLeavesDoubtIsNotFollowed(String uri) {
		redirect("/start", uri.replace("PORT", "" + this.canary.port()));
		assertThat(refusal(redirecting("/start"))).isInstanceOf(FetchRefusal.BadUri.class);
		assertThat(this.canary.hasSeenSomebody()).isFalse();
	}

	@Test
	void whatALookUpSaysTheSecondTimeDoesNotMatter() throws Exception {
		int port = this.server.getAddress().getPort();
		this.server.createContext("/x", (exchange) -> {
			exchange.sendResponseHeaders(200, 1);
			exchange.getResponseBody().write('x');
			exchange.close();
		});
		List<String> answers = new ArrayList<>(List.of("127.0.0.1"));
		Names rebinding = (name) -> List.of(InetAddress.ofLiteral(answers.removeFirst()));
		FetchSettings settings = new FetchSettings(Set.of(), Set.of("rebinding.example:" + port));
		try (Fetcher once = new CheckedFetcher(settings, rebinding, SSLContexts.createDefault())) {
			assertThat(once.get("http://rebinding.example:" + port + "/x", 10, TIME)).containsExactly('x');
		}
		assertThat(answers).isEmpty();
	}

	@Test
	void theCanarySeesWhatIsLetThrough() {
		FetchSettings settings = FetchSettings.allowing("127.0.0.1:" + this.canary.port());
		try (Fetcher open = new CheckedFetcher(settings)) {
			assertThatExceptionOfType(FetchRefusedException.class)
				.isThrownBy(() -> open.get("http://127.0.0.1:" + this.canary.port() + "/", 10, Duration.ofMillis(300)))
				.satisfies(
						(ex) -> assertThat(ex.refusal()).isEqualTo(new FetchRefusal.TooSlow(Duration.ofMillis(300))));
		}
		assertThat(this.canary.hasSeenSomebody()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.0", "100.63.255.255",
			"100.128.0.0", "223.255.255.255", "2606:4700:4700::1111", "2001:4860:4860::8888", "2a00:1450:4001::1" })
	void addressesBesideTheForbiddenArePublic(String address) {
		assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
	}

	private String redirecting(String path) {
		return "http://redirecting.example:" + this.server.getAddress().getPort() + path;
	}

	private void redirect(String path, String location) {
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Location", location);
			exchange.sendResponseHeaders(302, -1);
			exchange.close();
		});
	}

	private FetchRefusal refusal(String uri) {
		try {
			this.fetcher.get(uri, 10, TIME);
			throw new AssertionError("It was fetched");
		}
		catch (FetchRefusedException ex) {
			return ex.refusal();
		}
	}

	private FetchRefusal postRefusal(String uri) {
		try {
			this.fetcher.post(uri, Map.of(), new byte[] { 1 }, TIME);
			throw new AssertionError("It was sent");
		}
		catch (FetchRefusedException ex) {
			return ex.refusal();
		}
	}

}
