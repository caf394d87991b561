package io.warelog.write.store;

import java.util.List;

import io.warelog.api.product.Category;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of the store API that write the categories of a product. */
@RestController
@Requires(Scope.ADMIN)
public class StoreCategoryEndpoints implements StoreCategoryApi {

	private final StoreWrites writes;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 */
	public StoreCategoryEndpoints(StoreWrites writes) {
		this.writes = writes;
	}

	@Override
	@PostMapping("/api/v1/products/{product}/categories")
	public ResponseEntity<byte[]> categorize(HttpServletRequest request, Caller caller, @PathVariable String product) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = body.fields();
		List<Category> categories = fields.has("categories") ? Categories.read(fields, "categories")
				: Bodies.required(fields, "categories", null, List.of());
		ProductId id = this.writes.products().named(caller, product);
		ChangeProduct command = new ChangeProduct(id, new MerchantId(caller.merchantId()),
				ProductChanges.of((wanted) -> wanted.categories = categories), Bodies.violations(request, fields));
		return this.writes.of(request, caller, body).perform(Resource.STORE_CATEGORIES, HttpStatus.OK, () -> command);
	}

	@Override
	@DeleteMapping("/api/v1/products/{product}/categories/{slug}")
	public ResponseEntity<byte[]> remove(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("slug") String category) {
		return this.writes.remove(request, caller, product,
				(id) -> new RemoveCategory(id, new MerchantId(caller.merchantId()), category));
	}

}
