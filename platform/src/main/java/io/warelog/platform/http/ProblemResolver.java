package io.warelog.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns every exception that leaves a handler, or that is thrown because there is none,
 * into a problem. It asks no content negotiation, so that a client that accepts something
 * else learns what went wrong too.
 */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

	private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

	private final List<ProblemSource> sources;

	ProblemResolver(List<ProblemSource> sources) {
		this.sources = sources;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		Problem problem = this.sources.stream()
			.map((source) -> source.problemOf(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(() -> problemOf(failure));
		if (problem == null) {
			if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
				log.debug("The client of request {} is gone", RequestId.of(request), failure);
			}
			else {
				log.error("Request {} failed: {} {}", RequestId.of(request), request.getMethod(),
						request.getRequestURI(), failure);
			}
			// also where the client seems to be gone: a database may have ended its
			// connection in the same way, and an empty answer would say that all is well
			problem = Problem.of(ProblemKind.INTERNAL, ProblemKind.INTERNAL.meaning());
		}
		try {
			ProblemWriter.write(problem, request, response);
		}
		catch (IOException | UncheckedIOException ex) {
			log.debug("The client of request {} is gone", RequestId.of(request), ex);
		}
		return new ModelAndView();
	}

	/**
	 * Returns the problem an exception stands for, or null when it is unexpected.
	 */
	private static @Nullable Problem problemOf(Exception failure) {
		return switch (failure) {
			case ProblemException told -> told.problem();
			case NoHandlerFoundException none -> Problem.of(ProblemKind.NOT_FOUND, "There is no such route.");
			case NoResourceFoundException none -> Problem.of(ProblemKind.NOT_FOUND, "There is no such route.");
			case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
			case HttpMediaTypeNotSupportedException type -> withHeaders(
					Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE,
							"The body must be of type " + MediaType.toString(type.getSupportedMediaTypes()) + '.'),
					type.getHeaders());
			case HttpMediaTypeNotAcceptableException type -> Problem.of(ProblemKind.NOT_ACCEPTABLE,
					"The resource can be had as " + MediaType.toString(type.getSupportedMediaTypes()) + '.');
			case MethodArgumentTypeMismatchException argument -> mismatch(argument);
			case HttpMessageNotReadableException body -> Problem.of(ProblemKind.MALFORMED, "The body cannot be read.");
			case AsyncRequestTimeoutException late ->
				Problem.of(ProblemKind.UNAVAILABLE, "The answer took too long.").withHeader("Retry-After", "1");
			case ErrorResponse response when response.getStatusCode().is4xxClientError() -> {
				ProblemKind kind = ProblemKind.ofStatus(response.getStatusCode().value());
				yield withHeaders(Problem.of(kind, kind.meaning()), response.getHeaders());
			}
			default -> null;
		};
	}

	private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException failure) {
		Set<String> allowed = new TreeSet<>();
		String[] supported = failure.getSupportedMethods();
		if (supported != null) {
			allowed.addAll(List.of(supported));
		}
		if (allowed.contains("GET")) {
			allowed.add("HEAD");
		}
		allowed.add("OPTIONS");
		String list = StringUtils.collectionToDelimitedString(allowed, ", ");
		return Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "The resource supports " + list + '.')
			.withHeader(HttpHeaders.ALLOW, list);
	}

	/**
	 * A path variable that cannot be an id names nothing; other arguments are faults.
	 */
	private static Problem mismatch(MethodArgumentTypeMismatchException failure) {
		if (failure.getParameter().hasParameterAnnotation(PathVariable.class)) {
			return Problem.of(ProblemKind.NOT_FOUND, "There is no such resource.");
		}
		return Problem.unprocessable(List.of(Fault.in(failure.getName(), "has not the right form")));
	}

	private static Problem withHeaders(Problem problem, HttpHeaders headers) {
		Problem result = problem;
		for (String name : headers.headerNames()) {
			result = result.withHeader(name, String.join(", ", headers.getValuesAsList(name)));
		}
		return result;
	}

}
