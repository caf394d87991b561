package io.warelog.platform.http;

import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.warelog.platform.http.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who gets in, who does not, and what is told to whom. */
class AuthenticationTests {

	private final ConfigurableApplicationContext application = TestApplication.start(TestApplication.class,
			"--warelog.rate-limit=40/h", "--management.endpoints.web.exposure.include=*");

	private final Client anyone = new Client(TestApplication.port(this.application));

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Logger own = (Logger) LoggerFactory.getLogger("io.warelog");

	@BeforeEach
	void listen() {
		this.own.setLevel(Level.DEBUG);
		this.log.start();
		this.root.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.root.detachAppender(this.log);
		this.own.setLevel(null);
		this.application.close();
	}

	@Test
	void eitherHeaderAuthenticates() {
		assertThat(this.anyone.with("Authorization", "Bearer " + TestApplication.ADMIN).get("/guarded-noop").status())
			.isEqualTo(200);
		assertThat(this.anyone.with("Authorization", "bearer " + TestApplication.ADMIN).get("/guarded-noop").status())
			.isEqualTo(200);
		assertThat(this.anyone.with("X-API-Key", TestApplication.ADMIN).get("/guarded-noop").status()).isEqualTo(200);
		assertThat(
				this.anyone.with("X-API-Key", TestApplication.ADMIN, "Authorization", "Bearer " + TestApplication.ADMIN)
					.get("/guarded-noop")
					.status())
			.isEqualTo(200);
	}

	@Test
	void twoKeysAreRefused() {
		Client admin = this.anyone.with("X-API-Key", TestApplication.ADMIN);
		assertThat(admin.with("Authorization", "Bearer " + TestApplication.STOREFRONT).get("/guarded-noop").status())
			.isEqualTo(401);
		assertThat(admin.with("X-API-Key", TestApplication.ADMIN).get("/guarded-noop").status()).isEqualTo(401);
	}

