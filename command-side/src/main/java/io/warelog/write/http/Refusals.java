package io.warelog.write.http;

import java.util.List;
import java.util.Map;

import io.warelog.platform.http.Fault;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.ProblemSource;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** Says in HTTP why a write was not accepted: the one place where that gets a status. */
public final class Refusals implements ProblemSource {

	private static final String RETRY_SECONDS = "5";

	@Override
	public @Nullable Problem problemOf(Exception failure) {
		return switch (failure) {
			case RefusedException refused -> problem(refused.refusal());
			case EventStoreUnavailableException unavailable ->
				Problem.of(ProblemKind.UNAVAILABLE, "Writes cannot be accepted now.")
					.withHeader("Retry-After", RETRY_SECONDS);
			default -> null;
		};
	}

	private static Problem problem(Refusal refusal) {
		return switch (refusal) {
			case Refusal.NotFound missing ->
				Problem.of(ProblemKind.NOT_FOUND, "There is no such " + missing.what() + ".");
			case Refusal.Unacceptable unacceptable -> Problem.unprocessable(faults(unacceptable.violations()));
			case Refusal.DetailsFrozen frozen -> Problem.of(ProblemKind.PRODUCT_DETAILS_FROZEN,
					"The organization has frozen the details of its products: only is_active can be changed.");
			case Refusal.ProductArchived archived ->
				Problem.of(ProblemKind.PRODUCT_ARCHIVED, "The product is archived: unarchive it first.");
			case Refusal.SeveralOptions several -> Problem.of(ProblemKind.SEVERAL_OPTIONS,
					"The product has several options: each has a quantity of its own.");
			case Refusal.FurtherAmounts amounts -> Problem.of(ProblemKind.FURTHER_AMOUNTS,
					"The product has a cost, a surcharge or a sale price, which would change their currency too.");
			case Refusal.CannotComeBack lost -> Problem
				.of(lost.slugTaken() ? ProblemKind.SLUG_TAKEN : ProblemKind.NOT_REVERTIBLE,
						"The product cannot be as it was: " + lost.detail() + ".")
				.with("reasons", reasons(lost.facts()));
			case Refusal.VersionMismatch mismatch -> Problem
				.of(ProblemKind.PRECONDITION_FAILED,
						"The resource has changed: it is at version " + mismatch.currentVersion() + " now.")
				.with("current_version", mismatch.currentVersion());
			case Refusal.OfOneProduct one -> problem(one.refusal()).with("product_id", one.product().toString());
			case Refusal.IdempotencyKeyReused reused -> Problem.of(ProblemKind.IDEMPOTENCY_KEY_REUSED,
					"The Idempotency-Key has been used for a request with another method, path or body.");
		};
	}

	private static List<Map<String, String>> reasons(List<Refusal.LostFact> facts) {
		return facts.stream().map((fact) -> Map.of("property", fact.property(), "detail", fact.detail())).toList();
	}

	private static List<Fault> faults(List<Refusal.Violation> violations) {
		return violations.stream().map((violation) -> Fault.at(violation.pointer(), violation.detail())).toList();
	}

}
