package io.warelog.platform.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** A small API under the common rules. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ HttpConfiguration.class, TestApplication.Routes.class, TestApplication.OperatorRoutes.class })
class TestApplication {

	static final String ADMIN = "wl_000000000000000000000000000000adm";

	static final String STOREFRONT = "wl_00000000000000000000000000000shop";

	static final String OPERATOR = "wl_0000000000000000000000000000000ops";

	static final String EXPIRED = "wl_0000000000000000000000000000000old";

	static final int MAX_BYTES = 4096;

	static final UUID MERCHANT = UUID.fromString("01930000-0000-7000-8000-000000000001");

	@Bean
	MemoryKeys commandSideKeys() {
		MemoryKeys keys = new MemoryKeys();
		keys.add(ADMIN, null, Scope.ADMIN);
		keys.add(STOREFRONT, null, Scope.STOREFRONT);
		keys.add(OPERATOR, null, Scope.OPERATOR);
		keys.add(EXPIRED, Instant.EPOCH, Scope.ADMIN);
		return keys;
	}

	@Bean
	OncePerRequestFilter failing() {
		return new OncePerRequestFilter() {

			@Override
			protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
					throws java.io.IOException, jakarta.servlet.ServletException {
				if (request.getRequestURI().equals("/filter-throws")) {
					throw new IllegalStateException("secret of the filter");
				}
				if (request.getRequestURI().equals("/filter-refuses")) {
					response.sendError(503);
					return;
				}
				chain.doFilter(request, response);
			}

		};
	}

	@Bean
	ProblemSource database() {
		return (failure) -> (failure instanceof java.io.UncheckedIOException)
				? Problem.of(ProblemKind.UNAVAILABLE, "The database is away.") : null;
	}

	static ConfigurableApplicationContext start(Class<?> application, String... arguments) {
		SpringApplication app = new SpringApplication(application);
		app.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
		return app.run(Stream.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1"), Stream.of(arguments))
			.toArray(String[]::new));
	}

	static int port(ConfigurableApplicationContext context) {
		return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
	}

	static void main(String[] arguments) {
		start(TestApplication.class, arguments);
	}

	static final class MemoryKeys implements KeyDirectory {

		private final Map<String, KnownKey> keys = new ConcurrentHashMap<>();

		void add(String key, Instant expiresAt, Scope... scopes) {
			this.keys.put(ApiKeys.sha256Hex(key), new KnownKey(
					new Caller(MERCHANT, MERCHANT, UUID.nameUUIDFromBytes(key.getBytes()), Set.of(scopes)), expiresAt));
		}

		void revoke(String key) {
			this.keys.remove(ApiKeys.sha256Hex(key));
		}

		@Override
		public Optional<KnownKey> find(String sha256Hex) {
			return Optional.ofNullable(this.keys.get(sha256Hex));
		}

	}

	enum Sort {

		NAME, PRICE

	}

	@RestController
	@Requires(Scope.ADMIN)
	static class Routes {

		@Open
		@GetMapping(value = "/noop", produces = MediaType.APPLICATION_JSON_VALUE)
		byte[] noop() {
			return "{}".getBytes();
		}

		@Open
		@GetMapping("/database-ends-connection")
		void databaseEndsConnection() {
			throw new java.io.UncheckedIOException(new java.io.EOFException());
		}

		@Open
		@GetMapping("/something-ends-connection")
		void somethingEndsConnection() {
			throw new IllegalStateException(new java.io.IOException("Connection reset by peer"));
		}

		@GetMapping(value = "/guarded-noop", produces = MediaType.APPLICATION_JSON_VALUE)
		byte[] guardedNoop() {
			return "{}".getBytes();
		}

