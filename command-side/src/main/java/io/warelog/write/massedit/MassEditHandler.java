package io.warelog.write.massedit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.warelog.api.Streams;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.product.ProductEvent;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.product.ProductAggregate;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductContext;
import io.warelog.write.product.ProductFacts;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Edits many products in one unit of work: all are loaded, all are decided, and only if
 * none is refused anything happens. Products are taken in the order of their ids, so that
 * two mass edits never wait for each other.
 */
public final class MassEditHandler {

	private final Repository<ProductAggregate> products;

	private final ProductFacts facts;

	private final EventStore eventStore;

	/**
	 * Makes the handler.
	 * @param products loads and locks them
	 * @param facts that decisions need
	 * @param eventStore the log
	 */
	public MassEditHandler(Repository<ProductAggregate> products, ProductFacts facts, EventStore eventStore) {
		this.products = products;
		this.facts = facts;
		this.eventStore = eventStore;
	}

	@CommandHandler
	Written handle(EditProducts command) {
		ProductContext context = this.facts.contextOf(command.merchant());
		List<ChangeProduct> changes = command.changes()
			.stream()
			.sorted(Comparator.comparing((change) -> change.id().value()))
			.toList();
		List<Decided> decided = new ArrayList<>(changes.size());
		List<Violation> violations = new ArrayList<>(command.violations());
		Refusal conflict = null;
		for (ChangeProduct change : changes) {
			Decided one = decide(change, context);
			decided.add(one);
			if (one.decision() instanceof Decision.Refused<ProductEvent> refused) {
				List<Violation> wrong = violations(change, refused.refusal());
				violations.addAll(wrong);
				conflict = (conflict == null && wrong.isEmpty())
						? new Refusal.OfOneProduct(change.id().value(), refused.refusal()) : conflict;
			}
		}
		if (!violations.isEmpty()) {
			throw new RefusedException(new Refusal.Unacceptable(violations));
		}
		if (conflict != null) {
			throw new RefusedException(conflict);
		}
		StreamEvents.append(this.eventStore, Streams.massEdit(command.id()), 0, new MassEditMade(command.id(),
				command.merchant().value(), command.properties(), command.changes().size()));
		decided.forEach(this::enact);
		// a mass edit happens once: its version tells those who read it back how far to
		// wait
		long told = decided.stream().filter(Decided::hasEvents).count();
		return new Written(command.id(), told, 0, Written.Effect.CHANGED);
	}

	/**
	 * What is decided about one product.
	 *
	 * @param change that is wanted
	 * @param product or null when there is none
	 * @param decision about it
	 */
	private record Decided(ChangeProduct change, @Nullable Aggregate<ProductAggregate> product,
			Decision<ProductEvent> decision) {

		/** Also of one that is placed where it stands: only the listing knows. */
		boolean hasEvents() {
			return this.change.changes().placement() != null
					|| (this.decision instanceof Decision.Accepted<ProductEvent> accepted
							&& !accepted.events().isEmpty());
		}

	}

	private Decided decide(ChangeProduct change, ProductContext context) {
		try {
			Aggregate<ProductAggregate> product = this.products.load(Streams.product(change.id().value()));
			return new Decided(change, product, product.invoke((shell) -> shell.decide(change, context)));
		}
		catch (AggregateNotFoundException missing) {
			return new Decided(change, null, Decision.refuse(new Refusal.NotFound("product")));
		}
	}

	private void enact(Decided one) {
		if (one.product() != null) {
			this.facts.place(one.change());
			one.product().execute((shell) -> shell.enact(one.decision()));
		}
	}

	/**
	 * What is wrong with one product, told by its place in the body; none of a conflict.
	 */
	private static List<Violation> violations(ChangeProduct change, Refusal refusal) {
		String pointer = "/products/" + change.id();
		return switch (refusal) {
			case Refusal.NotFound missing -> List.of(new Violation(pointer, "is no product of the store"));
			case Refusal.Unacceptable unacceptable -> unacceptable.violations()
				.stream()
				.map((violation) -> new Violation(pointer + violation.pointer(), violation.detail()))
				.toList();
			case Refusal.DetailsFrozen frozen -> List.of();
			case Refusal.ProductArchived archived -> List.of();
			case Refusal.SeveralOptions several -> List.of();
			case Refusal.FurtherAmounts amounts -> List.of();
			case Refusal.CannotComeBack lost -> List.of();
			case Refusal.VersionMismatch mismatch -> List.of();
			case Refusal.IdempotencyKeyReused reused -> List.of();
			case Refusal.OfOneProduct other -> List.of();
		};
	}

}
