package io.warelog.platform.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells as a problem what the container refuses before any route is known: a broken
 * request line, a header that is too large, characters that no URI may have.
 */
public final class ProblemReportValve extends ErrorReportValve {

	private static final Log log = LogFactory.getLog(ProblemReportValve.class);

	private static final String HEADER_TOO_LARGE = StringManager.getManager(Http11InputBuffer.class)
		.getString("iib.requestheadertoolarge.error");

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		if (failure != null && status >= 500) {
			log.error("Request " + RequestId.of(request) + " failed in the container", failure);
		}
		if (!isWritable(response)) {
			return;
		}
		ProblemKind kind = kindOf(request, status, failure);
		try {
			ProblemWriter.write(Problem.of(kind, kind.meaning()), request, response);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			log.debug("The client is gone", ex);
		}
	}

	/**
	 * Tomcat tells a header that is too large from a broken one by its message alone, and
	 * answers both with 400.
	 */
	private static ProblemKind kindOf(Request request, int status, @Nullable Throwable failure) {
		if (status == 400 && failure != null && HEADER_TOO_LARGE.equals(failure.getMessage())) {
			return (request.getRequestURI() != null) ? ProblemKind.HEADERS_TOO_LARGE : ProblemKind.URI_TOO_LONG;
		}
		return ProblemKind.ofStatus(status);
	}

	private static boolean isWritable(Response response) {
		AtomicBoolean allowed = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
		return allowed.get();
	}

}
