package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.organization.Organization;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Fault;
import io.warelog.platform.http.JsonBody;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The writing routes of the merchant API. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.ADMIN)
public class ProductEndpoints implements ProductApi {

	private final Writes writes;

	private final Facts facts;

	private final Supplier<UUID> newIds;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param facts of the log
	 * @param newIds gives UUIDv7s
	 */
	public ProductEndpoints(Writes writes, Facts facts, Supplier<UUID> newIds) {
		this.writes = writes;
		this.facts = facts;
		this.newIds = newIds;
	}

	@Override
	@PostMapping("/products")
	public ResponseEntity<byte[]> create(HttpServletRequest request, Caller caller) {
		JsonBody json = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, json);
		ProductBody body = ProductBody.read(fields);
		String name = Bodies.required(fields, "name", body.name(), "");
		BigDecimal amount = Bodies.required(fields, "price", body.price(), BigDecimal.ONE);
		// by whichever of its names it is given
		CurrencyCode currency = Bodies.required(fields, fields.has("currency") ? "currency" : "currency_code",
				body.currency());
		ProductRules.priceFault(amount, body.currency()).ifPresent((fault) -> fields.reject("price", fault));
		checkBilling(fields, body);
		List<UUID> fees = Objects.requireNonNullElse(body.feeTypeIds(), List.of());
		if (!fields.faults().isEmpty()) {
			rejectUnknownFeeTypes(fields, fees, caller);
			fields.finish();
		}
		Money price = new Money(amount, currency);
		return this.writes.of(request, caller, json)
			.perform(Resource.PRODUCT, HttpStatus.CREATED,
					() -> new CreateProduct(new ProductId(this.newIds.get()), new MerchantId(caller.merchantId()),
							new OrganizationId(caller.organizationId()), name, body.description().over(null), price,
							body.billingCycle().over(null), body.imageUrl().over(null),
							Objects.requireNonNullElse(body.displayOnStorefront(), true),
							Objects.requireNonNullElse(body.active(), true), fees, ProductChanges.NONE, List.of()));
	}

	@Override
	@PatchMapping("/products/{id}")
	public ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		JsonBody json = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = json.fields();
		ProductChanges changes = ProductBody.read(fields).changes();
		List<Violation> violations = Bodies.violations(request, fields);
		ChangeProduct command = new ChangeProduct(new ProductId(id), new MerchantId(caller.merchantId()), changes,
				violations);
		return perform(request, caller, json, HttpStatus.OK, command);
	}

	@Override
	@DeleteMapping("/products/{id}")
	public ResponseEntity<byte[]> delete(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		return performWithoutBody(request, caller, HttpStatus.NO_CONTENT,
				new DeleteProduct(new ProductId(id), new MerchantId(caller.merchantId())));
	}

	@Override
	@PostMapping("/products/{id}/archive")
	public ResponseEntity<byte[]> archive(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		return performWithoutBody(request, caller, HttpStatus.OK,
				new ArchiveProduct(new ProductId(id), new MerchantId(caller.merchantId())));
	}

	@Override
	@PostMapping("/products/{id}/unarchive")
	public ResponseEntity<byte[]> unarchive(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		return performWithoutBody(request, caller, HttpStatus.OK,
				new UnarchiveProduct(new ProductId(id), new MerchantId(caller.merchantId())));
	}

	@Override
	@PostMapping("/products/{id}/revert")
	public ResponseEntity<byte[]> revert(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		JsonBody json = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = json.fields();
		long to = fields.requiredInteger("to", 1, Long.MAX_VALUE);
		List<Violation> violations = Bodies.violations(request, fields);
		return perform(request, caller, json, HttpStatus.OK,
				new RevertProduct(new ProductId(id), new MerchantId(caller.merchantId()), to, violations));
	}

	private ResponseEntity<byte[]> performWithoutBody(HttpServletRequest request, Caller caller, HttpStatus status,
			ProductCommand command) {
		JsonBody json = JsonBody.readIfPresent(request, Bodies.MAX_BYTES);
		if (json != null) {
			Bodies.fields(request, json).finish();
		}
		else {
			QueryParameters.of(request).finish();
		}
		return perform(request, caller, json, status, command);
	}

	private ResponseEntity<byte[]> perform(HttpServletRequest request, Caller caller, @Nullable JsonBody json,
			HttpStatus status, ProductCommand command) {
		return this.writes.of(request, caller, json).perform(Resource.PRODUCT, status, () -> command);
	}

	/**
	 * Adds to a refusal what otherwise is decided with the command, where a repetition of
	 * an accepted request is not decided again.
	 */
	private void rejectUnknownFeeTypes(JsonFields fields, List<UUID> fees, Caller caller) {
		Set<UUID> assignable = this.facts.organization(caller.organizationId())
			.map(Organization::assignable)
			.orElse(Set.of());
		ProductRules.unknownFeeTypes(fees, assignable)
			.forEach((unknown) -> fields.reject(Fault.at(unknown.pointer(), unknown.detail())));
	}

	private static void checkBilling(JsonFields fields, ProductBody body) {
		boolean recurring = Boolean.TRUE.equals(body.recurring());
		if (recurring && body.billingCycle().over(null) == null) {
			fields.reject("billing_cycle", "is required for a recurring product");
		}
		else if (!recurring && body.billingCycle().over(null) != null) {
			fields.reject("recurring", "must be true for a product with a billing_cycle");
		}
	}

}
