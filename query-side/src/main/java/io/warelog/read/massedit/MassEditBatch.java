package io.warelog.read.massedit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.product.ProductDiff.Change;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a batch of events tells of mass edits. A mass edit may be told in several batches.
 * Its document passes over what it has taken in; what is written of a property holds
 * whole values, so that writing it twice does no harm.
 */
public final class MassEditBatch {

	private static final List<String> FETCHED = List.of("merchant", "made_at", "key_id", "reason", "properties",
			"products", "ids", "unmoved");

	private static final List<String> BEGUN = List.of("sequence", "before");

	/** More than a product has properties with those of its options and extras. */
	private static final long PROPERTIES = 8192;

	private final Reads store;

	private final JsonMapper json;

	private final Map<UUID, Edit> edits = new LinkedHashMap<>();

	private final Map<String, Difference> differences = new LinkedHashMap<>();

	/**
	 * Begins a batch.
	 * @param store where mass edits are kept
	 * @param json writes values of properties
	 */
	public MassEditBatch(Reads store, JsonMapper json) {
		this.store = store;
		this.json = json;
	}

	/** A mass edit in hand. */
	private static final class Edit {

		private long taken = -1;

		private final Map<String, @Nullable Object> values = new HashMap<>();

		private final Set<String> changed = new LinkedHashSet<>();

		/** Of those that changed the ones that were placed, as far as the batch tells. */
		private final Set<String> onlyPlaced = new HashSet<>();

		/** Placed where they stood, and nothing else. */
		private final Set<String> unmoved = new LinkedHashSet<>();

	}

	/** A property of a product in hand. */
	private static final class Difference {

		private final UUID massEdit;

		private final UUID product;

		private long sequence;

		private final String property;

		private byte[] before;

		private byte[] after;

		private Difference(UUID massEdit, UUID product, long sequence, String property, byte[] before, byte[] after) {
			this.massEdit = massEdit;
			this.product = product;
			this.sequence = sequence;
			this.property = property;
			this.before = before;
			this.after = after;
		}

		private Upsert toUpsert(String id, long position) {
			return new Upsert(MassEditCollections.DIFFS, id, position,
					Map.of("mass_edit", this.massEdit.toString(), "sequence", this.sequence, "product_id",
							this.product.toString(), "property", this.property, "before", this.before, "after",
							this.after));
		}

	}

	/**
	 * Looks whether an event is part of a mass edit.
	 * @param message with the event
	 * @return the mass edit, or null
	 */
	public static @Nullable UUID of(EventMessage<?> message) {
		Object id = message.getMetaData().get(CommitMetadata.MASS_EDIT);
		return (id != null) ? UUID.fromString(id.toString()) : null;
	}

	/**
	 * A mass edit was made.
	 * @param event what was asked for
	 * @param message with the event
	 * @param position of the event
	 */
	public void made(MassEditMade event, EventMessage<?> message, long position) {
		Edit edit = edit(event.massEditId());
		if (position > edit.taken) {
			edit.values.put("merchant", event.merchantId().toString());
			edit.values.put("made_at", Times.micros(message.getTimestamp()));
			edit.values.put("key_id", text(message, CommitMetadata.KEY));
			edit.values.put("reason", text(message, CommitMetadata.REASON));
			edit.values.put("properties", String.join("\n", event.properties()));
			edit.values.put("products", (long) event.products());
		}
	}

	private static @Nullable String text(EventMessage<?> message, String name) {
		Object value = message.getMetaData().get(name);
		return (value != null) ? value.toString() : null;
	}

	/**
	 * A product was changed.
	 * @param massEdit by which
	 * @param product which
	 * @param position of the event
	 */
	public void changed(UUID massEdit, UUID product, long position) {
		Edit edit = edit(massEdit);
		if (position > edit.taken) {
			edit.changed.add(product.toString());
			edit.onlyPlaced.remove(product.toString());
			edit.unmoved.remove(product.toString());
		}
	}

	/**
	 * A product was placed. It has changed by it unless it turns out that it is
	 * {@link #unmoved}.
	 * @param massEdit by which
	 * @param product which
	 * @param position of the event
	 */
	public void placed(UUID massEdit, UUID product, long position) {
		Edit edit = edit(massEdit);
		if (position > edit.taken && edit.changed.add(product.toString())) {
			edit.onlyPlaced.add(product.toString());
			edit.unmoved.remove(product.toString());
		}
	}

