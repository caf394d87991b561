package io.warelog.platform.http;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The root, which shows where to read on. */
@RestController
@Open
class IndexRoute {

	/**
	 * Names the description of the API in both its forms.
	 * @return paths by name
	 */
	@Operation(operationId = "getIndex", tags = ApiTag.SERVICE, summary = "Where to read on",
			description = "Names the paths of the API's description, of the page to try it, and of the health.")
	@ApiResponse(responseCode = "200", description = "Paths by name")
	@GetMapping("/")
	Map<String, String> index() {
		return Map.of("openapi", "/openapi.json", "docs", "/docs", "health", "/actuator/health");
	}

}
