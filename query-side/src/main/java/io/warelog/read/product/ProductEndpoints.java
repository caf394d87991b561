package io.warelog.read.product;

import java.util.Optional;
import java.util.UUID;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.history.AsOf;
import io.warelog.read.history.HistoryReads;
import io.warelog.read.http.Answers;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.product.ProductReads.ProductPage;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.rendering.Surroundings;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reading routes of the merchant API. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires({ Scope.ADMIN, Scope.STOREFRONT })
public class ProductEndpoints implements ProductApi {

	private final ProductReads reads;

	private final ProductLists lists;

	private final KeptLists kept;

	private final HistoryReads history;

	private final ImageUrls images;

	/**
	 * Makes the routes.
	 * @param reads single products
	 * @param lists of products
	 * @param kept pages that have been answered
	 * @param history of products
	 * @param images where images are served
	 */
	public ProductEndpoints(ProductReads reads, ProductLists lists, KeptLists kept, HistoryReads history,
			ImageUrls images) {
		this.reads = reads;
		this.lists = lists;
		this.kept = kept;
		this.history = history;
		this.images = images;
	}

	@Override
	@GetMapping("/products/{id}")
	public ResponseEntity<byte[]> get(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters parameters = QueryParameters.of(request);
		AsOf moment = AsOf.read(parameters, caller);
		parameters.finish();
		ProductPage page = ((moment != null) ? find(id, caller.merchantId(), moment)
				: this.reads.find(id, caller.merchantId(), caller.isVisitor()))
			.orElseThrow(() -> Answers.missing("product"))
			.with(this.images);
		return Answers.one(request, page.etag(), page.body());
	}

	private Optional<ProductPage> find(UUID id, UUID merchant, AsOf moment) {
		return this.history.find(id, merchant, moment).map((past) -> {
			byte[] json = MerchantApiJson.render(past.product(), past.createdAt(), past.updatedAt(), past.version());
			return new ProductPage(past.version(), Etags.of(past.version(), Etags.digest(json)), Answers.data(json));
		});
	}

	@Override
	@GetMapping("/products")
	public ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller) {
		if (QueryParameters.of(request).has(AsOf.PARAMETER)) {
			return read(request, caller);
		}
		return this.kept.answer(request, caller, Surroundings.UNKNOWN.version(),
				() -> KeptLists.Page.lasting(read(request, caller)));
	}

	private ResponseEntity<byte[]> read(HttpServletRequest request, Caller caller) {
		ProductQuery query = ProductQuery.read(QueryParameters.of(request), caller.merchantId(), caller.isVisitor());
		ProductList list = this.lists.read(query, Form.MERCHANT_API);
		boolean byCursor = query.cursor() != null;
		String links = byCursor ? Answers.cursors(request, list.previous(), list.next())
				: Answers.offsets(request, query.offset(), query.limit(), list.total(), list.next() != null);
		return Answers.list(list.total(), links,
				Answers.data(list.products().stream().map((product) -> this.images.fill(product.body())).toList(),
						list.total(), query.limit(), byCursor ? null : query.offset(), list.next()));
	}

}
