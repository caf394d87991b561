package io.warelog.read.massedit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.Links;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemException;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.massedit.MassEditReads.Diffs;
import io.warelog.read.store.Page.Place;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reading routes for mass edits. */
@RestController
@RequestMapping(path = "/mass-edits", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.ADMIN)
public class MassEditEndpoints implements MassEditApi {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private static final int CURSOR = 500;

	private final MassEditReads reads;

	public MassEditEndpoints(MassEditReads reads) {
		this.reads = reads;
	}

	@Override
	@GetMapping
	public ResponseEntity<byte[]> massEdits(HttpServletRequest request, Caller caller) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		parameters.finish();
		long total = this.reads.count(caller.merchantId());
		List<byte[]> edits = this.reads.page(caller.merchantId(), offset, limit);
		return list(total, pages(request, offset, limit, total).value(),
				MassEditJson.wrapped(edits, total, limit, offset, null, false));
	}

	@Override
	@GetMapping("/{id}")
	public ResponseEntity<byte[]> massEdit(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters.of(request).finish();
		byte[] body = MassEditJson.wrapped(find(id, caller));
		String etag = Etags.of(1, Etags.digest(body));
		if (Etags.isFresh(request, etag)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
		}
		return ResponseEntity.ok().eTag(etag).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	@Override
	@GetMapping("/{id}/diffs")
	public ResponseEntity<byte[]> diffs(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		Place after = readCursor(parameters);
		parameters.finish();
		find(id, caller);
		long total = this.reads.countDiffs(id);
		Diffs diffs = this.reads.diffs(id, after, offset, limit);
		String next = (diffs.next() != null) ? DiffCursor.of(diffs.next()) : null;
		Links links = (after == null) ? pages(request, offset, limit, total)
				: Links.of(request).first(Map.of("cursor", ""));
		if (after != null && next != null) {
			links.next(Map.of("cursor", next));
		}
		return list(total, links.value(),
				MassEditJson.wrapped(diffs.differences(), total, limit, (after == null) ? offset : null, next, true));
	}

	private static @Nullable Place readCursor(QueryParameters parameters) {
		String text = parameters.text("cursor", CURSOR);
		Place place = (text != null) ? DiffCursor.parse(text) : null;
		if (text != null && place == null) {
			parameters.reject("cursor", "is no cursor of this list");
		}
		else if (text != null && parameters.has("offset")) {
			parameters.reject("offset", "does not go with a cursor");
		}
		return place;
	}

	private byte[] find(UUID id, Caller caller) {
		return this.reads.find(id, caller.merchantId()).orElseThrow(MassEditEndpoints::missing);
	}

	private static ProblemException missing() {
		return Problem.of(ProblemKind.NOT_FOUND, "There is no such mass edit.").exception();
	}

	private static Links pages(HttpServletRequest request, int offset, int limit, long total) {
		Links links = Links.of(request).first(Map.of("offset", ""));
		if (offset > 0) {
			links.prev(offset(Math.min(Math.max(0, offset - limit), total)));
		}
		if ((long) offset + limit < total) {
			links.next(offset((long) offset + limit));
		}
		return links.last(offset(Math.max(0, total - 1) / limit * limit));
	}

	private static Map<String, String> offset(long offset) {
		return Map.of("offset", Long.toString(offset));
	}

	private static ResponseEntity<byte[]> list(long total, String links, byte[] body) {
		return ResponseEntity.ok()
			.header("X-Total-Count", Long.toString(total))
			.header("Link", links)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body);
	}

}