		@Requires({ Scope.ADMIN, Scope.STOREFRONT })
		@GetMapping(value = "/things/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
		Map<String, Object> one(@PathVariable UUID id, Caller caller) {
			return Map.of("id", id, "merchant_id", caller.merchantId());
		}

		@GetMapping("/things")
		Map<String, Object> list(HttpServletRequest request, HttpServletResponse response) {
			QueryParameters query = QueryParameters.of(request);
			Map<String, Object> values = new LinkedHashMap<>();
			values.put("limit", query.integer("limit", 1, 100, 20));
			values.put("is_active", query.bool("is_active"));
			values.put("q", query.text("q", 10));
			values.put("created_from", query.instant("created_from"));
			values.put("price_min", query.decimal("price_min"));
			values.put("sort", query.oneOf("sort", Sort.class));
			values.put("fee", query.uuid("fee"));
			query.finish();
			Links.of(request)
				.first(Map.of("offset", "0"))
				.next(Map.of("offset", "20"))
				.last(Map.of("offset", "", "cursor", "é/1"))
				.applyTo(response);
			values.values().removeIf(java.util.Objects::isNull);
			return values;
		}

		@PostMapping("/things")
		Map<String, Object> make(HttpServletRequest request, HttpServletResponse response) {
			WriteHeaders headers = WriteHeaders.of(request);
			Optional.ofNullable(headers.preferenceApplied())
				.ifPresent((applied) -> response.setHeader("Preference-Applied", applied));
			JsonBody body = JsonBody.read(request, MAX_BYTES);
			JsonFields fields = body.fields();
			String name = fields.requiredText("name", 1, 20);
			BigDecimal price = fields.requiredDecimal("price");
			fields.bool("is_active");
			fields.uri("image_url");
			fields.uuidList("fee_type_ids", 4);
			fields.instant("from");
			fields.oneOf("sort", Sort.class);
			fields.integer("quantity", -1, 100);
			List<JsonFields> options = fields.objectList("options", 10);
			if (options != null) {
				options.forEach((option) -> option.requiredInteger("quantity", 0, 10));
			}
			if (price.signum() < 0) {
				fields.reject("price", "must be positive");
			}
			fields.finish();
			Map<String, Object> answer = new LinkedHashMap<>();
			answer.put("name", name);
			answer.put("price", price.toPlainString());
			answer.put("reason", String.valueOf(headers.reason()));
			answer.put("key", String.valueOf(headers.idempotencyKey()));
			answer.put("fingerprint", body.fingerprint());
			return answer;
		}

		@PutMapping("/forms")
		Map<String, Object> form(HttpServletRequest request) {
			return take(request);
		}

		@PostMapping("/forms")
		Map<String, Object> take(HttpServletRequest request) {
			Body body = Body.read(request, MAX_BYTES * 16);
			JsonFields fields = body.fields();
			Map<String, Object> answer = new LinkedHashMap<>();
			answer.put("name", fields.clearable("name", (name) -> fields.optionalText(name, 1, 20)).over("untouched"));
			answer.put("quantity", fields.integer("quantity", -1, 100));
			answer.put("weight", fields.decimal("weight"));
			answer.put("price", fields.decimal("price",
					(text) -> text.startsWith("$") ? new BigDecimal(text.substring(1)) : null, "must be a price"));
			answer.put("reorder", fields.bool("reorder"));
			answer.put("tags", fields.parsedList("tags", 3, (tag) -> (tag.length() > 5) ? null : tag, "must be short"));
			answer.put("metadata", fields.tree("metadata"));
			List<JsonFields> options = fields.objectList("options", 10);
			if (options != null) {
				answer.put("options",
						options.stream().map((option) -> option.requiredInteger("quantity", 0, 10)).toList());
			}
			fields.finish();
			answer.put("fingerprint", body.fingerprint());
			answer.values().removeIf(java.util.Objects::isNull);
			return answer;
		}

		@PatchMapping("/things/{id}")
		Map<String, Object> patch(@PathVariable UUID id, HttpServletRequest request) {
			Set<Long> versions = IfMatch.of(request).versions();
			if (versions != null && !versions.contains(7L)) {
				throw Problem.of(ProblemKind.PRECONDITION_FAILED, "The product is at version 7.")
					.with("current_version", 7)
					.exception();
			}
			JsonFields fields = JsonBody.read(request, MAX_BYTES).fields();
			Patched<String> description = fields.nullableText("description", TextRule.lines(0, 100));
			fields.finish();
			return Map.of("description", String.valueOf(description.over("old")));
		}

		@DeleteMapping("/things/{id}")
		void delete(@PathVariable UUID id) {
			throw new IllegalStateException("secret of the database");
		}

		@GetMapping("/etag")
		@Open
		void etag(HttpServletRequest request, HttpServletResponse response) {
			String etag = Etags.of(7, Etags.digest(new byte[0]));
			response.setHeader("ETag", etag);
			response.setStatus(Etags.isFresh(request, etag) ? 304 : 200);
		}

		@PostMapping("/optional-body")
		String optional(HttpServletRequest request) {
			JsonBody body = JsonBody.readIfPresent(request, MAX_BYTES);
			return (body != null) ? "body" : "none";
		}

		@PostMapping(value = "/consumes", consumes = "application/json")
		void consumes() {
		}

	}

	@RestController
	@Requires(Scope.OPERATOR)
	static class OperatorRoutes {

		@GetMapping("/admin/things")
		Map<String, Object> things(Caller caller) {
			return Map.of("key_id", caller.keyId(), "age", Duration.ZERO.toSeconds());
		}

	}

}
