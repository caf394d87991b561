package io.warelog.platform.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as {@code application/problem+json}, whatever the client accepts. */
final class ProblemWriter {

	static final String MEDIA_TYPE = "application/problem+json";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private ProblemWriter() {
	}

	/**
	 * Replaces an answer that is not committed by a problem; a committed one is left.
	 */
	static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.resetBuffer();
		CommonHeaders.apply(request, response);
		if (problem.kind() == ProblemKind.UNAVAILABLE) {
			response.setHeader("Retry-After", "1");
		}
		problem.headers().forEach(response::setHeader);
		response.setStatus(problem.status());
		response.setContentType(MEDIA_TYPE);
		// by way of a string, in which an unpaired surrogate of the client's becomes '?'
		byte[] body = MAPPER.writeValueAsString(members(problem, instance(request))).getBytes(StandardCharsets.UTF_8);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static Map<String, Object> members(Problem problem, @Nullable String instance) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", problem.type());
		members.put("title", problem.title());
		members.put("status", problem.status());
		members.put("detail", problem.detail());
		if (instance != null) {
			members.put("instance", instance);
		}
		if (!problem.errors().isEmpty()) {
			List<Map<String, String>> errors = new ArrayList<>(problem.errors().size());
			for (Fault fault : problem.errors()) {
				Map<String, String> error = new LinkedHashMap<>();
				if (fault.pointer() != null) {
					error.put("pointer", fault.pointer());
				}
				if (fault.parameter() != null) {
					error.put("parameter", fault.parameter());
				}
				error.put("detail", fault.detail());
				errors.add(error);
			}
			members.put("errors", errors);
		}
		members.putAll(problem.extensions());
		return members;
	}

	/**
	 * Returns the path of the request, or null when it had none that is a URI: the
	 * container refuses such requests, but has to answer them.
	 */
	private static @Nullable String instance(HttpServletRequest request) {
		Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (original instanceof String uri) ? uri : request.getRequestURI();
		if (path == null || !path.startsWith("/")) {
			return null;
		}
		try {
			return new URI(path).toASCIIString();
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
