package io.warelog.write.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.platform.http.Uuids;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.massedit.EditProducts;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The routes of the store API that edit many products at once (seed 003, "Mass Edit").
 */
@RestController
@Requires(Scope.ADMIN)
public class StoreMassEditEndpoints implements StoreMassEditApi {

	private static final int MAX_BYTES = 64 * 1024 * 1024;

	private static final int PRODUCTS = 10_000;

	private final StoreWrites writes;

	private final Supplier<UUID> newIds;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param newIds gives UUIDv7s
	 */
	public StoreMassEditEndpoints(StoreWrites writes, Supplier<UUID> newIds) {
		this.writes = writes;
		this.newIds = newIds;
	}

	@Override
	@PutMapping("/api/v1/products_multi")
	public ResponseEntity<byte[]> edit(HttpServletRequest request, Caller caller) {
		return perform(request, caller, QueryParameters.of(request));
	}

	@Override
	@PutMapping("/api/v1/products")
	public ResponseEntity<byte[]> editByFlag(HttpServletRequest request, Caller caller,
			@RequestParam(name = "multi", required = false) String multi) {
		QueryParameters parameters = QueryParameters.of(request);
		if (!Boolean.TRUE.equals(parameters.bool("multi"))) {
			parameters.reject("multi", "must be true: products are changed at their own paths or in a mass edit");
		}
		return perform(request, caller, parameters);
	}

	private ResponseEntity<byte[]> perform(HttpServletRequest request, Caller caller, QueryParameters parameters) {
		parameters.finish();
		Body body = Body.read(request, MAX_BYTES);
		JsonFields fields = body.fields();
		JsonFields products = fields.object("products");
		if (!fields.has("products")) {
			fields.reject("products", "is required");
		}
		List<String> keys = (products != null) ? products.names() : List.of();
		if (keys.size() > PRODUCTS) {
			throw Problem
				.of(ProblemKind.PAYLOAD_TOO_LARGE,
						"A mass edit takes at most 10,000 products, not " + keys.size() + ".")
				.exception();
		}
		if (products != null && keys.isEmpty()) {
			fields.reject("products", "must name at least one product");
		}
		List<ChangeProduct> changes = new ArrayList<>(keys.size());
		Set<UUID> ids = new HashSet<>();
		Set<String> properties = Set.of();
		for (String key : keys) {
			UUID id = Uuids.parse(key).orElse(null);
			if (id == null) {
				// whatever is in there
				Objects.requireNonNull(products).any(key);
				products.reject(key, "is no key of a product");
				continue;
			}
			JsonFields wanted = Objects.requireNonNull(products).object(key);
			if (!ids.add(id)) {
				products.reject(key, "is given twice");
			}
			if (wanted != null) {
				Set<String> given = Set.copyOf(wanted.names());
				properties = properties.isEmpty() ? given : properties;
				if (!given.equals(properties) || given.isEmpty()) {
					products.reject(key, given.isEmpty() ? "must have at least one property"
							: "must have the same properties as the first product: " + listed(properties));
				}
				ProductId product = new ProductId(id);
				changes.add(new ChangeProduct(product, new MerchantId(caller.merchantId()),
						new StoreProductBody(wanted, this.writes.products().amountsOf(caller, product)).changes(false),
						List.of()));
			}
		}
		List<Violation> violations = Bodies.violations(fields);
		UUID massEdit = this.newIds.get();
		EditProducts command = new EditProducts(massEdit, new MerchantId(caller.merchantId()),
				properties.stream().sorted().toList(), changes, violations);
		return this.writes.of(request, caller, body)
			.massEdit(massEdit)
			.perform(Resource.MASS_EDIT, HttpStatus.OK, () -> command);
	}

	private static String listed(Set<String> properties) {
		return properties.stream().sorted().collect(Collectors.joining(", "));
	}

}
