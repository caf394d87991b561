package io.warelog.read.operation;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.http.Answers;
import io.warelog.read.projection.DeadLetter;
import io.warelog.read.projection.Retried;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's routes for parked events. */
@RestController
@RequestMapping(path = "/admin/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.OPERATOR)
public class DeadLetterEndpoints implements DeadLetterApi {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	/** The product and the event's number, which has no more digits than a long. */
	private static final Pattern ID = Pattern
		.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-(\\d{1,18})");

	private final Projections projections;

	public DeadLetterEndpoints(Projections projections) {
		this.projections = projections;
	}

	@Override
	@GetMapping
	public ResponseEntity<byte[]> deadLetters(HttpServletRequest request) {
		QueryParameters parameters = QueryParameters.of(request);
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		int offset = parameters.integer("offset", 0, Integer.MAX_VALUE, 0);
		parameters.finish();
		long total = this.projections.letters();
		List<byte[]> letters = this.projections.letters(offset, limit).stream().map(OperationJson::letter).toList();
		return Answers.list(total, Answers.offsets(request, offset, limit, total, (long) offset + limit < total),
				Answers.data(letters, total, limit, offset));
	}

	@Override
	@PostMapping("/{id}/retry")
	public ResponseEntity<byte[]> retry(HttpServletRequest request, @PathVariable String id) {
		QueryParameters.of(request).finish();
		Matcher parts = ID.matcher(id);
		if (!parts.matches()) {
			throw Answers.missing("parked event");
		}
		UUID product = UUID.fromString(parts.group(1));
		long sequence = Long.parseLong(parts.group(2));
		Followed projection = this.projections.parking(product, sequence)
			.orElseThrow(() -> Answers.missing("parked event"));
		if (projection.parking()
			.letter(product, sequence)
			.filter((letter) -> letter.healing() == DeadLetter.Healing.REBUILD)
			.isPresent()) {
			throw Problem
				.of(ProblemKind.CONFLICT,
						"It is not known what the event means, so it was not told in the order of the log. "
								+ "A rebuild of " + projection.name() + " heals it once that is known.")
				.exception();
		}
		return retried(projection.live().retry(product));
	}

	@Override
	@PostMapping("/retry")
	public ResponseEntity<byte[]> retryAll(HttpServletRequest request) {
		QueryParameters.of(request).finish();
		return retried(this.projections.retryAll());
	}

	private static ResponseEntity<byte[]> retried(Retried retried) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(OperationJson.retried(retried));
	}

}
