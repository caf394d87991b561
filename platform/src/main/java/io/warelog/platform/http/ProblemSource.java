package io.warelog.platform.http;

import org.jspecify.annotations.Nullable;

/** Knows what problems the exceptions of one part of the service are to a client. */
@FunctionalInterface
public interface ProblemSource {

	/**
	 * Finds the problem that an exception stands for.
	 * @param failure what left a handler
	 * @return the problem, or null when the exception is of another part
	 */
	@Nullable Problem problemOf(Exception failure);

}
