package io.warelog.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway of a cluster asks the side that can answer. */
class GatewayTests {

	private static final Path RULES = Path.of("..", "docker", "routes.map");

	@Test
	void everyRouteIsServedByTheSideThatHasIt() throws IOException {
		List<Rule> rules = rules();
		List<String> wrong = new ArrayList<>();
		int[] routes = new int[1];
		RunningWarelog.shared().routes().forEach((mapping, handler) -> side(handler).ifPresent((side) -> {
			for (String request : requests(mapping)) {
				routes[0]++;
				String served = served(rules, request);
				if (!served.equals(side)) {
					wrong.add(request + " goes to " + served);
				}
			}
		}));

		assertThat(wrong).isEmpty();
		assertThat(routes[0]).isGreaterThan(80);
	}

	private static Optional<String> side(HandlerMethod handler) {
		String home = handler.getBeanType().getPackageName();
		if (home.startsWith("io.warelog.write")) {
			return Optional.of("command");
		}
		return home.startsWith("io.warelog.read") ? Optional.of("query") : Optional.empty();
	}

	/** As the gateway sees them, with something in place of what varies. */
	private static List<String> requests(RequestMappingInfo mapping) {
		List<String> requests = new ArrayList<>();
		for (String pattern : mapping.getPatternValues()) {
			String path = pattern.replaceAll("\\{[^}]*}", "x1");
			for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
				requests.add(method + ":" + path);
				if (method == RequestMethod.GET) {
					requests.add("HEAD:" + path);
				}
			}
		}
		return requests;
	}

	private record Rule(Pattern requests, String side) {
	}

	private static List<Rule> rules() throws IOException {
		return Files.readAllLines(RULES)
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> line.split(" ", 2))
			.map((rule) -> new Rule(Pattern.compile(rule[0]), rule[1]))
			.toList();
	}

	private static String served(List<Rule> rules, String request) {
		return rules.stream()
			.filter((rule) -> rule.requests().matcher(request).find())
			.findFirst()
			.map(Rule::side)
			.orElseThrow();
	}

}
