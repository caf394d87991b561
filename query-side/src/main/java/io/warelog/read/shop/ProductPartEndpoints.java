package io.warelog.read.shop;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reading routes of the store API for the parts of a product. */
@RestController
@RequestMapping(path = "/api/v1/products/{product}", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires({ Scope.ADMIN, Scope.STOREFRONT })
public class ProductPartEndpoints implements ProductPartApi {

	private final ShopReads reads;

	public ProductPartEndpoints(ShopReads reads) {
		this.reads = reads;
	}

	@Override
	@GetMapping("/options")
	public ResponseEntity<byte[]> options(HttpServletRequest request, Caller caller, @PathVariable String product) {
		return all(request, caller, product, ProductPart.OPTIONS);
	}

	@Override
	@GetMapping("/options/{key}")
	public ResponseEntity<byte[]> option(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable String key) {
		return one(request, caller, product, ProductPart.OPTIONS, key);
	}

	@Override
	@GetMapping("/extras")
	public ResponseEntity<byte[]> extras(HttpServletRequest request, Caller caller, @PathVariable String product) {
		return all(request, caller, product, ProductPart.EXTRAS);
	}

	@Override
	@GetMapping("/extras/{key}")
	public ResponseEntity<byte[]> extra(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable String key) {
		return one(request, caller, product, ProductPart.EXTRAS, key);
	}

	@Override
	@GetMapping("/categories")
	public ResponseEntity<byte[]> productCategories(HttpServletRequest request, Caller caller,
			@PathVariable String product) {
		return all(request, caller, product, ProductPart.CATEGORIES);
	}

	@Override
	@GetMapping("/categories/{slug}")
	public ResponseEntity<byte[]> productCategory(HttpServletRequest request, Caller caller,
			@PathVariable String product, @PathVariable String slug) {
		return one(request, caller, product, ProductPart.CATEGORIES, slug);
	}

	@Override
	@GetMapping("/images")
	public ResponseEntity<byte[]> images(HttpServletRequest request, Caller caller, @PathVariable String product) {
		return all(request, caller, product, ProductPart.IMAGES);
	}

	@Override
	@GetMapping("/images/{key}")
	public ResponseEntity<byte[]> image(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable String key) {
		return one(request, caller, product, ProductPart.IMAGES, key);
	}

	@Override
	@GetMapping("/videos")
	public ResponseEntity<byte[]> videos(HttpServletRequest request, Caller caller, @PathVariable String product) {
		return all(request, caller, product, ProductPart.VIDEOS);
	}

	@Override
	@GetMapping("/videos/{key}")
	public ResponseEntity<byte[]> video(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable String key) {
		return one(request, caller, product, ProductPart.VIDEOS, key);
	}

	private ResponseEntity<byte[]> all(HttpServletRequest request, Caller caller, String product, ProductPart part) {
		QueryParameters.of(request).finish();
		return ShopEndpoints.shown(request, this.reads.parts(product, caller.merchantId(), caller.isVisitor(), part),
				"product");
	}

	private ResponseEntity<byte[]> one(HttpServletRequest request, Caller caller, String product, ProductPart part,
			String key) {
		QueryParameters.of(request).finish();
		return ShopEndpoints.shown(request,
				this.reads.part(product, caller.merchantId(), caller.isVisitor(), part, key),
				"product or " + part.word());
	}

}
