package io.warelog.write.massedit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.massedit.MassEditReverted;
import io.warelog.api.value.MerchantId;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonBody;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route that undoes a mass edit. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.ADMIN)
public class MassEditEndpoints implements MassEditApi {

	private final Writes writes;

	private final MassEditReversal reversal;

	private final Supplier<UUID> newIds;

	private final JsonMapper json = PayloadJson.mapper();

	/**
	 * Makes the route.
	 * @param writes performs what is asked
	 * @param reversal tells what it comes to
	 * @param newIds gives UUIDv7s
	 */
	public MassEditEndpoints(Writes writes, MassEditReversal reversal, Supplier<UUID> newIds) {
		this.writes = writes;
		this.reversal = reversal;
		this.newIds = newIds;
	}

	@Override
	@PostMapping("/mass-edits/{id}/revert")
	public ResponseEntity<byte[]> revert(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		JsonBody body = JsonBody.readIfPresent(request, Bodies.MAX_BYTES);
		Wish wish = Wish.read(QueryParameters.of(request), (body != null) ? body.fields() : null);
		Writes.Write write = this.writes.of(request, caller, body);
		MerchantId merchant = new MerchantId(caller.merchantId());
		if (wish.dryRun()) {
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_JSON)
				.body(planned(id, this.reversal.plan(id, merchant, wish.overwrite(), write.expectedVersions())));
		}
		UUID massEdit = this.newIds.get();
		return write.massEdit(massEdit)
			.answering(this::made)
			.perform(Resource.MASS_EDIT_REVERT, HttpStatus.OK,
					() -> new RevertMassEdit(massEdit, merchant, id, wish.overwrite()));
	}

	/**
	 * What a request asks for, in its query string or its body.
	 *
	 * @param dryRun whether nothing is to be changed
	 * @param overwrite whether products that were changed since go back too
	 */
	private record Wish(boolean dryRun, boolean overwrite) {

		static Wish read(QueryParameters parameters, @Nullable JsonFields fields) {
			Wish wish = new Wish(flag("dry_run", parameters, fields), flag("overwrite", parameters, fields));
			if (fields == null) {
				parameters.finish();
				return wish;
			}
			parameters.faults().forEach(fields::reject);
			fields.finish();
			return wish;
		}

		private static boolean flag(String name, QueryParameters parameters, @Nullable JsonFields fields) {
			Boolean inQuery = parameters.bool(name);
			Boolean inBody = (fields != null) ? fields.bool(name) : null;
			if (inQuery != null && inBody != null && !inQuery.equals(inBody)) {
				parameters.reject(name, "says another thing than the body");
			}
			return Boolean.TRUE.equals(inQuery) || Boolean.TRUE.equals(inBody);
		}

	}

	private byte[] made(UUID massEdit) {
		return this.json.writeValueAsBytes(Map.of("data", report(massEdit, this.reversal.told(massEdit))));
	}

	private byte[] planned(UUID reverted, MassEditReversal.Plan plan) {
		Map<String, @Nullable Object> report = report(null, plan.reverting(reverted));
		report.put("diffs", plan.differences().stream().map(MassEditEndpoints::difference).toList());
		return this.json.writeValueAsBytes(Map.of("data", report));
	}

	private static Map<String, @Nullable Object> report(@Nullable UUID massEdit, MassEditReverted reverted) {
		Map<String, @Nullable Object> report = new LinkedHashMap<>();
		report.put("mass_edit_id", massEdit);
		report.put("reverts", reverted.massEditId());
		report.put("reverted", reverted.reverted());
		report.put("conflicts", reverted.conflicts().stream().map(MassEditEndpoints::conflict).toList());
		return report;
	}

	private static Map<String, Object> conflict(MassEditReverted.Conflict conflict) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("product_id", conflict.productId());
		told.put("version", conflict.version());
		told.put("detail", conflict.detail());
		return told;
	}

	private static Map<String, @Nullable Object> difference(MassEditReversal.Difference difference) {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		told.put("product_id", difference.productId());
		told.put("property", difference.change().property());
		told.put("before", difference.change().before());
		told.put("after", difference.change().after());
		return told;
	}

}
