package io.warelog.platform.axonserver;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** What the failure of a call to the server means. */
public final class Failures {

	private static final Metadata.Key<String> CODE = Metadata.Key.of("AxonIQ-ErrorCode",
			Metadata.ASCII_STRING_MARSHALLER);

	private static final String INVALID_SEQUENCE = "AXONIQ-2000";

	private Failures() {
	}

	/**
	 * Looks whether an append came second.
	 * @param failure of an append
	 * @return whether the server has refused it because of a sequence number
	 */
	public static boolean isConflict(@Nullable Throwable failure) {
		StatusRuntimeException status = status(failure);
		return status != null && status.getTrailers() != null
				&& INVALID_SEQUENCE.equals(status.getTrailers().get(CODE));
	}

	/**
	 * Looks whether the server itself has refused a call, so that it has had no effect.
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
