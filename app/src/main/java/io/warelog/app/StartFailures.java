package io.warelog.app;

import java.io.IOException;

import org.springframework.boot.web.server.PortInUseException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in one line why the service did not start, where the user can do something about
 * it.
 */
final class StartFailures implements IExecutionExceptionHandler {

	@Override
	public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof IOException || cause instanceof PortInUseException) {
				line.getErr().println("warelog: " + cause.getMessage());
				return 1;
			}
		}
		throw failure;
	}

}
