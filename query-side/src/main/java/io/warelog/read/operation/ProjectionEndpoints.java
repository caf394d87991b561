package io.warelog.read.operation;

import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.http.Answers;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's routes for read models. */
@RestController
@RequestMapping(path = "/admin/projections", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Scope.OPERATOR)
public class ProjectionEndpoints implements ProjectionApi {

	private final Projections projections;

	public ProjectionEndpoints(Projections projections) {
		this.projections = projections;
	}

	@Override
	@GetMapping
	public ResponseEntity<byte[]> projections(HttpServletRequest request) {
		QueryParameters.of(request).finish();
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(OperationJson.statuses(this.projections.statuses()));
	}

	@Override
	@PostMapping("/{name}/rebuild")
	public ResponseEntity<byte[]> rebuild(HttpServletRequest request, @PathVariable String name) {
		QueryParameters.of(request).finish();
		Followed projection = find(name);
		if (!this.projections.rebuild(projection)) {
			throw Problem.of(ProblemKind.CONFLICT, "A rebuild of " + name + " is under way already.").exception();
		}
		return ResponseEntity.status(HttpStatus.ACCEPTED)
			.contentType(MediaType.APPLICATION_JSON)
			.body(OperationJson.wrapped(projection.status()));
	}

	@Override
	@DeleteMapping("/{name}/rebuild")
	public ResponseEntity<byte[]> cancel(HttpServletRequest request, @PathVariable String name) {
		QueryParameters.of(request).finish();
		if (!find(name).cancel()) {
			throw Answers.missing("rebuild");
		}
		return ResponseEntity.noContent().build();
	}

	private Followed find(String name) {
		return this.projections.named(name).orElseThrow(() -> Answers.missing("projection"));
	}

}
