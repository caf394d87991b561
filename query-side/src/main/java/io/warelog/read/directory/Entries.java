package io.warelog.read.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents of one collection of the directory, each the state of a stream.
 *
 * @param <S> the state
 */
final class Entries<S> {

	private static final List<String> FETCHED = List.of("created_at", "state");

	private final ReadModelStore store;

	private final Collection collection;

	private final Class<S> type;

	private final JsonMapper states;

	Entries(ReadModelStore store, Collection collection, Class<S> type, JsonMapper states) {
		this.store = store;
		this.collection = collection;
		this.type = type;
		this.states = states;
	}

	/**
	 * What is known of one thing.
	 *
	 * @param version the number of its events
	 * @param createdAt in microseconds since 1970
	 * @param state as it is now
	 * @param <S> the state
	 */
	record Entry<S>(long version, long createdAt, S state) {
	}

	Collection collection() {
		return this.collection;
	}

	Optional<Entry<S>> get(String id) {
		return this.store.get(this.collection, id, FETCHED).map(this::entry);
	}

	/** The version of a document, 0 when there is none. */
	long version(String id) {
		return this.store.get(this.collection, id, List.of()).map(Document::version).orElse(0L);
	}

	/** The first of those that fulfil a condition. */
	Optional<Entry<S>> find(Condition condition) {
		return page(List.of(condition), 0, 1).stream().findFirst();
	}

	/** A part of those that fulfil all conditions, oldest first. */
	List<Entry<S>> page(List<Condition> conditions, int offset, int limit) {
		return this.store.page(this.collection, new Page(conditions, "created_at", false, null, offset, limit, FETCHED))
			.stream()
			.map(this::entry)
			.toList();
	}

	long count(List<Condition> conditions) {
		return this.store.count(this.collection, conditions);
	}

	/** A document that holds an entry. */
	Upsert upsert(String id, Entry<S> entry, Map<String, ?> further) {
		Map<String, Object> values = new HashMap<>(further);
		values.put("created_at", entry.createdAt());
		values.put("state", this.states.writeValueAsBytes(entry.state()));
		return new Upsert(this.collection, id, entry.version(), values);
	}

	/** Reads an entry from a document that is about to be written. */
	Entry<S> pending(Upsert upsert) {
		return entry(new Document(upsert.id(), upsert.version(),
				FETCHED.stream().<@Nullable Object>map((field) -> upsert.values().get(field)).toList()));
	}

	private Entry<S> entry(Document document) {
		return new Entry<>(document.version(), Objects.requireNonNull(document.number(0)),
				this.states.readValue(Objects.requireNonNull(document.bytes(1)), this.type));
	}

}
