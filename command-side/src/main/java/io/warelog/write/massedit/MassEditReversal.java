package io.warelog.write.massedit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.massedit.MassEditReverted;
import io.warelog.api.massedit.MassEditReverted.Conflict;
import io.warelog.api.product.ProductDiff;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.value.MerchantId;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.eventstore.CommitReader;
import io.warelog.write.massedit.EditedProducts.Edited;
import io.warelog.write.product.ProductAggregate;
import io.warelog.write.product.ProductContext;
import io.warelog.write.product.ProductFacts;
import io.warelog.write.product.ProductHistory;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Undoes mass edits. The one that undoes another is a mass edit itself: one commit in
 * which all products go back that can. The others are left alone, and it is told which
 * and why.
 */
public final class MassEditReversal {

	private final Repository<ProductAggregate> products;

	private final ProductFacts facts;

	private final EventStore eventStore;

	private final EditedProducts edits;

	/**
	 * Makes it.
	 * @param products loads and locks them
	 * @param facts that decisions need
	 * @param eventStore the log
	 * @param commits reads the log by commits
	 */
	public MassEditReversal(Repository<ProductAggregate> products, ProductFacts facts, EventStore eventStore,
			CommitReader commits) {
		this.products = products;
		this.facts = facts;
		this.eventStore = eventStore;
		this.edits = new EditedProducts(commits, new ProductHistory(eventStore));
	}

	/**
	 * A property of a product that differs when a mass edit is undone.
	 *
	 * @param productId which product
	 * @param change of which property
	 */
	record Difference(UUID productId, ProductDiff.Change change) {
	}

	/** What undoing a mass edit comes to. */
	static final class Plan {

		/**
		 * As much text as the body of a mass edit may have. An edit can take far more
		 * text away than it brings.
		 */
		private static final long MOST_TEXT = 64 * 1024 * 1024;

		private final int products;

		private final Set<String> properties = new LinkedHashSet<>();

		/** Only where they are told: they can be large. */
		private final @Nullable List<Difference> differences;

		private final List<Conflict> conflicts = new ArrayList<>();

		private int reverted;

		private long text;

		private Plan(int products, @Nullable List<Difference> differences) {
			this.products = products;
			this.differences = differences;
		}

		private void add(UUID product, long version, Undoing undoing) {
			switch (undoing) {
				case Undoing.IsBack back -> {
				}
				case Undoing.Conflict conflict -> this.conflicts.add(new Conflict(product, version, conflict.detail()));
				case Undoing.Refused refused -> throw new RefusedException(refused.refusal());
				case Undoing.GoesBack goes -> {
					this.reverted++;
					goes.changes().forEach((change) -> add(product, change));
				}
			}
		}

		private void add(UUID product, ProductDiff.Change change) {
			// a single option or extra is told by its list, else there could be thousands
			int part = change.property().indexOf('[');
			this.properties.add((part < 0) ? change.property() : change.property().substring(0, part));
			this.text += String.valueOf(change.before()).length() + String.valueOf(change.after()).length();
			if (this.text > MOST_TEXT) {
				throw new RefusedException(new Refusal.Unacceptable(List.of(new Violation("",
						"would change more than " + MOST_TEXT + " characters; revert its products one by one"))));
			}
			if (this.differences != null) {
				this.differences.add(new Difference(product, change));
			}
		}

		/** What differs afterwards; nothing where it was not asked for. */
		List<Difference> differences() {
			return (this.differences != null) ? this.differences : List.of();
		}

		/** The same as it is told when it is done. */
		MassEditReverted reverting(UUID massEdit) {
			return new MassEditReverted(massEdit, this.reverted, this.conflicts);
		}

	}

	/**
	 * Looks what undoing a mass edit would come to, and changes nothing.
	 * @param massEdit which
	 * @param merchant that asks
	 * @param overwrite whether products that were changed since would go back too
	 * @param expectedVersions the versions one of which the mass edit has to be at, or
	 * null when any will do
	 * @return what would happen
	 * @throws RefusedException if it would be refused
	 */
	Plan plan(UUID massEdit, MerchantId merchant, boolean overwrite, @Nullable Set<Long> expectedVersions) {
		List<Edited> edited = this.edits.of(massEdit, merchant);
		requireVersion(expectedVersions);
		ProductContext context = this.facts.contextOf(merchant);
		Plan plan = new Plan(edited.size(), new ArrayList<>());
		for (Edited product : edited) {
			EditedProducts.States states = this.edits.statesOf(product);
			plan.add(product.id(), states.version(), Undoing.decide(product, states, overwrite, context));
		}
		return plan;
	}

	/**
	 * What a mass edit told that undid another.
	 * @param id of the one that undid it
	 * @return what it came to
	 */
	MassEditReverted told(UUID id) {
		return (MassEditReverted) this.eventStore.readEvents(Streams.massEdit(id), 1).next().getPayload();
	}

	/** What a mass edit was is never changed: it has one version. */
	private static void requireVersion(@Nullable Set<Long> expected) {
		new AtVersion(1, expected).mismatch().ifPresent((mismatch) -> {
			throw new RefusedException(mismatch);
		});
	}

	@CommandHandler
	Written handle(RevertMassEdit command, MetaData metaData) {
		List<Edited> edited = this.edits.of(command.reverted(), command.merchant());
		requireVersion(Intent.expectedVersions(metaData));
		ProductContext context = this.facts.contextOf(command.merchant());
		Plan plan = new Plan(edited.size(), null);
		List<Runnable> enactments = new ArrayList<>();
		for (Edited product : edited) {
			// locked before it is read, in the order of the ids as by other mass edits
			Aggregate<ProductAggregate> aggregate = this.products.load(Streams.product(product.id()));
			EditedProducts.States states = this.edits.statesOf(product);
			Undoing undoing = Undoing.decide(product, states, command.overwrite(), context);
			plan.add(product.id(), states.version(), undoing);
			if (undoing instanceof Undoing.GoesBack goes) {
				Decision<ProductEvent> decision = new Decision.Accepted<>(goes.events());
				enactments.add(() -> aggregate.execute((shell) -> shell.enact(decision)));
			}
		}
		String stream = Streams.massEdit(command.id());
		StreamEvents.append(this.eventStore, stream, 0, new MassEditMade(command.id(), command.merchant().value(),
				List.copyOf(plan.properties), plan.products));
		MassEditReverted reverted = plan.reverting(command.reverted());
		StreamEvents.append(this.eventStore, stream, 1, reverted);
		enactments.forEach(Runnable::run);
		// a mass edit happens once: its version tells those who read it back how far to
		// wait
		return new Written(command.id(), reverted.reverted(), 0, Written.Effect.CHANGED);
	}

}
