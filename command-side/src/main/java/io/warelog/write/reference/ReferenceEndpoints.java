package io.warelog.write.reference;

import java.util.List;
import java.util.Objects;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.AnswerForm;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.reference.ReferenceCommand.AddShippingGroup;
import io.warelog.write.reference.ReferenceCommand.AddTaxGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeShippingGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeTaxGroup;
import io.warelog.write.reference.ReferenceCommand.RetireShippingGroup;
import io.warelog.write.reference.ReferenceCommand.RetireTaxGroup;
import io.warelog.write.reference.ReferenceCommand.WantedShipping;
import io.warelog.write.reference.ReferenceCommand.WantedTax;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The writing routes of the store API for tax groups and shipping groups. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.ADMIN)
public class ReferenceEndpoints implements ReferenceApi {

	private final Writes writes;

	private final Facts facts;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param facts of the log
	 */
	public ReferenceEndpoints(Writes writes, Facts facts) {
		this.writes = writes;
		this.facts = facts;
	}

	@Override
	@PostMapping("/api/v1/tax_groups")
	public ResponseEntity<byte[]> addTaxGroup(HttpServletRequest request, Caller caller) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		String name = Bodies.required(fields, "name", Bodies.name(fields, "name"), "");
		List<WantedTax> taxes = Objects.requireNonNullElse(GroupBody.taxes(fields), List.of());
		List<Violation> violations = Bodies.violations(request, fields);
		return this.writes.of(request, caller, body)
			.perform(Resource.TAX_GROUP, HttpStatus.CREATED,
					() -> new AddTaxGroup(merchantOf(caller), name, taxes, violations));
	}

	@Override
	@PutMapping("/api/v1/tax_groups/{id}")
	public ResponseEntity<byte[]> changeTaxGroup(HttpServletRequest request, Caller caller, @PathVariable int id) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		String name = Bodies.name(fields, "name");
		List<WantedTax> taxes = GroupBody.taxes(fields);
		List<Violation> violations = Bodies.violations(request, fields);
		return this.writes.of(request, caller, body)
			.perform(Resource.TAX_GROUP, HttpStatus.OK,
					() -> new ChangeTaxGroup(merchantOf(caller), id, name, taxes, violations));
	}

	@Override
	@DeleteMapping("/api/v1/tax_groups/{id}")
	public ResponseEntity<byte[]> retireTaxGroup(HttpServletRequest request, Caller caller, @PathVariable int id) {
		QueryParameters.of(request).finish();
		return this.writes.of(request, caller, null)
			.answering(AnswerForm.TRUE)
			.perform(Resource.TAX_GROUP, HttpStatus.OK, () -> new RetireTaxGroup(merchantOf(caller), id));
	}

	@Override
	@PostMapping("/api/v1/shipping_groups")
	public ResponseEntity<byte[]> addShippingGroup(HttpServletRequest request, Caller caller) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		String name = Bodies.required(fields, "name", Bodies.name(fields, "name"), "");
		List<WantedShipping> options = Objects.requireNonNullElse(GroupBody.shipping(fields, currencyOf(caller)),
				List.of());
		List<Violation> violations = Bodies.violations(request, fields);
		return this.writes.of(request, caller, body)
			.perform(Resource.SHIPPING_GROUP, HttpStatus.CREATED,
					() -> new AddShippingGroup(merchantOf(caller), name, options, violations));
	}

	@Override
	@PutMapping("/api/v1/shipping_groups/{id}")
	public ResponseEntity<byte[]> changeShippingGroup(HttpServletRequest request, Caller caller, @PathVariable int id) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		String name = Bodies.name(fields, "name");
		List<WantedShipping> options = GroupBody.shipping(fields, currencyOf(caller));
		List<Violation> violations = Bodies.violations(request, fields);
		return this.writes.of(request, caller, body)
			.perform(Resource.SHIPPING_GROUP, HttpStatus.OK,
					() -> new ChangeShippingGroup(merchantOf(caller), id, name, options, violations));
	}

	@Override
	@DeleteMapping("/api/v1/shipping_groups/{id}")
	public ResponseEntity<byte[]> retireShippingGroup(HttpServletRequest request, Caller caller, @PathVariable int id) {
		QueryParameters.of(request).finish();
		return this.writes.of(request, caller, null)
			.answering(AnswerForm.TRUE)
			.perform(Resource.SHIPPING_GROUP, HttpStatus.OK, () -> new RetireShippingGroup(merchantOf(caller), id));
	}

	private static MerchantId merchantOf(Caller caller) {
		return new MerchantId(caller.merchantId());
	}

	/** In which the store's amounts are meant. */
	private CurrencyCode currencyOf(Caller caller) {
		return this.facts.knownMerchant(caller.merchantId()).currency();
	}

}
