package io.warelog.platform.axonserver;

import java.util.Set;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** What the failure of a call to the server means. */
public final class Failures {

	private static final Metadata.Key<String> CODE = Metadata.Key.of("AxonIQ-ErrorCode",
			Metadata.ASCII_STRING_MARSHALLER);

	private static final String INVALID_SEQUENCE = "AXONIQ-2000";

	/**
	 * Too many requests, no leader, the context is being updated: nothing was done, and
	 * it may be in a moment.
	 */
	private static final Set<String> PASSING = Set.of("AXONIQ-1900", "AXONIQ-2100", "AXONIQ-2102");

	private Failures() {
	}

	/**
	 * Looks whether an append came second.
	 * @param failure of an append
	 * @return whether the server has refused it because of a sequence number
	 */
	public static boolean isConflict(@Nullable Throwable failure) {
		return INVALID_SEQUENCE.equals(code(failure));
	}

	/**
	 * Looks whether the server cannot do now what it may in a moment, such as while it
	 * chooses a leader. It has done nothing.
	 * @param failure of a call
	 * @return whether the call may be repeated
	 */
	public static boolean isPassing(@Nullable Throwable failure) {
		String code = code(failure);
		return code != null && PASSING.contains(code);
	}

	/** What the server calls it, or null where it has not said. */
	private static @Nullable String code(@Nullable Throwable failure) {
		StatusRuntimeException status = status(failure);
		return (status != null && status.getTrailers() != null) ? status.getTrailers().get(CODE) : null;
	}

	/**
	 * Looks whether the server itself has refused a call, so that it has had no effect.
	 * What {@link #isPassing(Throwable) passes} is to be looked for before.
	 * @param failure of a call
	 * @return false if the server was not reached, or nobody knows what became of the
	 * call
	 */
	public static boolean isRefusal(@Nullable Throwable failure) {
		StatusRuntimeException status = status(failure);
		if (status == null) {
			return false;
		}
		return switch (status.getStatus().getCode()) {
			case INVALID_ARGUMENT, OUT_OF_RANGE, UNAUTHENTICATED, PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNIMPLEMENTED,
					FAILED_PRECONDITION, NOT_FOUND, ALREADY_EXISTS ->
				true;
			case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS -> false;
		};
	}

	private static @Nullable StatusRuntimeException status(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof StatusRuntimeException status) {
				return status;
			}
		}
		return null;
	}

	/**
	 * Tells why, without what could be a secret.
	 * @param failure of a call
	 * @return the status and its description
	 */
	public static String reason(@Nullable Throwable failure) {
		StatusRuntimeException status = status(failure);
		if (status == null) {
			return String.valueOf(failure);
		}
		Status told = status.getStatus();
		return told.getCode() + ((told.getDescription() != null) ? ": " + told.getDescription() : "");
	}

}
