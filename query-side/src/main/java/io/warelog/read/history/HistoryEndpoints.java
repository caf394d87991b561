package io.warelog.read.history;

import java.util.Objects;
import java.util.UUID;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.history.HistoryReads.Difference;
import io.warelog.read.history.HistoryReads.Entries;
import io.warelog.read.http.Answers;
import io.warelog.read.http.PlaceCursor;
import io.warelog.read.store.Page.Place;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes for what products were, also of deleted ones. */
@RestController
@RequestMapping(path = "/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.ADMIN)
public class HistoryEndpoints implements HistoryApi {

	private static final String PRODUCT = "product";

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private final HistoryReads reads;

	public HistoryEndpoints(HistoryReads reads) {
		this.reads = reads;
	}

	@Override
	@GetMapping("/history")
	public ResponseEntity<byte[]> history(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		PlaceCursor cursors = PlaceCursor.in("history", id);
		Place after = cursors.read(parameters);
		parameters.finish();
		Entries history = this.reads.history(id, caller.merchantId(), after, offset, limit)
			.orElseThrow(() -> Answers.missing(PRODUCT));
		String next = cursors.of(history.next());
		String links = (after == null)
				? Answers.offsets(request, offset, limit, history.total(), history.next() != null)
				: Answers.cursors(request, null, next);
		return Answers.list(history.total(), links,
				Answers.data(history.entries(), history.total(), limit, (after == null) ? offset : null, next));
	}

	@Override
	@GetMapping("/diff")
	public ResponseEntity<byte[]> diff(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters parameters = QueryParameters.of(request);
		AsOf from = AsOf.read(parameters, "from");
		AsOf to = AsOf.read(parameters, "to");
		if (from == null) {
			parameters.reject("from", "is required");
		}
		parameters.finish();
		Difference difference = this.reads.difference(id, caller.merchantId(), Objects.requireNonNull(from), to)
			.orElseThrow(() -> Answers.missing("product or version"));
		byte[] body = HistoryJson.difference(difference);
		return Answers.one(request, Etags.of(difference.to(), Etags.digest(body)), body);
	}

	@Override
	@GetMapping("/price-history")
	public ResponseEntity<byte[]> prices(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		parameters.finish();
		PriceHistory prices = this.reads.prices(id, caller.merchantId()).orElseThrow(() -> Answers.missing(PRODUCT));
		int total = prices.periods().size();
		byte[] body = HistoryJson.prices(prices, offset, limit);
		return Answers.list(request, Etags.of(1, Etags.digest(body)), total,
				Answers.offsets(request, offset, limit, total), body);
	}

}
