package io.warelog.read.massedit;

import java.util.List;
import java.util.UUID;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.http.Answers;
import io.warelog.read.http.PlaceCursor;
import io.warelog.read.massedit.MassEditReads.Diffs;
import io.warelog.read.store.Page.Place;
import jakarta.servlet.http.HttpServletRequest;
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
		return Answers.list(total, Answers.offsets(request, offset, limit, total),
				Answers.data(edits, total, limit, offset));
	}

	@Override
	@GetMapping("/{id}")
	public ResponseEntity<byte[]> massEdit(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters.of(request).finish();
		byte[] body = Answers.data(find(id, caller));
		return Answers.one(request, Etags.of(1, Etags.digest(body)), body);
	}

	@Override
	@GetMapping("/{id}/diffs")
	public ResponseEntity<byte[]> diffs(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		PlaceCursor cursors = PlaceCursor.in("diffs", id);
		Place after = cursors.read(parameters);
		parameters.finish();
		find(id, caller);
		long total = this.reads.countDiffs(id);
		Diffs diffs = this.reads.diffs(id, after, offset, limit);
		String next = cursors.of(diffs.next());
		String links = (after == null) ? Answers.offsets(request, offset, limit, total)
				: Answers.cursors(request, null, next);
		return Answers.list(total, links,
				Answers.data(diffs.differences(), total, limit, (after == null) ? offset : null, next));
	}

	private byte[] find(UUID id, Caller caller) {
		return this.reads.find(id, caller.merchantId()).orElseThrow(() -> Answers.missing("mass edit"));
	}

}
