package io.warelog.write.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Why a command is refused. */
public sealed interface Refusal {

	/**
	 * What the command is about does not exist, or not for this caller.
	 *
	 * @param what is missing, as in "a product"
	 */
	record NotFound(String what) implements Refusal {
	}

	/**
	 * The command asks for what cannot be.
	 *
	 * @param violations each thing that is wrong, at least one; of several at one place
	 * the first is kept, since what could not be read has no further faults worth telling
	 */
	record Unacceptable(List<Violation> violations) implements Refusal {

		public Unacceptable {
			Set<String> places = new HashSet<>();
			violations = violations.stream().filter((violation) -> places.add(violation.pointer())).toList();
		}

	}

	/** The organization has frozen the details of its products. */
	record DetailsFrozen() implements Refusal {
	}

	/** The product is archived and has to be unarchived first. */
	record ProductArchived() implements Refusal {
	}

	/** The product has several options, and each has a quantity of its own. */
	record SeveralOptions() implements Refusal {
	}

	/** The product has amounts beside its price, which cannot change their currency. */
	record FurtherAmounts() implements Refusal {
	}

	/**
	 * The resource is not at a version that the caller expected.
	 *
	 * @param currentVersion the version it is at
	 */
	record VersionMismatch(long currentVersion) implements Refusal {
	}

	/** The idempotency key has been used for another request. */
	record IdempotencyKeyReused() implements Refusal {
	}

	/**
	 * One of many products does not allow what is wanted of all.
	 *
	 * @param product which one
	 * @param refusal why
	 */
	record OfOneProduct(UUID product, Refusal refusal) implements Refusal {
	}

	/**
	 * One thing that is wrong with a command.
	 *
	 * @param pointer where, as a JSON pointer (RFC 6901) into the request's body
	 * @param detail what, worded to follow the property's name
	 */
	record Violation(String pointer, String detail) {
	}

}
