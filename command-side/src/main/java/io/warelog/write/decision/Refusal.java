package io.warelog.write.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Why a command is refused. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reason")
@JsonSubTypes({ @Type(value = Refusal.NotFound.class, name = "not-found"),
		@Type(value = Refusal.Unacceptable.class, name = "unacceptable"),
		@Type(value = Refusal.DetailsFrozen.class, name = "details-frozen"),
		@Type(value = Refusal.ProductArchived.class, name = "product-archived"),
		@Type(value = Refusal.SeveralOptions.class, name = "several-options"),
		@Type(value = Refusal.FurtherAmounts.class, name = "further-amounts"),
		@Type(value = Refusal.CannotComeBack.class, name = "cannot-come-back"),
		@Type(value = Refusal.VersionMismatch.class, name = "version-mismatch"),
		@Type(value = Refusal.IdempotencyKeyReused.class, name = "idempotency-key-reused"),
		@Type(value = Refusal.OfOneProduct.class, name = "of-one-product") })
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
	 * A product cannot be again what it was, as a fact cannot come back.
	 *
	 * @param facts each that cannot, at least one
	 */
	record CannotComeBack(List<LostFact> facts) implements Refusal {

		/** The property of a product whose name in URLs another one has by now. */
		public static final String SLUG = "slug";

		public CannotComeBack {
			facts = List.copyOf(facts);
		}

		/**
		 * Looks whether the slug is among what cannot come back.
		 * @return whether another product has it
		 */
		public boolean slugTaken() {
			return this.facts.stream().anyMatch((fact) -> SLUG.equals(fact.property()));
		}

		/**
		 * Tells all of it.
		 * @return each property and why it cannot come back
		 */
		public String detail() {
			return this.facts.stream()
				.map((fact) -> fact.property() + " " + fact.detail())
				.collect(Collectors.joining("; "));
		}

	}

	/**
	 * Something of a product that cannot be again as it was.
	 *
	 * @param property the name of the property
	 * @param detail why, worded to follow the name
	 */
	record LostFact(String property, String detail) {
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
