package io.warelog.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.HttpRequestHandler;

/**
 * Answers for every path that nothing else answers for. Without it Spring would warn in
 * the log about each, which lets anyone fill the disk.
 */
final class UnknownRoute implements HttpRequestHandler {

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		throw Problem.of(ProblemKind.NOT_FOUND, "There is no such route.").exception();
	}

}
