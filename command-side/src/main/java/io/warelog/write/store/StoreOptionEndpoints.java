package io.warelog.write.store;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.product.OptionChanges;
import io.warelog.write.product.OptionKind;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.WantedOption;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of the store API that write options and extras of a product. */
@RestController
@Requires(Scope.ADMIN)
public class StoreOptionEndpoints implements StoreOptionApi {

	private final StoreWrites writes;

	private final Supplier<UUID> newIds;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param newIds gives UUIDv7s
	 */
	public StoreOptionEndpoints(StoreWrites writes, Supplier<UUID> newIds) {
		this.writes = writes;
		this.newIds = newIds;
	}

	@Override
	@PostMapping("/api/v1/products/{product}/options")
	public ResponseEntity<byte[]> replaceOptions(HttpServletRequest request, Caller caller,
			@PathVariable String product) {
		return replace(request, caller, product, "options", OptionKind.OPTION, Resource.STORE_OPTIONS);
	}

	@Override
	@PutMapping("/api/v1/products/{product}/options/{key}")
	public ResponseEntity<byte[]> changeOption(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") UUID option) {
		return change(request, caller, product, option, OptionKind.OPTION, Resource.STORE_OPTIONS);
	}

	@Override
	@DeleteMapping("/api/v1/products/{product}/options/{key}")
	public ResponseEntity<byte[]> removeOption(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") UUID option) {
		return this.writes.remove(request, caller, product,
				(id) -> new RemoveOption(id, new MerchantId(caller.merchantId()), OptionKind.OPTION, option));
	}

	@Override
	@PostMapping("/api/v1/products/{product}/extras")
	public ResponseEntity<byte[]> replaceExtras(HttpServletRequest request, Caller caller,
			@PathVariable String product) {
		return replace(request, caller, product, "extras", OptionKind.EXTRA, Resource.STORE_EXTRAS);
	}

	@Override
	@PutMapping("/api/v1/products/{product}/extras/{key}")
	public ResponseEntity<byte[]> changeExtra(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") UUID extra) {
		return change(request, caller, product, extra, OptionKind.EXTRA, Resource.STORE_EXTRAS);
	}

	@Override
	@DeleteMapping("/api/v1/products/{product}/extras/{key}")
	public ResponseEntity<byte[]> removeExtra(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") UUID extra) {
		return this.writes.remove(request, caller, product,
				(id) -> new RemoveOption(id, new MerchantId(caller.merchantId()), OptionKind.EXTRA, extra));
	}

	private ResponseEntity<byte[]> replace(HttpServletRequest request, Caller caller, String product, String property,
			OptionKind kind, Resource resource) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		ProductId id = this.writes.products().named(caller, product);
		Options options = new Options(this.writes.products().amountsOf(caller, id), this.newIds);
		List<WantedOption> wanted = Bodies.required(fields, property, options.list(fields, property, kind), List.of());
		ReplaceOptions command = new ReplaceOptions(id, new MerchantId(caller.merchantId()), kind, wanted,
				Bodies.violations(request, fields));
		return this.writes.of(request, caller, body).perform(resource, HttpStatus.OK, () -> command);
	}

	private ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller, String product, UUID key,
			OptionKind kind, Resource resource) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		ProductId id = this.writes.products().named(caller, product);
		OptionChanges changes = new Options(this.writes.products().amountsOf(caller, id), this.newIds).changes(fields,
				kind);
		ChangeOption command = new ChangeOption(id, new MerchantId(caller.merchantId()), kind, key, changes,
				Bodies.violations(request, fields));
		return this.writes.of(request, caller, body)
			.part(key.toString())
			.perform(resource, HttpStatus.OK, () -> command);
	}

}
