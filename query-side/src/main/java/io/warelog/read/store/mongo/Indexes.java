package io.warelog.read.store.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Field;
import io.warelog.read.store.Field.Kind;
import io.warelog.read.store.Page;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of collections, and which of them an operation runs over. One that none of
 * them serves is refused, whatever the server would make of it: that would be a scan of
 * the collection, or a sort of more than anybody asked for.
 */
final class Indexes {

	/** What an index without further options is described by. */
	private static final Set<String> PLAIN = Set.of("v", "key", "name", "ns", "background");

	private static final int NO_SUCH_INDEX = 27;

	private Indexes() {
	}

	/**
	 * The declared indexes, each with the id as the tie-break behind the field that
	 * sorts, and one per words field that leads from a word, within its scope, to its
	 * documents.
	 */
	static List<BsonDocument> of(Collection collection) {
		List<BsonDocument> indexes = new ArrayList<>();
		for (List<String> fields : collection.indexes()) {
			indexes.add(keys(fields));
		}
		for (Field field : collection.fields()) {
			if (field.kind() == Kind.WORDS) {
				BsonDocument keys = new BsonDocument();
				if (field.scope() != null) {
					keys.append(field.scope(), new BsonInt32(1));
				}
				indexes.add(keys.append(field.name(), new BsonInt32(1)));
			}
		}
		return indexes;
	}

	private static BsonDocument keys(List<String> index) {
		BsonDocument keys = new BsonDocument();
		Collection.keys(index)
			.forEach((field) -> keys.append(field.equals(Collection.ID) ? Shape.ID : field, new BsonInt32(1)));
		return keys;
	}

	/**
	 * Makes indexes that are missing, and makes those anew that are of the same name or
	 * fields but otherwise than declared, such as with an option that somebody has added.
	 * Others are left as they are.
	 * @param documents where they belong
	 * @param declared their keys
	 * @throws IllegalStateException if one is not there afterwards
	 */
	static void ensure(MongoCollection<?> documents, List<BsonDocument> declared) {
		if (declared.isEmpty()) {
			return;
		}
		List<BsonDocument> present = present(documents);
		List<IndexModel> missing = new ArrayList<>();
		for (BsonDocument keys : declared) {
			if (present.stream().anyMatch((index) -> isAsDeclared(index, keys))) {
				continue;
			}
			present.stream()
				.filter((index) -> index.getString("name").getValue().equals(name(keys))
						|| sameKeys(index.getDocument("key"), keys))
				.forEach((index) -> drop(documents, index.getString("name").getValue()));
			missing.add(new IndexModel(keys, new IndexOptions().name(name(keys))));
		}
		if (missing.isEmpty()) {
			return;
		}
		documents.createIndexes(missing);
		List<BsonDocument> made = present(documents);
		for (BsonDocument keys : declared) {
			if (made.stream().noneMatch((index) -> isAsDeclared(index, keys))) {
				throw new IllegalStateException(
						documents.getNamespace() + " has no index " + name(keys) + " after it was made");
			}
		}
	}

	private static List<BsonDocument> present(MongoCollection<?> documents) {
		return documents.listIndexes(BsonDocument.class).into(new ArrayList<>());
	}

	/** As the server would call it. */
	static String name(BsonDocument keys) {
		return keys.keySet().stream().map((field) -> field + "_1").collect(Collectors.joining("_"));
	}

	private static boolean isAsDeclared(BsonDocument index, BsonDocument keys) {
		return index.getString("name").getValue().equals(name(keys)) && sameKeys(index.getDocument("key"), keys)
				&& PLAIN.containsAll(index.keySet());
	}

	/** The order counts; a server may give the directions back as another number. */
	private static boolean sameKeys(BsonDocument present, BsonDocument declared) {
		return List.copyOf(present.keySet()).equals(List.copyOf(declared.keySet())) && present.values()
			.stream()
			.allMatch((direction) -> direction.isNumber() && direction.asNumber().intValue() == 1);
	}

	private static void drop(MongoCollection<?> documents, String name) {
		try {
			documents.dropIndex(name);
		}
		catch (MongoCommandException ex) {
			// another node was quicker
			if (ex.getErrorCode() != NO_SUCH_INDEX) {
				throw ex;
			}
		}
	}

	/**
	 * The index that gives a page in its order: what is asked for by equality, then what
	 * sorts, then the id. Where words are asked for it is left to the server whether to
	 * walk along that, or to sort the documents that have the words.
	 * @return its keys, or null if the server is to choose
	 * @throws IllegalArgumentException if no declared index serves the page
	 */
	static @Nullable BsonDocument serving(Collection collection, Page page) {
		Map<String, Condition> equal = equal(page.conditions());
		Optional<List<String>> sorting = collection.indexes()
			.stream()
			.filter((index) -> sortsBy(index, page.sort(), equal.keySet()))
			.max(Comparator.comparingInt(Collection::sorting));
		boolean words = hasServedWords(collection, page.conditions(), equal.keySet());
		if (sorting.isEmpty() && !words) {
			throw new IllegalArgumentException("no index of " + collection.name() + " lists by " + page.sort()
					+ " what is asked for by " + fields(page.conditions()));
		}
		return (sorting.isPresent() && page.conditions().stream().noneMatch(Indexes::isOfWords)) ? keys(sorting.get())
				: null;
	}

	/**
	 * Looks whether an index leads to what is counted.
	 * @throws IllegalArgumentException if none does
	 */
	static void requireFor(Collection collection, List<Condition> conditions) {
		Set<String> equal = equal(conditions).keySet();
		Set<String> asked = new HashSet<>(fields(conditions));
		boolean served = conditions.isEmpty() || hasServedWords(collection, conditions, equal)
				|| collection.indexes().stream().anyMatch((index) -> asked.contains(index.getFirst()));
		if (!served) {
			throw new IllegalArgumentException(
					"no index of " + collection.name() + " leads to what is asked for by " + fields(conditions));
		}
	}

	private static boolean sortsBy(List<String> index, String sort, Set<String> equal) {
		int sorting = Collection.sorting(index);
		return index.get(sorting).equals(sort) && equal.containsAll(index.subList(0, sorting));
	}

	private static boolean hasServedWords(Collection collection, List<Condition> conditions, Set<String> equal) {
		return conditions.stream().filter(Indexes::isOfWords).anyMatch((condition) -> {
			String scope = collection.words(condition.field()).scope();
			return scope == null || equal.contains(scope);
		});
	}

	private static boolean isOfWords(Condition condition) {
		return condition instanceof Condition.HasWord || condition instanceof Condition.HasWordStarting;
	}

	private static Map<String, Condition> equal(List<Condition> conditions) {
		Map<String, Condition> equal = new HashMap<>();
		conditions.stream()
			.filter(Condition.Is.class::isInstance)
			.forEach((condition) -> equal.put(condition.field(), condition));
		return equal;
	}

	private static List<String> fields(List<Condition> conditions) {
		return conditions.stream().map(Condition::field).toList();
	}

}