	/**
	 * A product was placed where it stood.
	 * @param massEdit by which
	 * @param product which
	 * @param position of the event
	 */
	public void unmoved(UUID massEdit, UUID product, long position) {
		Edit edit = edit(massEdit);
		if (position > edit.taken && edit.onlyPlaced.remove(product.toString())) {
			edit.changed.remove(product.toString());
			edit.unmoved.add(product.toString());
		}
	}

	/**
	 * A product differs from what it was before an event.
	 * @param massEdit of which
	 * @param product which
	 * @param index of the event in the commit
	 * @param changes in which properties
	 */
	public void differs(UUID massEdit, UUID product, long index, List<Change> changes) {
		for (int i = 0; i < changes.size(); i++) {
			Change change = changes.get(i);
			String id = massEdit + ":" + product + ":" + change.property();
			byte[] after = this.json.writeValueAsBytes(change.after());
			Difference known = this.differences.get(id);
			if (known != null) {
				known.after = after;
			}
			else {
				this.differences.put(id, new Difference(massEdit, product, index * PROPERTIES + i, change.property(),
						this.json.writeValueAsBytes(change.before()), after));
			}
		}
	}

	/**
	 * The mass edits that the batch is about.
	 * @return their ids
	 */
	public Set<UUID> ids() {
		return this.edits.keySet();
	}

	/**
	 * Ends the batch.
	 * @param position of its last event
	 * @return what is to be written, in this order
	 */
	public List<Upsert> upserts(long position) {
		continueProducts();
		List<Upsert> upserts = new ArrayList<>();
		this.differences.forEach((id, difference) -> upserts.add(difference.toUpsert(id, position)));
		this.edits.forEach((id, edit) -> {
			Map<String, @Nullable Object> values = new HashMap<>(edit.values);
			values.put("changed", (long) edit.changed.size());
			values.put("ids", lines(edit.changed));
			values.put("unmoved", lines(edit.unmoved));
			upserts.add(new Upsert(MassEditCollections.MASS_EDITS, id.toString(), position, values));
		});
		return upserts;
	}

	/**
	 * Ends a batch that does nothing but tell of products late in what they differ. That
	 * they have changed has been told.
	 * @param position of its last event
	 * @return what is to be written, in this order
	 */
	public List<Upsert> lateUpserts(long position) {
		continueFrom(List.copyOf(this.differences.keySet()));
		return this.differences.entrySet()
			.stream()
			.map((difference) -> difference.getValue().toUpsert(difference.getKey(), position))
			.toList();
	}

	/**
	 * The batch before may have ended between two events of a product. What it was before
	 * the commit is then what that one found.
	 */
	private void continueProducts() {
		this.edits.forEach((id, edit) -> {
			String first = this.differences.values()
				.stream()
				.filter((difference) -> edit.taken >= 0 && difference.massEdit.equals(id))
				.findFirst()
				.map((difference) -> id + ":" + difference.product + ":")
				.orElse(null);
			if (first != null) {
				continueFrom(this.differences.keySet().stream().filter((key) -> key.startsWith(first)).toList());
			}
		});
	}

	private void continueFrom(List<String> ids) {
		for (Document stored : this.store.getAll(MassEditCollections.DIFFS, ids, BEGUN)) {
			Difference difference = Objects.requireNonNull(this.differences.get(stored.id()));
			difference.sequence = Objects.requireNonNull(stored.number(0));
			difference.before = Objects.requireNonNull(stored.bytes(1));
		}
	}

	private static byte[] lines(Set<String> ids) {
		return String.join("\n", ids).getBytes(StandardCharsets.US_ASCII);
	}

	private Edit edit(UUID id) {
		return this.edits.computeIfAbsent(id, (key) -> {
			Edit edit = new Edit();
			this.store.get(MassEditCollections.MASS_EDITS, key.toString(), FETCHED)
				.ifPresent((stored) -> load(edit, stored));
			return edit;
		});
	}

	private static void load(Edit edit, Document stored) {
		edit.taken = stored.version();
		int ids = FETCHED.size() - 2;
		for (int i = 0; i < ids; i++) {
			edit.values.put(FETCHED.get(i), stored.values().get(i));
		}
		edit.changed.addAll(MassEditReads.ids(Objects.requireNonNull(stored.bytes(ids))));
		edit.unmoved.addAll(MassEditReads.ids(Objects.requireNonNull(stored.bytes(ids + 1))));
	}

}
