package io.warelog.write.massedit;

import java.util.List;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductDiff;
import io.warelog.api.product.ProductEvent;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.massedit.EditedProducts.Edited;
import io.warelog.write.massedit.EditedProducts.States;
import io.warelog.write.product.ProductContext;
import io.warelog.write.product.ReversionDecider;

/** What undoing a mass edit comes to for one of its products. */
sealed interface Undoing {

	/**
	 * The product goes back.
	 *
	 * @param events what happens by it, at least one
	 * @param changes in which properties it differs by that
	 */
	record GoesBack(List<ProductEvent> events, List<ProductDiff.Change> changes) implements Undoing {
	}

	/** Nothing is left of what the mass edit changed. */
	record IsBack() implements Undoing {
	}

	/**
	 * The product is left alone.
	 *
	 * @param detail why, worded to follow the product
	 */
	record Conflict(String detail) implements Undoing {
	}

	/**
	 * The whole is refused.
	 *
	 * @param refusal why
	 */
	record Refused(Refusal refusal) implements Undoing {
	}

	/**
	 * Decides about one product.
	 * @param edited which one, and how far the mass edit brought it
	 * @param states what it was and is
	 * @param overwrite whether it goes back also when it was changed since, in what the
	 * mass edit had changed
	 * @param context what is known from elsewhere
	 * @return what it comes to
	 */
	static Undoing decide(Edited edited, States states, boolean overwrite, ProductContext context) {
		if (!(states.present() instanceof LiveProduct present)) {
			return new Conflict("has been deleted since");
		}
		if (!(states.before() instanceof LiveProduct before) || !(states.after() instanceof LiveProduct after)) {
			return new Conflict("was created, restored or deleted by the mass edit");
		}
		if (states.version() == edited.version()) {
			return decide(present, before, context);
		}
		TakingBack takingBack = new TakingBack(before, after, present);
		LiveProduct target = takingBack.target();
		if (takingBack.obstacles().isEmpty() && target.equals(present)) {
			return new IsBack();
		}
		if (!overwrite) {
			return new Conflict("has been changed since");
		}
		return takingBack.obstacles().isEmpty() ? decide(present, target, context)
				: new Conflict(String.join("; ", takingBack.obstacles()));
	}

	private static Undoing decide(LiveProduct present, LiveProduct target, ProductContext context) {
		return switch (ReversionDecider.decide(present, target, context)) {
			case Decision.Accepted<ProductEvent> accepted -> accepted.events().isEmpty() ? new IsBack()
					: new GoesBack(accepted.events(), ProductDiff.between(present, target));
			case Decision.Refused<ProductEvent>(Refusal.CannotComeBack lost) -> new Conflict(lost.detail());
			case Decision.Refused<ProductEvent>(Refusal refusal) -> new Refused(refusal);
		};
	}

}
