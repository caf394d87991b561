package io.warelog.read;

import io.warelog.platform.axonserver.LogUnavailableException;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.ProblemSource;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** Says in HTTP that the read models, or the log, cannot be reached. */
final class Unavailability implements ProblemSource {

	private static final String RETRY_SECONDS = "2";

	@Override
	public @Nullable Problem problemOf(Exception failure) {
		return switch (failure) {
			case StoreUnavailableException away -> unavailable("The read models cannot be reached now.");
			// how far it goes is all that a read asks of it
			case LogUnavailableException away -> unavailable("The log cannot be reached now.");
			default -> null;
		};
	}

	private static Problem unavailable(String detail) {
		return Problem.of(ProblemKind.UNAVAILABLE, detail).withHeader("Retry-After", RETRY_SECONDS);
	}

}
