package io.warelog.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;

/**
 * MongoDB in memory that looks up what has one text in a field. The original goes through
 * the whole collection but for unique indexes whose fields are all that is asked for, so
 * what writes or asks for the versions of each of many products would not end.
 */
final class IndexedMemory extends MemoryBackend {

	/**
	 * What nearly all documents of a collection have in common, so that it leads nowhere.
	 */
	private static final Set<String> OF_ALL = Set.of("merchant", "organization", "storefront");

	@Override
	public MemoryDatabase openOrCreateDatabase(String name) {
		return new MemoryDatabase(name, getCursorRegistry()) {

			@Override
			protected Index<Integer> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys,
					boolean sparse) {
				return new TextIndex(index, keys, sparse);
			}

			@Override
			protected Index<Integer> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys,
					boolean sparse) {
				return (keys.size() == 1) ? new IdIndex(index, keys, sparse)
						: super.openOrCreateUniqueIndex(collection, index, keys, sparse);
			}

		};
	}

	/**
	 * The text that all that is asked for has in a field.
	 * @param field its name
	 * @param query what is asked for
	 * @return the text, or null
	 */
	private static String asked(String field, Document query) {
		Object value = query.get(field);
		if (value instanceof Document operators) {
			value = operators.get("$eq");
		}
		if (value instanceof String text) {
			return text;
		}
		return (query.get("$and") instanceof Collection<?> all) ? all.stream()
			.filter(Document.class::isInstance)
			.map((part) -> asked(field, (Document) part))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null) : null;
	}

	/** Of single documents, also where something else is asked for besides. */
	private static final class IdIndex extends MemoryUniqueIndex {

		private final String field;

		IdIndex(String name, List<IndexKey> keys, boolean sparse) {
			super(name, keys, sparse);
			this.field = keys.getFirst().getKey();
		}

		@Override
		public synchronized boolean canHandle(Document query) {
			return super.canHandle(query) || asked(this.field, query) != null;
		}

		@Override
		public synchronized Iterable<Integer> getPositions(Document query) {
			return super.getPositions(
					super.canHandle(query) ? query : new Document(this.field, asked(this.field, query)));
		}

	}

	/** Of documents by the texts in the first of its fields that leads to few of them. */
	private static final class TextIndex extends Index<Integer> {

		private final String field;

		/** Positions by the ids of documents, by texts. */
		private final Map<String, Map<Object, Integer>> positions = new HashMap<>();

		TextIndex(String name, List<IndexKey> keys, boolean sparse) {
			super(name, keys, sparse);
			this.field = keys.stream()
				.map(IndexKey::getKey)
				.filter((key) -> !OF_ALL.contains(key))
				.findFirst()
				.orElseThrow();
		}

		/** Texts of a document, alone or in a list. */
		private List<String> texts(Document document) {
			Object value = document.get(this.field);
			Stream<?> values = (value instanceof Collection<?> several) ? several.stream() : Stream.ofNullable(value);
			return values.filter(String.class::isInstance).map(String.class::cast).distinct().toList();
		}

		@Override
		public Integer getPosition(Document document) {
			return null;
		}

		@Override
		public void checkAdd(Document document, MongoCollection<Integer> collection) {
			// any number of documents may have the same
		}

		@Override
		public synchronized void add(Document document, Integer position, MongoCollection<Integer> collection) {
			for (String text : texts(document)) {
				this.positions.computeIfAbsent(text, (key) -> new LinkedHashMap<>()).put(document.get("_id"), position);
			}
		}

		@Override
		public synchronized Integer remove(Document document) {
			Integer removed = null;
			for (String text : texts(document)) {
				Map<Object, Integer> same = this.positions.get(text);
				removed = same.remove(document.get("_id"));
				if (same.isEmpty()) {
					this.positions.remove(text);
				}
			}
			return removed;
		}

		@Override
		public boolean canHandle(Document query) {
			return asked(this.field, query) != null;
		}

		@Override
		public synchronized Iterable<Integer> getPositions(Document query) {
			return new ArrayList<>(this.positions.getOrDefault(asked(this.field, query), Map.of()).values());
		}

		@Override
		public synchronized long getCount() {
			return this.positions.size();
		}

		@Override
		public long getDataSize() {
			return 0;
		}

		@Override
		public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {
			// as with a new one
		}

		@Override
		public synchronized void updateInPlace(Document before, Document after, Integer position,
				MongoCollection<Integer> collection) {
			if (!texts(before).equals(texts(after))) {
				remove(before);
				add(after, position, collection);
			}
		}

		@Override
		public synchronized void drop() {
			this.positions.clear();
		}

	}

}
