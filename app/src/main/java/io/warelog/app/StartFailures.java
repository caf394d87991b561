package io.warelog.app;

import java.io.IOException;

import io.warelog.platform.axonserver.LogUnavailableException;
import io.warelog.read.store.StoreUnavailableException;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
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
				return told(line, (cause.getMessage() != null) ? cause.getMessage() : cause.toString());
			}
			if (cause instanceof EventStoreUnavailableException || cause instanceof LogUnavailableException) {
				return told(line, cause.getMessage());
			}
			if (cause instanceof StoreUnavailableException) {
				return told(line, "The database of the read models (--views) does not answer: " + cause.getMessage());
			}
			String setting = setting(cause);
			if (setting != null) {
				return told(line, setting);
			}
		}
		throw failure;
	}

	/** What is wrong with a setting, or null if it is something else. */
	private static @Nullable String setting(Throwable failure) {
		if (failure instanceof UnsatisfiedDependencyException unmet && unmet.getInjectionPoint() != null
				&& unmet.getCause() instanceof TypeMismatchException wrong) {
			Value value = unmet.getInjectionPoint().getAnnotation(Value.class);
			return (value != null) ? "The setting " + name(value) + " cannot be " + wrong.getValue() : null;
		}
		return (failure instanceof BeanInstantiationException && failure.getCause() instanceof IllegalArgumentException)
				? failure.getCause().getMessage() : null;
	}

	/** That of {@code ${name:default}}. */
	private static String name(Value value) {
		return value.value().replaceAll("^\\$\\{|(:.*)?}$", "");
	}

	private static int told(CommandLine line, @Nullable String why) {
		line.getErr().println("warelog: " + why);
		return 1;
	}

}
