package io.warelog.read;

import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.ProblemSource;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** Says in HTTP that the read models cannot be reached. */
final class Unavailability implements ProblemSource {

	private static final String RETRY_SECONDS = "2";

	@Override
	public @Nullable Problem problemOf(Exception failure) {
		return (failure instanceof StoreUnavailableException)
				? Problem.of(ProblemKind.UNAVAILABLE, "The read models cannot be reached now.")
					.withHeader("Retry-After", RETRY_SECONDS)
				: null;
	}

}
