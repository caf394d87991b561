package io.warelog.write.commit;

import java.util.List;
import java.util.UUID;

import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.RefusedException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;

/** What the shells of all aggregates do with a decision. */
public final class Enacting {

	private Enacting() {
	}

	/**
	 * Makes a decision true of the aggregate in hand.
	 * @param decision about it
	 * @param <E> its events
	 * @return what has happened by it
	 * @throws RefusedException if the command is refused
	 */
	public static <E> List<E> enact(Decision<E> decision) {
		return switch (decision) {
			case Decision.Refused<E> refused -> throw new RefusedException(refused.refusal());
			case Decision.Accepted<E> accepted -> {
				accepted.events().forEach(AggregateLifecycle::apply);
				yield accepted.events();
			}
		};
	}

	/**
	 * What a command came to that has been enacted on the aggregate in hand.
	 * @param resource the id of what it was about
	 * @param events what has happened by it
	 * @return the result
	 */
	public static Written written(UUID resource, List<?> events) {
		return new Written(resource, version(), 0, events.isEmpty() ? Effect.NONE : Effect.CHANGED);
	}

	/**
	 * The version of the aggregate in hand.
	 * @return how many events it has, those just enacted among them
	 */
	public static long version() {
		Long last = AggregateLifecycle.getVersion();
		return (last != null) ? last + 1 : 0;
	}

	/**
	 * The version of the aggregate in hand beside what a sender has seen.
	 * @param metaData of the sender's command
	 * @return both
	 */
	public static AtVersion atVersion(MetaData metaData) {
		return new AtVersion(version(), Intent.expectedVersions(metaData));
	}

}
