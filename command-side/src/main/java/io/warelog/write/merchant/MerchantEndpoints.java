package io.warelog.write.merchant;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonBody;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Patched;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.platform.http.Uuids;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.merchant.MerchantCommand.ChangeMerchant;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's writing routes for merchants. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.OPERATOR)
public class MerchantEndpoints implements MerchantApi {

	private final Writes writes;

	private final Facts facts;

	private final Supplier<UUID> newIds;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param facts of the log
	 * @param newIds gives UUIDv7s
	 */
	public MerchantEndpoints(Writes writes, Facts facts, Supplier<UUID> newIds) {
		this.writes = writes;
		this.facts = facts;
		this.newIds = newIds;
	}

	@Override
	@PostMapping("/admin/merchants")
	public ResponseEntity<byte[]> register(HttpServletRequest request, Caller caller) {
		JsonBody body = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, body);
		String name = Bodies.required(fields, "name", Bodies.name(fields, "name"), "");
		String organization = Bodies.required(fields, "organization", Bodies.name(fields, "organization"), "");
		CurrencyCode currency = Bodies.required(fields, "currency", Bodies.currency(fields, "currency"));
		String storefrontUrl = readStorefront(fields).over(null);
		WeightUnit unit = fields.oneOf("weight_unit", WeightUnit.class);
		UUID named = Uuids.parse(organization).orElse(null);
		if (named != null && this.facts.organization(named).isEmpty()) {
			fields.reject("organization", "is the id of no organization");
		}
		fields.finish();
		return this.writes.of(request, caller, body)
			.perform(Resource.MERCHANT, HttpStatus.CREATED, () -> registration(organization, named, name, currency,
					storefrontUrl, Objects.requireNonNullElse(unit, WeightUnit.KG)));
	}

	@Override
	@PatchMapping("/admin/merchants/{id}")
	public ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		JsonBody body = JsonBody.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, body);
		String name = Bodies.name(fields, "name");
		CurrencyCode currency = Bodies.currency(fields, "currency");
		Patched<String> storefrontUrl = readStorefront(fields);
		WeightUnit unit = fields.oneOf("weight_unit", WeightUnit.class);
		fields.finish();
		ChangeMerchant command = new ChangeMerchant(new MerchantId(id), name, currency, Bodies.setting(storefrontUrl),
				unit);
		return this.writes.of(request, caller, body).about(id).perform(Resource.MERCHANT, HttpStatus.OK, () -> command);
	}

	/** The URLs of products begin with it. */
	private static Patched<String> readStorefront(JsonFields fields) {
		Patched<String> url = Bodies.url(fields, "storefront_url");
		String text = url.over(null);
		if (text != null && (text.indexOf('?') >= 0 || text.indexOf('#') >= 0)) {
			fields.reject("storefront_url", "must have neither a query nor a fragment, as slugs are added to it");
		}
		return url;
	}

	/** Looks for the organization each time: another may have founded it meanwhile. */
	private RegisterMerchant registration(String organization, @Nullable UUID named, String name, CurrencyCode currency,
			@Nullable String storefrontUrl, WeightUnit unit) {
		Optional<UUID> existing = (named != null) ? Optional.of(named) : this.facts.organizationNamed(organization);
		return new RegisterMerchant(new MerchantId(this.newIds.get()),
				new OrganizationId(existing.orElseGet(this.newIds)), existing.isPresent() ? null : organization, name,
				currency, storefrontUrl, unit);
	}

}