	@Test
	void withoutAKeyTheWayToAuthenticateIsTold() {
		for (Client client : List.of(this.anyone, this.anyone.with("Authorization", "Basic YTpi"))) {
			Answer answer = client.get("/guarded-noop");
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"warelog\"");
			assertThat(answer.json()).isEqualTo(Client.json("""
					{"type":"/problems/unauthenticated","title":"Not authenticated","status":401,
					"detail":"Send the API key as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'.",
					"instance":"/guarded-noop"}"""));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "wl_wrong", "two words", "", TestApplication.EXPIRED })
	void aWrongKeyIsToldToBeWrong(String key) {
		Answer answer = this.anyone.with("X-API-Key", key).get("/guarded-noop");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"warelog\", error=\"invalid_token\"");
	}

	@Test
	void aKeyWithoutTheScopeIsForbidden() {
		Client storefront = this.anyone.with("X-API-Key", TestApplication.STOREFRONT);
		assertThat(storefront.get("/things/" + TestApplication.MERCHANT).status()).isEqualTo(200);
		assertThat(storefront.get("/things").status()).isEqualTo(403);
		Answer write = storefront.post("/things", "{");
		assertThat(write.status()).isEqualTo(403);
		assertThat(write.json().get("type").stringValue()).isEqualTo("/problems/forbidden");
		assertThat(storefront.get("/admin/things").status()).isEqualTo(403);
		assertThat(this.anyone.with("X-API-Key", TestApplication.ADMIN).get("/admin/things").status()).isEqualTo(403);
		assertThat(this.anyone.with("X-API-Key", TestApplication.OPERATOR).get("/things").status()).isEqualTo(403);
		assertThat(this.anyone.with("X-API-Key", TestApplication.OPERATOR)
			.get("/admin/things")
			.json()
			.get("key_id")
			.stringValue()).isEqualTo(UUID.nameUUIDFromBytes(TestApplication.OPERATOR.getBytes()).toString());
	}

	@Test
	void wrongKeysAreSlowedAndRightOnesAreNot() {
		Client wrong = this.anyone.with("X-API-Key", "wl_guessed");
		for (int i = 0; i < WrongKeys.PER_MINUTE; i++) {
			assertThat(wrong.get("/guarded-noop").status()).isEqualTo(401);
		}
		Answer answer = wrong.get("/guarded-noop");
		for (int i = 0; answer.status() == 401 && i < 100; i++) {
			// on a slow machine the bucket may have got another token meanwhile
			answer = wrong.get("/guarded-noop");
		}
		assertThat(answer.status()).isEqualTo(429);
		assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/too-many-requests");
		assertThat(this.anyone.with("X-API-Key", TestApplication.ADMIN).get("/guarded-noop").status()).isEqualTo(200);
	}

	@Test
	void eachKeyHasItsLimit() {
		Client admin = this.anyone.with("X-API-Key", TestApplication.ADMIN);
		for (int i = 0; i < 40; i++) {
			assertThat(admin.get("/guarded-noop").status()).isEqualTo(200);
		}
		Answer answer = admin.get("/guarded-noop");
		assertThat(answer.status()).isEqualTo(429);
		assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 90);
		assertThat(this.anyone.with("X-API-Key", TestApplication.OPERATOR).get("/admin/things").status())
			.isEqualTo(200);
	}

	@Test
	void theActuatorIsTheOperatorsButForItsHealth() {
		assertThat(this.anyone.get("/actuator/health").status()).isEqualTo(200);
		assertThat(this.anyone.get("/actuator/metrics").status()).isEqualTo(401);
		assertThat(this.anyone.get("/actuator").status()).isEqualTo(401);
		assertThat(this.anyone.with("X-API-Key", TestApplication.ADMIN).get("/actuator/metrics").status())
			.isEqualTo(403);
		assertThat(this.anyone.with("X-API-Key", TestApplication.OPERATOR).get("/actuator/metrics").status())
			.isEqualTo(200);
	}

	@Test
	void noKeyIsEverLogged() {
		Client admin = this.anyone.with("X-API-Key", TestApplication.ADMIN);
		admin.send("DELETE", "/things/" + TestApplication.MERCHANT, null);
		this.anyone.with("Authorization", "Bearer wl_notlogged").get("/things");
		this.anyone.raw("GET /noop HTTP/1.1\r\nHost: a\r\nAuthorization : Bearer wl_notlogged\r\n\r\n");
		this.anyone.raw("GET /{wl_notlogged HTTP/1.1\r\nHost: a\r\n\r\n");
		List<String> lines = List.copyOf(this.log.list).stream().map(AuthenticationTests::wholeText).toList();
		assertThat(lines).anyMatch((line) -> line.contains("secret of the database"))
			.noneMatch((line) -> line.contains("wl_"));
	}

	@Test
	void anUnexpectedFailureIsLoggedOnceUnderTheIdOfItsRequest() {
		Answer answer = this.anyone.with("X-API-Key", TestApplication.ADMIN, "X-Request-Id", "find-me")
			.send("DELETE", "/things/" + TestApplication.MERCHANT, null);
		assertThat(answer.header("X-Request-Id")).isEqualTo("find-me");
		assertThat(List.copyOf(this.log.list)).filteredOn((event) -> event.getLevel() == Level.ERROR)
			.singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("find-me"))
			.satisfies((event) -> assertThat(event.getThrowableProxy().getMessage()).contains("secret"));
	}

	@Test
	void aRouteThatSaysNothingDoesNotStart() {
		assertThatThrownBy(() -> TestApplication.start(Forgetful.class).close())
			.hasStackTraceContaining("/forgotten has neither");
	}

	@Test
	void aRouteThatSaysBothDoesNotStart() {
		assertThatThrownBy(() -> TestApplication.start(Contradictory.class).close())
			.hasStackTraceContaining("has both");
	}

	@Test
	void anApplicationWithoutKeysDoesNotStart() {
		assertThatThrownBy(() -> TestApplication.start(Keyless.class).close())
			.hasStackTraceContaining("KeyDirectory of at least one side");
	}

	@Test
	void aRateLimitThatCannotBeReadDoesNotStart() {
		assertThatThrownBy(() -> TestApplication.start(TestApplication.class, "--warelog.rate-limit=lots").close())
			.hasStackTraceContaining("such as 100/s or 6000/m, not 'lots'");
	}

	private static String wholeText(ILoggingEvent event) {
		StringBuilder text = new StringBuilder(event.getFormattedMessage());
		for (var failure = event.getThrowableProxy(); failure != null; failure = failure.getCause()) {
			text.append('\n').append(failure.getMessage());
		}
		return text.toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(HttpConfiguration.class)
	static class Keyless {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Forgetful.Route.class)
	static class Forgetful extends TestApplication {

		@RestController
		static class Route {

			@GetMapping("/forgotten")
			void forgotten() {
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Contradictory.Route.class)
	static class Contradictory extends TestApplication {

		@RestController
		static class Route {

			@Open
			@Requires(Scope.ADMIN)
			@GetMapping("/contradictory")
			void contradictory() {
			}

		}

	}

}
