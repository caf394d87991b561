package io.warelog.bench;

import java.util.Map;

import io.warelog.platform.http.Open;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that this process can do for a request: a constant through the same server,
 * filters and JSON writer as every other answer. What the machine gives on the day is
 * divided out by comparing with it.
 */
@RestController
class NoopEndpoint {

	private static final Map<String, String> ANSWER = Map.of("status", "ok");

	@Open
	@GetMapping("/bench/noop")
	Map<String, String> noop() {
		return ANSWER;
	}

}
