package io.warelog.write.massedit;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.value.MerchantId;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.eventstore.CommitReader;
import io.warelog.write.product.ProductHistory;
import org.axonframework.eventhandling.DomainEventMessage;

/** Finds in the log which products a mass edit changed, and what they were before it. */
final class EditedProducts {

	private static final String STREAM = "product:";

	private final CommitReader commits;

	private final ProductHistory history;

	EditedProducts(CommitReader commits, ProductHistory history) {
		this.commits = commits;
		this.history = history;
	}

	/**
	 * A product that a mass edit changed.
	 *
	 * @param id which one
	 * @param version to which the mass edit brought it
	 */
	record Edited(UUID id, long version) {
	}

	/**
	 * What a product was before and after a mass edit, and is now.
	 *
	 * @param before the mass edit
	 * @param after the mass edit
	 * @param present as it is now
	 * @param version at which it is now
	 */
	record States(Product before, Product after, Product present, long version) {
	}

	/**
	 * The products that a mass edit changed; one that it only placed is none of them.
	 * @param massEdit which
	 * @param merchant that asks
	 * @return them in the order of their ids
	 * @throws RefusedException if the merchant has made no such mass edit
	 */
	List<Edited> of(UUID massEdit, MerchantId merchant) {
		List<? extends DomainEventMessage<?>> commit = this.commits.begunBy(Streams.massEdit(massEdit));
		if (commit.isEmpty() || !(commit.getFirst().getPayload() instanceof MassEditMade made)
				|| !made.merchantId().equals(merchant.value())) {
			throw new RefusedException(new Refusal.NotFound("mass edit"));
		}
		Map<UUID, Long> versions = new TreeMap<>();
		for (DomainEventMessage<?> event : commit) {
			if (event.getPayload() instanceof ProductEvent) {
				UUID id = UUID.fromString(event.getAggregateIdentifier().substring(STREAM.length()));
				versions.put(id, event.getSequenceNumber() + 1);
			}
		}
		return versions.entrySet().stream().map((entry) -> new Edited(entry.getKey(), entry.getValue())).toList();
	}

	/**
	 * Reads what a product was and is.
	 * @param edited which one
	 * @return its states
	 */
	States statesOf(Edited edited) {
		NavigableMap<Long, Product> all = this.history.of(edited.id());
		Map.Entry<Long, Product> before = all.lowerEntry(edited.version());
		Map.Entry<Long, Product> last = all.lastEntry();
		return new States((before != null) ? before.getValue() : new NoProduct(),
				Objects.requireNonNull(all.get(edited.version())), last.getValue(), last.getKey());
	}

}
