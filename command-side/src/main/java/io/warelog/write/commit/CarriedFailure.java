package io.warelog.write.commit;

import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.eventstore.AppendConflict;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a command as it is carried from the node that has handled it to the one
 * that has sent it: of an exception itself only the message arrives.
 *
 * @param kind of the failure
 * @param refusal where the command was refused
 * @param stream that was taken, or that is missing
 * @param sequence of the place that was taken
 * @param detail of all else
 */
public record CarriedFailure(Kind kind, @Nullable Refusal refusal, @Nullable String stream, long sequence,
		@Nullable String detail) {

	/** What has failed. */
	public enum Kind {

		/** The command was refused. */
		REFUSED,
		/** Another came first. */
		LOST_RACE,
		/** What the command is about does not exist. */
		MISSING,
		/** The log cannot be reached; nothing has happened. */
		UNAVAILABLE,
		/** The log could not be reached; nobody knows what has happened. */
		UNKNOWN,
		/** A fault of the software. */
		FAULT

	}

	/**
	 * Packs a failure, so that it crosses a bus.
	 * @param failure of a command
	 * @return the same in a form that crosses
	 */
	public static Throwable pack(Throwable failure) {
		return new CommandExecutionException(String.valueOf(failure.getMessage()), failure, of(failure));
	}

	private static CarriedFailure of(Throwable failure) {
		return switch (failure) {
			case RefusedException refused -> new CarriedFailure(Kind.REFUSED, refused.refusal(), null, 0, null);
			case AppendConflict lost ->
				new CarriedFailure(Kind.LOST_RACE, null, lost.stream(), lost.sequence(), failure.getMessage());
			case ConcurrencyException lost ->
				new CarriedFailure(Kind.LOST_RACE, null, null, 0, String.valueOf(lost.getMessage()));
			case AggregateStreamCreationException lost ->
				new CarriedFailure(Kind.LOST_RACE, null, null, 0, String.valueOf(lost.getMessage()));
			case AggregateNotFoundException missing ->
				new CarriedFailure(Kind.MISSING, null, missing.getAggregateIdentifier().toString(), 0, null);
			case EventStoreUnavailableException away -> new CarriedFailure(
					away.outcomeUnknown() ? Kind.UNKNOWN : Kind.UNAVAILABLE, null, null, 0, away.getMessage());
			default -> new CarriedFailure(Kind.FAULT, null, null, 0, failure.toString());
		};
	}

	/**
	 * Says what it means that a command could not be brought to a handler, or its result
	 * not back.
	 * @param failure of the way
	 * @return that nobody knows what has happened
	 */
	public static EventStoreUnavailableException undelivered(Throwable failure) {
		return new EventStoreUnavailableException("The outcome of a command could not be told", true, failure);
	}

	/**
	 * Unpacks what a bus has brought. Without details it was not the handler that failed,
	 * and nobody knows what has happened.
	 * @param carried what a command ended with
	 * @return the failure as it was where the command was handled
	 */
	static RuntimeException unpack(CommandExecutionException carried) {
		return carried.getDetails()
			.filter(CarriedFailure.class::isInstance)
			.<RuntimeException>map((details) -> ((CarriedFailure) details).failure(carried))
			.orElseGet(() -> undelivered(carried));
	}

	private RuntimeException failure(Throwable cause) {
		return switch (this.kind) {
			case REFUSED ->
				(this.refusal != null) ? new RefusedException(this.refusal) : new IllegalStateException(cause);
			case LOST_RACE -> lost(cause);
			case MISSING -> new AggregateNotFoundException(String.valueOf(this.stream), "There is no such aggregate");
			case UNAVAILABLE -> new EventStoreUnavailableException(String.valueOf(this.detail), false, cause);
			case UNKNOWN -> new EventStoreUnavailableException(String.valueOf(this.detail), true, cause);
			case FAULT -> new IllegalStateException(this.detail, cause);
		};
	}

	private RuntimeException lost(Throwable cause) {
		if (this.stream == null) {
			return new ConcurrencyException(this.detail, cause);
		}
		return AppendConflict.of(this.stream, this.sequence, cause);
	}

}
