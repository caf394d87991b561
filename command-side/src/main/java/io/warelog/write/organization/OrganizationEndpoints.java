package io.warelog.write.organization;

import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.value.OrganizationId;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonBody;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.organization.OrganizationCommand.AddFeeType;
import io.warelog.write.organization.OrganizationCommand.RenameFeeType;
import io.warelog.write.organization.OrganizationCommand.RetireFeeType;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The writing routes for what belongs to an organization: its policy, for the operator,
 * and its fee types, for its merchants.
 */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
public class OrganizationEndpoints implements OrganizationApi {

	private final Writes writes;

	private final Supplier<UUID> newIds;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param newIds gives UUIDv7s
	 */
	public OrganizationEndpoints(Writes writes, Supplier<UUID> newIds) {
		this.writes = writes;
		this.newIds = newIds;
	}

	@Override
	@PatchMapping("/admin/organizations/{id}")
	@Requires(Scope.OPERATOR)
	public ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		OrganizationId organization = new OrganizationId(id);
		JsonBody body = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, body);
		DetailsPolicy details = Bodies.required(fields, "details", fields.oneOf("details", DetailsPolicy.class),
				DetailsPolicy.EDITABLE);
		fields.finish();
		return this.writes.of(request, caller, body)
			.perform(Resource.ORGANIZATION, HttpStatus.OK, () -> new SetDetailsPolicy(organization, details));
	}

	@Override
	@PostMapping("/fee-types")
	@Requires(Scope.ADMIN)
	public ResponseEntity<byte[]> addFeeType(HttpServletRequest request, Caller caller) {
		JsonBody body = JsonBody.read(request, Bodies.MAX_BYTES);
		String name = readFeeType(request, body);
		return this.writes.of(request, caller, body)
			.perform(Resource.FEE_TYPE, HttpStatus.CREATED,
					() -> new AddFeeType(organizationOf(caller), this.newIds.get(), name));
	}

	@Override
	@PatchMapping("/fee-types/{id}")
	@Requires(Scope.ADMIN)
	public ResponseEntity<byte[]> renameFeeType(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		JsonBody body = JsonBody.read(request, Bodies.MAX_BYTES);
		String name = readFeeType(request, body);
		return this.writes.of(request, caller, body)
			.perform(Resource.FEE_TYPE, HttpStatus.OK, () -> new RenameFeeType(organizationOf(caller), id, name));
	}

	@Override
	@DeleteMapping("/fee-types/{id}")
	@Requires(Scope.ADMIN)
	public ResponseEntity<byte[]> retireFeeType(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters.of(request).finish();
		return this.writes.of(request, caller, null)
			.perform(Resource.FEE_TYPE, HttpStatus.NO_CONTENT, () -> new RetireFeeType(organizationOf(caller), id));
	}

	private static String readFeeType(HttpServletRequest request, JsonBody body) {
		JsonFields fields = Bodies.fields(request, body);
		String name = Bodies.required(fields, "name", Bodies.name(fields, "name"), "");
		fields.finish();
		return name;
	}

	private static OrganizationId organizationOf(Caller caller) {
		return new OrganizationId(caller.organizationId());
	}

}
