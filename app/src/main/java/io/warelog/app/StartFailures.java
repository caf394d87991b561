package io.warelog.app;

import java.io.IOException;

import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

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
				return told(line, cause.getMessage());
			}
			if (cause instanceof StoreUnavailableException) {
				return told(line, "The database of the read models (--views) does not answer: " + cause.getMessage());
			}
		}
		throw failure;
	}

	private static int told(CommandLine line, @Nullable String why) {
		line.getErr().println("warelog: " + why);
		return 1;
	}

}
