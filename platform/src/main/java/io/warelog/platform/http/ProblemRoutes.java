package io.warelog.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What problem types resolve to, and where the container sends what failed outside of any
 * handler.
 */
@RestController
@Open
class ProblemRoutes implements ErrorController {

	private static final Logger log = LoggerFactory.getLogger(ProblemRoutes.class);

	/**
	 * Describes a kind of problem.
	 * @param name the last segment of the type URI
	 * @return type, title, status and meaning
	 */
	@Operation(operationId = "getProblem", tags = ApiTag.SERVICE, summary = "What a type of problem means",
			description = "Explains the type of a problem, which is the path of this route.")
	@ApiResponse(responseCode = "200", description = "The type with its title, status and meaning",
			content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
	@GetMapping("/problems/{name}")
	Map<String, Object> describe(@Parameter(description = "The last segment of the type.",
			example = "unprocessable") @PathVariable String name) {
		ProblemKind kind = ProblemKind.named(name)
			.orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such kind of problem.").exception());
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("type", kind.type());
		description.put("title", kind.title());
		description.put("status", kind.status());
		description.put("detail", kind.meaning());
		return description;
	}

	/**
	 * Answers for a filter that failed or the container that refused, by status alone.
	 * @param request the error dispatch
	 */
	@Hidden
	@RequestMapping("/error")
	void error(HttpServletRequest request) {
		ProblemKind kind = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)
				? ProblemKind.ofStatus(status) : ProblemKind.NOT_FOUND;
		if (kind.status() >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
			// the container has logged the exception, but not whose it is
			log.error("Request {} failed outside of any handler", RequestId.of(request));
		}
		throw Problem.of(kind, kind.meaning()).exception();
	}

}
