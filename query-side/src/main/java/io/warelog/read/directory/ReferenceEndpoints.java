package io.warelog.read.directory;

import java.util.List;

import io.warelog.api.merchant.Group;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.http.Answers;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reading routes of the store API for tax groups and shipping groups. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Requires({ Scope.ADMIN, Scope.STOREFRONT })
public class ReferenceEndpoints implements ReferenceApi {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private final ReferenceData reference;

	public ReferenceEndpoints(ReferenceData reference) {
		this.reference = reference;
	}

	@Override
	@GetMapping("/api/v1/tax_groups")
	public ResponseEntity<byte[]> taxGroups(HttpServletRequest request, Caller caller) {
		return page(request, caller, GroupKind.TAX);
	}

	@Override
	@GetMapping("/api/v1/tax_groups/{id}")
	public ResponseEntity<byte[]> taxGroup(HttpServletRequest request, Caller caller, @PathVariable int id) {
		return one(request, caller, GroupKind.TAX, id);
	}

	@Override
	@GetMapping("/api/v1/shipping_groups")
	public ResponseEntity<byte[]> shippingGroups(HttpServletRequest request, Caller caller) {
		return page(request, caller, GroupKind.SHIPPING);
	}

	@Override
	@GetMapping("/api/v1/shipping_groups/{id}")
	public ResponseEntity<byte[]> shippingGroup(HttpServletRequest request, Caller caller, @PathVariable int id) {
		return one(request, caller, GroupKind.SHIPPING, id);
	}

	private ResponseEntity<byte[]> one(HttpServletRequest request, Caller caller, GroupKind kind, int number) {
		QueryParameters.of(request).finish();
		MerchantReference merchant = merchantOf(caller);
		Group<?> group = merchant.groups(kind).all().get(number);
		// visitors see a retired one in the products that have it
		if (group == null || (group.retired() && caller.isVisitor())) {
			throw Answers.missing(kind.toString());
		}
		byte[] body = merchant.group(kind, number);
		return Answers.one(request, DirectoryJson.etag(merchant.version(), body), body);
	}

	private ResponseEntity<byte[]> page(HttpServletRequest request, Caller caller, GroupKind kind) {
		QueryParameters parameters = QueryParameters.of(request);
		int page = parameters.integer("page", 0, Integer.MAX_VALUE, 0);
		int count = parameters.integer("count", 1, MOST, USUAL);
		parameters.finish();
		MerchantReference merchant = merchantOf(caller);
		List<Integer> all = merchant.listed(kind);
		List<byte[]> groups = all.stream()
			.skip((long) page * count)
			.limit(count)
			.map((number) -> merchant.group(kind, number))
			.toList();
		return Answers.list(all.size(), Answers.pages(request, page, count, all.size()), Answers.array(groups));
	}

	private MerchantReference merchantOf(Caller caller) {
		return this.reference.of(caller.merchantId())
			.orElseThrow(
					() -> new IllegalStateException("Merchant " + caller.merchantId() + " has a key but is not read"));
	}

}
