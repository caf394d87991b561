package io.warelog.read.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.directory.Entries.Entry;
import io.warelog.read.http.Answers;
import io.warelog.read.store.Condition;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reading routes for merchants, organizations, keys and fee types. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.OPERATOR)
public class DirectoryEndpoints implements DirectoryApi {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private final Directory directory;

	public DirectoryEndpoints(Directory directory) {
		this.directory = directory;
	}

	@Override
	@GetMapping("/admin/merchants")
	public ResponseEntity<byte[]> merchants(HttpServletRequest request) {
		return page(request, this.directory.merchants(), List.of(), DirectoryJson::merchant);
	}

	@Override
	@GetMapping("/admin/merchants/{id}")
	public ResponseEntity<byte[]> merchant(HttpServletRequest request, @PathVariable UUID id) {
		return one(request, id, "merchant", (merchant) -> this.directory.seeMerchant(merchant, 0));
	}

	@Override
	@GetMapping("/admin/merchants/{id}/keys")
	public ResponseEntity<byte[]> keys(HttpServletRequest request, @PathVariable UUID id) {
		if (this.directory.merchants().get(id.toString()).isEmpty()) {
			throw Answers.missing("merchant");
		}
		return page(request, this.directory.keys(), List.of(new Condition.Is("merchant", id.toString())),
				DirectoryJson::key);
	}

	@Override
	@GetMapping("/admin/keys/{id}")
	public ResponseEntity<byte[]> key(HttpServletRequest request, @PathVariable UUID id) {
		return one(request, id, "key", (key) -> this.directory.seeKey(key, 0));
	}

	@Override
	@GetMapping("/admin/organizations")
	public ResponseEntity<byte[]> organizations(HttpServletRequest request) {
		return page(request, this.directory.organizations(), List.of(), DirectoryJson::organization);
	}

	@Override
	@GetMapping("/admin/organizations/{id}")
	public ResponseEntity<byte[]> organization(HttpServletRequest request, @PathVariable UUID id) {
		return one(request, id, "organization", (organization) -> this.directory.seeOrganization(organization, 0));
	}

	@Override
	@GetMapping("/fee-types")
	@Requires(Scope.ADMIN)
	public ResponseEntity<byte[]> feeTypes(HttpServletRequest request, Caller caller) {
		return page(request, this.directory.feeTypes(), List
			.of(new Condition.Is("organization", caller.organizationId().toString()), new Condition.Is("retired", 0L)),
				(entry) -> DirectoryJson.feeType(entry.state()));
	}

	@Override
	@GetMapping("/fee-types/{id}")
	@Requires(Scope.ADMIN)
	public ResponseEntity<byte[]> feeType(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		return one(request, id, "fee type",
				(feeType) -> this.directory.feeTypes()
					.get(feeType.toString())
					.filter((entry) -> entry.state().organization().equals(caller.organizationId()))
					.flatMap((entry) -> this.directory.seeFeeType(feeType, 0)));
	}

	private static ResponseEntity<byte[]> one(HttpServletRequest request, UUID id, String what,
			Function<UUID, Optional<ReadBackAnswer>> read) {
		QueryParameters.of(request).finish();
		ReadBackAnswer answer = read.apply(id).orElseThrow(() -> Answers.missing(what));
		return Answers.one(request, String.valueOf(answer.etag()), answer.body());
	}

	private static <S> ResponseEntity<byte[]> page(HttpServletRequest request, Entries<S> entries,
			List<Condition> conditions, Function<Entry<S>, ObjectNode> json) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		parameters.finish();
		long total = entries.count(conditions);
		List<ObjectNode> resources = entries.page(conditions, offset, limit).stream().map(json).toList();
		return Answers.list(total, Answers.offsets(request, offset, limit, total),
				DirectoryJson.wrapped(resources, total, limit, offset));
	}

}
