package io.warelog.read.store.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.warelog.read.store.Batch;
import io.warelog.read.store.CodePoints;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Field;
import io.warelog.read.store.Field.Kind;
import io.warelog.read.store.Page;
import io.warelog.read.store.Span;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * How documents of a collection and what is asked for look in BSON. A field that is null
 * is left out.
 */
final class Shape {

	static final String ID = "_id";

	static final String VERSION = "version";

	private Shape() {
	}

	static BsonDocument encode(Batch.Upsert upsert) {
		BsonDocument document = new BsonDocument(ID, new BsonString(upsert.id()));
		document.put(VERSION, new BsonInt64(upsert.version()));
		for (Map.Entry<String, ?> value : upsert.values().entrySet()) {
			Field field = upsert.collection().field(value.getKey());
			if (value.getValue() != null) {
				document.put(field.name(), encode(field.kind(), value.getValue()));
			}
		}
		return document;
	}

	private static BsonValue encode(Kind kind, Object value) {
		return switch (kind) {
			case TEXT -> new BsonString((String) value);
			case LONG -> new BsonInt64((Long) value);
			case BYTES -> new BsonBinary((byte[]) value);
			case WORDS ->
				new BsonArray(((List<?>) value).stream().map((word) -> new BsonString((String) word)).toList());
		};
	}

	static Bson projection(Collection collection, List<String> fetch) {
		fetch.forEach(collection::field);
		return Projections.fields(Projections.include(VERSION), Projections.include(fetch));
	}

	/** In the direction of what sorts, ties included. */
	static Bson order(Page page) {
		BsonInt32 direction = new BsonInt32(page.descending() ? -1 : 1);
		return new BsonDocument(page.sort(), direction).append(ID, direction);
	}

	/**
	 * The filter of a page. Behind a place it is an "or" at the top: each branch is a
	 * range of the index that sorts, and the server merges the two in order; with the
	 * "or" further down it would walk the index from its beginning.
	 */
	static Bson filter(Collection collection, Page page) {
		Field sort = collection.comparable(page.sort());
		Span span = Span.of(page);
		List<Bson> filters = new ArrayList<>();
		for (Condition condition : page.conditions()) {
			if (!Span.covers(condition, page)) {
				filters.add(filter(collection, condition));
			}
		}
		if (span.from() != null) {
			filters.add(Filters.gte(sort.name(), span.from()));
		}
		if (span.to() != null) {
			filters.add(Filters.lte(sort.name(), span.to()));
		}
		Page.Place after = span.after();
		if (after == null) {
			if (span.from() == null && span.to() == null) {
				filters.add(present(sort));
			}
			return Filters.and(filters);
		}
		List<Bson> tie = new ArrayList<>(filters);
		tie.add(Filters.eq(sort.name(), after.value()));
		tie.add(page.descending() ? Filters.lt(ID, after.id()) : Filters.gt(ID, after.id()));
		filters
			.add(page.descending() ? Filters.lt(sort.name(), after.value()) : Filters.gt(sort.name(), after.value()));
		return Filters.or(Filters.and(tie), Filters.and(filters));
	}

	/** The filter of a count. */
	static Bson filter(Collection collection, List<Condition> conditions) {
		return conditions.isEmpty() ? Filters.empty()
				: Filters.and(conditions.stream().map((condition) -> filter(collection, condition)).toList());
	}

	private static Bson filter(Collection collection, Condition condition) {
		return switch (condition) {
			case Condition.Is is -> Filters.eq(collection.comparable(is.field()).name(), is.value());
			case Condition.OneOf oneOf -> Filters.in(collection.comparable(oneOf.field()).name(), oneOf.values());
			case Condition.Between between -> between(collection.comparable(between.field()), between);
			case Condition.HasWord word -> Filters.eq(collection.words(word.field()).name(), word.word());
			case Condition.HasWordStarting words -> starting(collection.words(words.field()).name(), words.prefix());
		};
	}

	private static Bson between(Field field, Condition.Between between) {
		Object from = between.from();
		Object to = between.to();
		if (from != null && to != null) {
			return Filters.and(Filters.gte(field.name(), from), Filters.lte(field.name(), to));
		}
		if (from != null) {
			return Filters.gte(field.name(), from);
		}
		return (to != null) ? Filters.lte(field.name(), to) : present(field);
	}

	/** Comparisons only hold between values of one type, so this leaves out nulls. */
	private static Bson present(Field field) {
		return (field.kind() == Kind.TEXT) ? Filters.gte(field.name(), "") : Filters.gte(field.name(), Long.MIN_VALUE);
	}

	/** One and the same word lies in the range; two words might each keep one bound. */
	private static Bson starting(String field, String prefix) {
		BsonDocument range = new BsonDocument("$gte", new BsonString(prefix));
		String end = CodePoints.successor(prefix);
		if (end != null) {
			range.put("$lt", new BsonString(end));
		}
		return Filters.elemMatch(field, range);
	}

}
