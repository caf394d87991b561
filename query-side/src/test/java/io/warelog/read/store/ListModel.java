package io.warelog.read.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The simplest store that could be right: documents in a list, looked through each time.
 */
final class ListModel {

	private final Map<String, Batch.Upsert> documents = new TreeMap<>();

	void write(Batch.Upsert upsert) {
		this.documents.merge(upsert.id(), upsert, (old, next) -> (next.version() > old.version()) ? next : old);
	}

	List<Document> page(Page page) {
		Comparator<Batch.Upsert> order = Comparator.comparing((Batch.Upsert row) -> row.values().get(page.sort()),
				ListModel::compare);
		order = order.thenComparing(Batch.Upsert::id, CodePoints::compare);
		Comparator<Batch.Upsert> ordered = page.descending() ? order.reversed() : order;
		Page.Place after = page.after();
		Stream<Batch.Upsert> rows = matching(page.conditions()).filter((row) -> row.values().get(page.sort()) != null)
			.sorted(ordered);
		if (after != null) {
			Batch.Upsert place = new Batch.Upsert(this.documents.values().iterator().next().collection(), after.id(), 0,
					Map.of(page.sort(), after.value()));
			rows = rows.filter((row) -> ordered.compare(row, place) > 0);
		}
		return rows.skip(page.skip()).limit(page.limit()).map((row) -> document(row, page.fetch())).toList();
	}

	long count(List<Condition> conditions) {
		return matching(conditions).count();
	}

	private Stream<Batch.Upsert> matching(List<Condition> conditions) {
		return this.documents.values()
			.stream()
			.filter((row) -> conditions.stream().allMatch((condition) -> meets(row, condition)));
	}

	private static boolean meets(Batch.Upsert row, Condition condition) {
		Object value = row.values().get(condition.field());
		if (value == null) {
			return false;
		}
		return switch (condition) {
			case Condition.Is is -> value.equals(is.value());
			case Condition.OneOf oneOf -> oneOf.values().contains(value);
			case Condition.Between between -> (between.from() == null || compare(value, between.from()) >= 0)
					&& (between.to() == null || compare(value, between.to()) <= 0);
			case Condition.HasWord word -> ((List<?>) value).contains(word.word());
			case Condition.HasWordStarting words ->
				((List<?>) value).stream().anyMatch((word) -> ((String) word).startsWith(words.prefix()));
		};
	}

	private static Document document(Batch.Upsert row, List<String> fetch) {
		List<Object> values = new ArrayList<>();
		fetch.forEach((field) -> values.add(row.values().get(field)));
		return new Document(row.id(), row.version(), values);
	}

	private static int compare(Object a, Object b) {
		return (Objects.requireNonNull(a) instanceof String text) ? CodePoints.compare(text, (String) b)
				: Long.compare((Long) a, (Long) b);
	}

}
