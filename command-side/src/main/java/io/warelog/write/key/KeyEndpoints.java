package io.warelog.write.key;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.warelog.api.merchant.Merchant;
import io.warelog.platform.http.ApiKeys;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonBody;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.key.KeyCommand.RevokeKey;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's writing routes for API keys. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.OPERATOR)
public class KeyEndpoints implements KeyApi {

	private static final int NAME = 255;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final Writes writes;

	private final Facts facts;

	private final Supplier<UUID> newIds;

	private final RandomGenerator random;

	private final Clock clock;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param facts of the log
	 * @param newIds gives UUIDv7s
	 * @param random what keys are made of; nobody can foresee it
	 * @param clock tells which expiries lie ahead
	 */
	public KeyEndpoints(Writes writes, Facts facts, Supplier<UUID> newIds, RandomGenerator random, Clock clock) {
		this.writes = writes;
		this.facts = facts;
		this.newIds = newIds;
		this.random = random;
		this.clock = clock;
	}

	@Override
	@PostMapping("/admin/merchants/{id}/keys")
	public ResponseEntity<byte[]> issue(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		Merchant merchant = this.facts.merchant(id).orElseThrow(() -> missing("merchant"));
		JsonBody body = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, body);
		String name = fields.nullableText("name", 1, NAME).over(null);
		Set<String> scopes = readScopes(fields);
		Instant expiresAt = fields.nullable("expires_at", fields::instant).over(null);
		List<Violation> violations = Bodies.violations(request, fields);
		String key = ApiKeys.make(this.random);
		return this.writes.of(request, caller, body)
			.about(merchant.id().value())
			.answeringFirst((answer) -> withKey(answer, key))
			.perform(Resource.KEY, HttpStatus.CREATED, () -> new IssueKey(ApiKeys.sha256Hex(key), this.newIds.get(),
					merchant.id(), merchant.organization(), name, scopes, expiresAt, this.clock.instant(), violations));
	}

	@Override
	@DeleteMapping("/admin/keys/{id}")
	public ResponseEntity<byte[]> revoke(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters.of(request).finish();
		String hash = this.facts.keyHash(id).orElseThrow(() -> missing("key"));
		return this.writes.of(request, caller, null)
			.perform(Resource.KEY, HttpStatus.NO_CONTENT, () -> new RevokeKey(hash, id));
	}

	private static Set<String> readScopes(JsonFields fields) {
		List<Scope> scopes = fields.someOf("scopes", Scope.class);
		return (scopes == null) ? Set.of(Scope.ADMIN.word())
				: scopes.stream().map(Scope::word).collect(Collectors.toUnmodifiableSet());
	}

	/** The one time that a key is told. */
	private static byte[] withKey(byte[] answer, String key) {
		if (MAPPER.readTree(answer) instanceof ObjectNode tree && tree.get("data") instanceof ObjectNode data) {
			data.put("key", key);
			return MAPPER.writeValueAsBytes(tree);
		}
		throw new IllegalStateException("The answer about a key is no object");
	}

	private static RuntimeException missing(String what) {
		return Problem.of(ProblemKind.NOT_FOUND, "There is no such " + what + ".").exception();
	}

}
