package io.warelog.write.eventstore.postgres;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a failure says of the server. */
final class Failures {

	private static final String CONNECTION = "08";

	private static final String NOT_CONNECTED = "08001";

	private static final String DATA = "22";

	private static final String NOT_NULL = "23502";

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	/** It is shutting down, has crashed, is starting, or has ended this session. */
	private static final Set<String> LEAVING = Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

	private Failures() {
	}

	/** The session is gone, whatever is the matter with the server. */
	static boolean isBroken(SQLException failure) {
		return failure instanceof SQLTransientConnectionException || state(failure).startsWith(CONNECTION)
				|| LEAVING.contains(state(failure));
	}

	/**
	 * The server has not answered in time, or takes no connection, and will hardly answer
	 * the next one.
	 */
	static boolean isSilence(SQLException failure) {
		if (state(failure).equals(NOT_CONNECTED)) {
			return true;
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SocketTimeoutException || cause instanceof SQLTransientConnectionException) {
				return true;
			}
		}
		return false;
	}

	/** Somebody else has held the lock for as long as was waited. */
	static boolean isLocked(SQLException failure) {
		return state(failure).equals(LOCK_NOT_AVAILABLE);
	}

	/** The values are not such as the database takes. */
	static boolean isOfData(SQLException failure) {
		return state(failure).startsWith(DATA) || state(failure).equals(NOT_NULL);
	}

	private static String state(SQLException failure) {
		@Nullable String state = failure.getSQLState();
		return (state != null) ? state : "";
	}

}
