package io.warelog.write.decision;

import java.util.List;

/**
 * What is decided about a command.
 *
 * @param <E> the events of what it is about
 */
public sealed interface Decision<E> {

	/**
	 * The command is accepted.
	 *
	 * @param events what has happened by it, in order; none when all was already so
	 * @param <E> the events of what it is about
	 */
	record Accepted<E>(List<E> events) implements Decision<E> {

		public Accepted {
			events = List.copyOf(events);
		}

	}

	/**
	 * The command is refused, and nothing has happened.
	 *
	 * @param refusal why
	 * @param <E> the events of what it is about
	 */
	record Refused<E>(Refusal refusal) implements Decision<E> {
	}

	/**
	 * Accepts a command by one event.
	 * @param event what has happened by it
	 * @param <E> the events of what it is about
	 * @return the decision
	 */
	static <E> Decision<E> accept(E event) {
		return new Accepted<>(List.of(event));
	}

	/**
	 * Accepts a command that asks for what is so already.
	 * @param <E> the events of what it is about
	 * @return the decision
	 */
	static <E> Decision<E> alreadySo() {
		return new Accepted<>(List.of());
	}

	/**
	 * Refuses a command.
	 * @param refusal why
	 * @param <E> the events of what it is about
	 * @return the decision
	 */
	static <E> Decision<E> refuse(Refusal refusal) {
		return new Refused<>(refusal);
	}

}
