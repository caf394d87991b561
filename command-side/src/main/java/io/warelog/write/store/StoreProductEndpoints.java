package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import io.warelog.write.http.AnswerForm;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of the store API that create, change and delete products. */
@RestController
@Requires(Scope.ADMIN)
public class StoreProductEndpoints implements StoreProductApi {

	private final StoreWrites writes;

	private final Supplier<UUID> newIds;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param newIds gives UUIDv7s
	 */
	public StoreProductEndpoints(StoreWrites writes, Supplier<UUID> newIds) {
		this.writes = writes;
		this.newIds = newIds;
	}

	@Override
	@PostMapping("/api/v1/products")
	public ResponseEntity<byte[]> create(HttpServletRequest request, Caller caller) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		CurrencyCode currency = this.writes.products().currencyOf(caller);
		StoreProductBody product = new StoreProductBody(fields, new Amounts(() -> currency));
		String name = Bodies.required(fields, "name", product.name(), "");
		Money price = price(fields, Bodies.required(fields, "price", product.price(), BigDecimal.ONE), currency);
		Setting<String> description = product.description();
		ProductChanges further = product.further(this.newIds);
		List<Violation> violations = Bodies.violations(request, fields);
		return this.writes.of(request, caller, body)
			.perform(Resource.STORE_PRODUCT, HttpStatus.CREATED,
					() -> new CreateProduct(new ProductId(this.newIds.get()), new MerchantId(caller.merchantId()),
							new OrganizationId(caller.organizationId()), name, value(description), price, null, null,
							true, true, List.of(), further, violations));
	}

	@Override
	@PutMapping("/api/v1/products/{segment}")
	public ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller,
			@PathVariable("segment") String product) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		ProductId id = this.writes.products().named(caller, product);
		ProductChanges changes = new StoreProductBody(fields, this.writes.products().amountsOf(caller, id))
			.changes(true);
		ChangeProduct command = new ChangeProduct(id, new MerchantId(caller.merchantId()), changes,
				Bodies.violations(request, fields));
		return this.writes.of(request, caller, body)
			.answering(AnswerForm.LIST_OF_ONE)
			.perform(Resource.STORE_PRODUCT, HttpStatus.OK, () -> command);
	}

	@Override
	@DeleteMapping("/api/v1/products/{segment}")
	public ResponseEntity<byte[]> delete(HttpServletRequest request, Caller caller,
			@PathVariable("segment") String product) {
		return this.writes.remove(request, caller, product,
				(id) -> new DeleteProduct(id, new MerchantId(caller.merchantId())));
	}

	/** Another amount stands in for one that cannot be had, until that is told. */
	private static Money price(JsonFields fields, BigDecimal amount, CurrencyCode currency) {
		return Money.fault(amount, currency).map((fault) -> {
			fields.reject("price", fault);
			return new Money(BigDecimal.ONE, currency);
		}).orElseGet(() -> new Money(amount, currency));
	}

	private static @Nullable String value(@Nullable Setting<String> setting) {
		return (setting != null) ? setting.value() : null;
	}

}
