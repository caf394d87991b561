package io.warelog.read.product;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.Links;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.Listed;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.product.ProductReads.ProductPage;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
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

	public ProductEndpoints(ProductReads reads, ProductLists lists) {
		this.reads = reads;
		this.lists = lists;
	}

	@Override
	@GetMapping("/products/{id}")
	public ResponseEntity<byte[]> get(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters.of(request).finish();
		ProductPage page = this.reads.find(id, caller.merchantId(), isVisitor(caller))
			.orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such product.").exception());
		if (Etags.isFresh(request, page.etag())) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(page.etag()).build();
		}
		return ResponseEntity.ok().eTag(page.etag()).contentType(MediaType.APPLICATION_JSON).body(page.body());
	}

	@Override
	@GetMapping("/products")
	public ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller) {
		ProductQuery query = ProductQuery.read(QueryParameters.of(request), caller.merchantId(), isVisitor(caller));
		ProductList list = this.lists.read(query, Form.MERCHANT_API);
		return ResponseEntity.ok()
			.header("X-Total-Count", Long.toString(list.total()))
			.header("Link", links(request, query, list))
			.contentType(MediaType.APPLICATION_JSON)
			.body(body(query, list));
	}

	private static boolean isVisitor(Caller caller) {
		return !caller.has(Scope.ADMIN);
	}

	private static String links(HttpServletRequest request, ProductQuery query, ProductList list) {
		Links links = Links.of(request).first(Map.of("offset", "", "cursor", ""));
		if (query.cursor() != null) {
			if (list.previous() != null) {
				links.prev(Map.of("cursor", list.previous()));
			}
			if (list.next() != null) {
				links.next(Map.of("cursor", list.next()));
			}
			return links.value();
		}
		int limit = query.limit();
		if (query.offset() > 0) {
			links.prev(offset(Math.min(Math.max(0, query.offset() - limit), list.total())));
		}
		if (list.next() != null) {
			links.next(offset((long) query.offset() + limit));
		}
		return links.last(offset(Math.max(0, list.total() - 1) / limit * limit)).value();
	}

	private static Map<String, String> offset(long offset) {
		return Map.of("offset", Long.toString(offset));
	}

	private static byte[] body(ProductQuery query, ProductList list) {
		List<byte[]> products = list.products().stream().map(Listed::body).toList();
		ByteArrayOutputStream body = new ByteArrayOutputStream(
				products.stream().mapToInt((product) -> product.length + 1).sum() + 300);
		body.writeBytes("{\"data\":[".getBytes(StandardCharsets.US_ASCII));
		for (int i = 0; i < products.size(); i++) {
			if (i > 0) {
				body.write(',');
			}
			body.writeBytes(products.get(i));
		}
		String meta = "],\"meta\":{\"total_count\":" + list.total() + ",\"limit\":" + query.limit() + ",\"offset\":"
				+ ((query.cursor() != null) ? "null" : query.offset()) + ",\"next_cursor\":"
				+ ((list.next() != null) ? "\"" + list.next() + "\"" : "null") + "}}";
		body.writeBytes(meta.getBytes(StandardCharsets.US_ASCII));
		return body.toByteArray();
	}

}
