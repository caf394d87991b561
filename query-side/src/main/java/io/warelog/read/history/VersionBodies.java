package io.warelog.read.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.read.history.VersionBody.Passage;
import io.warelog.read.store.Document;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of versions, any number of them with two reads. */
public final class VersionBodies {

	private static final List<String> SHOWN = List.of("events", "key_id", "reason", "request_id", "changes");

	private static final int CHANGES = 4;

	private static final List<String> STATE = List.of("state");

	private final ReadModelStore store;

	private final JsonMapper states;

	/**
	 * Makes the reader.
	 * @param store where versions are kept
	 * @param states reads states and writes values of properties
	 */
	public VersionBodies(ReadModelStore store, JsonMapper states) {
		this.store = store;
		this.states = states;
	}

	/**
	 * Reads the bodies of versions.
	 * @param rows of the versions; a row is written behind its body
	 * @return the bodies by the ids of the versions
	 */
	public Map<String, VersionBody> of(List<Document> rows) {
		Map<String, Document> shown = read(rows.stream().map(Document::id).toList(), SHOWN);
		// what changes with a product that comes or goes follows from its state
		Map<String, Document> whole = read(
				shown.values().stream().filter((body) -> body.bytes(CHANGES) == null).map(Document::id).toList(),
				STATE);
		Map<String, VersionBody> bodies = new HashMap<>();
		shown.forEach((id, body) -> bodies.put(id, body(body, whole.get(id))));
		return bodies;
	}

	private Map<String, Document> read(Collection<String> ids, List<String> fetch) {
		Map<String, Document> bodies = new HashMap<>();
		if (!ids.isEmpty()) {
			this.store.getAll(HistoryCollections.BODIES, ids, fetch).forEach((body) -> bodies.put(body.id(), body));
		}
		return bodies;
	}

	private VersionBody body(Document shown, @Nullable Document whole) {
		byte[] changes = shown.bytes(CHANGES);
		if (changes != null) {
			return new VersionBody(shown, changes, Passage.STAYED);
		}
		byte[] state = Objects.requireNonNull(Objects.requireNonNull(whole).bytes(0));
		return switch (this.states.readValue(state, Product.class)) {
			case LiveProduct came -> new VersionBody(shown, ChangeJson.between(null, came, this.states), Passage.CAME);
			case DeletedProduct went ->
				new VersionBody(shown, ChangeJson.between(went.last(), null, this.states), Passage.WENT);
			case NoProduct none -> throw new IllegalStateException("A version is of a product");
		};
	}

}
