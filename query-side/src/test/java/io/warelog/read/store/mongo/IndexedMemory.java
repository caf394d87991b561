package io.warelog.read.store.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;

/**
 * MongoDB in memory that looks up what has one text in a field, and keeps what it has
 * once sorted. The original goes through the whole collection but for unique indexes
 * whose fields are all that is asked for, so what writes or asks for the versions of each
 * of many products, or pages through them, would not end.
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
			protected MemoryCollection openOrCreateCollection(String collection, CollectionOptions options) {
				return new SortedCollection(this, collection, options, getCursorRegistry());
			}

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

	/**
	 * Keeps its documents in each order that they are asked for while nothing is written,
	 * and goes through those alone that the range of the first field that sorts leaves.
	 */
	private static final class SortedCollection extends MemoryCollection {

		private final Map<List<Map.Entry<String, Object>>, List<Document>> sorted = new HashMap<>();

		/** Whether it has been asked for an order since the last write. */
		private boolean asked;

		SortedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
			super(database, name, options, cursors);
		}

		@Override
		protected Integer addDocumentInternal(Document document) {
			forget();
			return super.addDocumentInternal(document);
		}

		@Override
		protected void removeDocument(Integer position) {
			forget();
			super.removeDocument(position);
		}

		@Override
		protected void handleUpdate(Integer position, Document before, Document after) {
			forget();
			super.handleUpdate(position, before, after);
		}

		private void forget() {
			this.sorted.clear();
			this.asked = false;
		}

		@Override
		protected QueryResult matchDocuments(Document query, Document order, int skip, int limit, int batch,
				Document fields) {
			DocumentComparator comparator = deriveComparator(order);
			boolean again = this.asked;
			this.asked |= comparator != null;
			if (comparator == null || !again) {
				return super.matchDocuments(query, order, skip, limit, batch, fields);
			}
			List<Document> all = this.sorted.computeIfAbsent(List.copyOf(order.entrySet()),
					(key) -> streamAllDocumentsWithPosition().map(DocumentWithPosition::getDocument)
						.sorted(comparator)
						.toList());
			return matchDocumentsFromStream(query, Range.of(order).within(all, query).stream(), skip, limit, batch,
					null, fields);
		}

	}

	/**
	 * What of a sorted list can match.
	 *
	 * @param field the first one that sorts
	 * @param direction in which it does
	 * @param from the operators that tell where what matches begins
	 * @param to those that tell where it ends
	 */
	private record Range(String field, Comparator<Object> direction, List<String> from, List<String> to) {

		private static final List<String> LEAST = List.of("$eq", "$gt", "$gte");

		private static final List<String> MOST = List.of("$eq", "$lt", "$lte");

		static Range of(Document order) {
			Map.Entry<String, Object> first = order.entrySet().iterator().next();
			return (((Number) first.getValue()).intValue() > 0)
					? new Range(first.getKey(), ValueComparator.asc(), LEAST, MOST)
					: new Range(first.getKey(), ValueComparator.desc(), MOST, LEAST);
		}

		List<Document> within(List<Document> sorted, Document query) {
			Object first = bound(query, this.from, this.direction);
			Object last = bound(query, this.to, this.direction.reversed());
			int begin = (first != null) ? count(sorted, (value) -> this.direction.compare(value, first) < 0) : 0;
			int end = (last != null) ? count(sorted, (value) -> this.direction.compare(value, last) <= 0)
					: sorted.size();
			return sorted.subList(begin, Math.max(begin, end));
		}

		/** How many at the beginning of the list are so. */
		private int count(List<Document> sorted, Predicate<Object> are) {
			int low = 0;
			int high = sorted.size();
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (are.test(sorted.get(middle).get(this.field))) {
					low = middle + 1;
				}
				else {
					high = middle;
				}
			}
			return low;
		}

		/**
		 * The text or number that nothing lies before that matches, or null if it is not
		 * told.
		 */
		private Object bound(Document query, List<String> operators, Comparator<Object> order) {
			List<Object> bounds = new ArrayList<>();
			query.forEach((key, value) -> {
				switch (key) {
					case "$and" -> parts(value).map((part) -> bound(part, operators, order)).forEach(bounds::add);
					case "$or" -> {
						List<Object> each = parts(value).map((part) -> bound(part, operators, order)).toList();
						bounds.add(each.contains(null) ? null : each.stream().min(order).orElse(null));
					}
					default -> {
						if (key.equals(this.field)) {
							Document compared = (value instanceof Document document) ? document
									: new Document("$eq", value);
							operators.stream().map(compared::get).forEach(bounds::add);
						}
					}
				}
			});
			return bounds.stream()
				.filter((bound) -> bound instanceof String || bound instanceof Number)
				.max(order)
				.orElse(null);
		}

		private static Stream<Document> parts(Object all) {
			return ((Collection<?>) all).stream().map(Document.class::cast);
		}

	}

}
