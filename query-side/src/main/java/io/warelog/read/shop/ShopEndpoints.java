package io.warelog.read.shop;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.history.AsOf;
import io.warelog.read.history.Moment;
import io.warelog.read.http.Answers;
import io.warelog.read.product.KeptLists;
import io.warelog.read.product.ProductLists;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.product.ProductQuery;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.rendering.Surroundings;
import io.warelog.read.rendering.Template;
import io.warelog.read.shop.ShopReads.Shown;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reading routes of the store API for products and categories. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires({ Scope.ADMIN, Scope.STOREFRONT })
public class ShopEndpoints implements ShopApi {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private final ShopReads reads;

	private final ProductLists lists;

	private final KeptLists kept;

	private final CategoryReads categories;

	private final Function<UUID, Surroundings> surroundings;

	private final PastSurroundings past;

	private final ImageUrls images;

	/**
	 * Makes the routes.
	 * @param reads single products
	 * @param lists of products
	 * @param kept pages that have been answered
	 * @param categories of products
	 * @param surroundings what products of a merchant show of it
	 * @param past what they showed of it
	 * @param images where images are served
	 */
	public ShopEndpoints(ShopReads reads, ProductLists lists, KeptLists kept, CategoryReads categories,
			Function<UUID, Surroundings> surroundings, PastSurroundings past, ImageUrls images) {
		this.reads = reads;
		this.lists = lists;
		this.kept = kept;
		this.categories = categories;
		this.surroundings = surroundings;
		this.past = past;
		this.images = images;
	}

	@Override
	@GetMapping("/products")
	public ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller) {
		QueryParameters parameters = QueryParameters.of(request);
		Supplier<ProductQuery> query = () -> ProductQuery.readStore(parameters, caller.merchantId(),
				caller.isVisitor());
		return parameters.has(AsOf.PARAMETER) ? past(request, parameters, query.get())
				: list(request, parameters, caller, query);
	}

	@Override
	@GetMapping("/products/{segment}")
	public ResponseEntity<byte[]> get(HttpServletRequest request, Caller caller, @PathVariable String segment) {
		UUID merchant = caller.merchantId();
		boolean visitor = caller.isVisitor();
		QueryParameters parameters = QueryParameters.of(request);
		if (parameters.has(AsOf.PARAMETER)) {
			return getPast(request, parameters, segment, merchant, AsOf.read(parameters, caller));
		}
		var product = this.reads.product(segment, merchant, visitor);
		if (product.isEmpty() && this.categories.exists(segment, merchant, visitor)) {
			return list(request, parameters, caller,
					() -> ProductQuery.readStore(parameters, merchant, visitor).in(segment));
		}
		parameters.finish();
		return shown(request, product, "product or category");
	}

	private ResponseEntity<byte[]> getPast(HttpServletRequest request, QueryParameters parameters, String segment,
			UUID merchant, @Nullable AsOf moment) {
		if (moment == null) {
			// not one, which is told with all other faults
			parameters.finish();
		}
		AsOf asked = Objects.requireNonNull(moment);
		var product = this.reads.product(segment, merchant, asked);
		if (product.isEmpty() && asked instanceof AsOf.Time time && this.lists.existed(segment, merchant, time)) {
			return past(request, parameters, ProductQuery.readStore(parameters, merchant, false).in(segment));
		}
		parameters.finish();
		return shown(request, product, "product or category");
	}

	@Override
	@GetMapping("/categories")
	public ResponseEntity<byte[]> categories(HttpServletRequest request, Caller caller) {
		QueryParameters parameters = QueryParameters.of(request);
		int count = parameters.integer("count", 1, MOST, USUAL);
		int page = parameters.integer("page", 0, Integer.MAX_VALUE / MOST, 0);
		parameters.finish();
		boolean visitor = caller.isVisitor();
		long total = this.categories.count(caller.merchantId(), visitor);
		return Answers.list(total, Answers.pages(request, page, count, total),
				StoreApiJson.categories(this.categories.page(caller.merchantId(), visitor, page * count, count)));
	}

	/** Answers with something that is there, or with 404. */
	static ResponseEntity<byte[]> shown(HttpServletRequest request, Optional<Shown> found, String what) {
		Shown shown = found.orElseThrow(() -> Answers.missing(what));
		return Answers.one(request, shown.etag(), shown.body());
	}

	private ResponseEntity<byte[]> list(HttpServletRequest request, QueryParameters parameters, Caller caller,
			Supplier<ProductQuery> query) {
		Surroundings surroundings = this.surroundings.apply(caller.merchantId());
		return this.kept.answer(request, caller, surroundings.version(),
				() -> read(request, parameters, query.get(), surroundings));
	}

	private ResponseEntity<byte[]> past(HttpServletRequest request, QueryParameters parameters, ProductQuery query) {
		Moment moment = new Moment(Objects.requireNonNull(query.asOf()), Long.MAX_VALUE);
		return read(request, parameters, query, this.past.of(query.merchant(), moment)).answer();
	}

	private KeptLists.Page read(HttpServletRequest request, QueryParameters parameters, ProductQuery query,
			Surroundings surroundings) {
		ProductList list = this.lists.read(query, Form.STORE_API);
		Template.Filling filling = new Template.Filling(surroundings, this.images);
		List<byte[]> products = list.products()
			.stream()
			.map((product) -> filling.fill(product.body(), product.order()))
			.toList();
		return new KeptLists.Page(
				Answers.list(list.total(), links(request, parameters, query, list), Answers.array(products)),
				!filling.isPassing());
	}

	private static String links(HttpServletRequest request, QueryParameters parameters, ProductQuery query,
			ProductList list) {
		if (query.cursor() != null) {
			return Answers.cursors(request, list.previous(), list.next());
		}
		return parameters.has("page")
				? Answers.pages(request, query.offset() / query.limit(), query.limit(), list.total())
				: Answers.first(request, query.limit(), list.total(), list.next());
	}

}
