package io.warelog.read.store.mongo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.ExplainVerbosity;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.warelog.read.directory.DirectoryCollections;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Condition.Between;
import io.warelog.read.store.Condition.HasWord;
import io.warelog.read.store.Condition.HasWordStarting;
import io.warelog.read.store.Condition.Is;
import io.warelog.read.store.Field;
import io.warelog.read.store.Field.Kind;
import io.warelog.read.store.PageBuilder;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Every page that the store accepts runs along an index of the server, from where it
 * begins to where it ends. As others are refused these are all there are: along each
 * declared index, in both directions, from the beginning, from a place, between bounds
 * and by skipping, with other conditions or without, and by words.
 */
abstract class ExplainedPages {

	private static final int DOCUMENTS = 400;

	private static final int LIMIT = 20;

	private static final int SKIP = 30;

	/** What all documents have where they are asked for by equality. */
	private static final String SAME = "same";

	private MongoReadModelStore store;

	/** The address of the database of this test. */
	abstract String uri();

	@BeforeEach
	void fill() {
		this.store = MongoReadModelStore.connect(uri(), Clock.systemUTC());
		this.store.prepare("explained", collections());
		for (Collection collection : collections()) {
			List<Batch.Upsert> documents = new ArrayList<>();
			for (int i = 0; i < DOCUMENTS; i++) {
				documents.add(new Batch.Upsert(collection, "id%04d".formatted(i), 1, values(collection, i)));
			}
			this.store.write(new Batch(documents, null));
		}
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	private static List<Collection> collections() {
		return Stream.concat(ProductCollections.all().stream(), DirectoryCollections.all().stream()).toList();
	}

	/**
	 * What sorts differs from document to document, what is asked for by equality is the
	 * same.
	 */
	private static Map<String, Object> values(Collection collection, int number) {
		Map<String, Object> values = new HashMap<>();
		for (Field field : collection.fields()) {
			boolean sorts = collection.indexes()
				.stream()
				.anyMatch((index) -> index.get(Collection.sorting(index)).equals(field.name()));
			switch (field.kind()) {
				case TEXT -> values.put(field.name(), sorts ? "t%04d".formatted(number) : SAME);
				case LONG -> values.put(field.name(), sorts ? (long) number : 1L);
				case BYTES -> values.put(field.name(), new byte[] { 1 });
				case WORDS -> values.put(field.name(), List.of("common", "rare" + number));
			}
		}
		return values;
	}

	@Test
	void noPageScansOrSorts() {
		for (Collection collection : collections()) {
			for (List<String> index : collection.indexes()) {
				String sort = index.get(Collection.sorting(index));
				List<Condition> equal = new ArrayList<>();
				index.subList(0, Collection.sorting(index))
					.forEach((field) -> equal.add(new Is(field, same(collection, field))));
				for (boolean descending : new boolean[] { false, true }) {
					explain(collection, page(sort, descending).where(equal.toArray(Condition[]::new)), LIMIT + 1);
					explain(collection, page(sort, descending).where(equal.toArray(Condition[]::new)).skip(SKIP),
							LIMIT + SKIP + 1);
					explain(collection, page(sort, descending).where(equal.toArray(Condition[]::new))
						.after(value(collection, sort, 200), "id0200"), LIMIT + 2);
					List<Condition> bounded = new ArrayList<>(equal);
					bounded.add(new Between(sort, value(collection, sort, 100), value(collection, sort, 300)));
					explain(collection, page(sort, descending).where(bounded.toArray(Condition[]::new)), LIMIT + 1);
				}
			}
		}
	}

	@Test
	void wordsLeadToTheDocumentsThatHaveThem() {
		for (Collection collection : collections()) {
			for (Field field : collection.fields()) {
				if (field.kind() != Kind.WORDS) {
					continue;
				}
				Condition scope = new Is(String.valueOf(field.scope()), SAME);
				for (List<String> index : collection.indexes()) {
					String sort = index.get(Collection.sorting(index));
					for (Condition word : List.of(new HasWord(field.name(), "rare17"),
							new HasWordStarting(field.name(), "rare17"))) {
						Document plan = plan(collection, page(sort, false).where(scope, word));
						assertThat(stages(plan)).as("%s by %s: %s", collection.name(), sort, plan.toJson())
							.contains("IXSCAN")
							.doesNotContain("COLLSCAN");
					}
				}
			}
		}
	}

	@Test
	void noCountScansACollection() {
		for (Collection collection : collections()) {
			for (List<String> index : collection.indexes()) {
				String first = index.getFirst();
				Object value = (Collection.sorting(index) == 0) ? value(collection, first, 100)
						: same(collection, first);
				countsAlongAnIndex(collection, List.of(new Is(first, value)));
			}
			for (Field field : collection.fields()) {
				if (field.kind() == Kind.WORDS) {
					countsAlongAnIndex(collection, List.of(new Is(String.valueOf(field.scope()), SAME),
							new HasWordStarting(field.name(), "rare17")));
				}
			}
		}
	}

	/** As the driver counts: documents that match are summed up by the server. */
	private void countsAlongAnIndex(Collection collection, List<Condition> conditions) {
		Indexes.requireFor(collection, conditions);
		Document count = new Document("aggregate", collection.name())
			.append("pipeline",
					List.of(new Document("$match", Shape.filter(collection, conditions)),
							new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)))))
			.append("cursor", new Document());
		try (MongoClient client = MongoClients.create(uri())) {
			Document plan = client.getDatabase(new ConnectionString(uri()).getDatabase())
				.runCommand(new Document("explain", count).append("verbosity", "queryPlanner"));
			assertThat(stages(plan)).as("%s by %s: %s", collection.name(), conditions, plan.toJson())
				.containsAnyOf("IXSCAN", "COUNT_SCAN")
				.doesNotContain("COLLSCAN");
		}
		catch (MongoCommandException ex) {
			abortWhereItCannotExplain(ex);
		}
	}

	private static PageBuilder page(String sort, boolean descending) {
		return (descending ? PageBuilder.descending(sort) : PageBuilder.ascending(sort)).limit(LIMIT);
	}

	private static Object same(Collection collection, String field) {
		return (collection.field(field).kind() == Kind.TEXT) ? SAME : (Object) 1L;
	}

	private static Object value(Collection collection, String field, int number) {
		return (collection.field(field).kind() == Kind.TEXT) ? "t%04d".formatted(number) : (Object) (long) number;
	}

	private void explain(Collection collection, PageBuilder page, int most) {
		Document plan = plan(collection, page);
		assertThat(stages(plan)).as("%s: %s", collection.name(), plan.toJson())
			.contains("IXSCAN")
			.doesNotContain("COLLSCAN", "SORT");
		assertThat(plan.get("executionStats", Document.class).get("totalDocsExamined", Number.class).intValue())
			.as("%s: %s", collection.name(), plan.toJson())
			.isLessThanOrEqualTo(most);
	}

	private Document plan(Collection collection, PageBuilder page) {
		try {
			return this.store.find(collection, page.build()).explain(ExplainVerbosity.EXECUTION_STATS);
		}
		catch (MongoCommandException ex) {
			return abortWhereItCannotExplain(ex);
		}
	}

	private static Document abortWhereItCannotExplain(MongoCommandException ex) {
		if (ex.getErrorCode() == 59 || ex.getErrorMessage().contains("explain")) {
			return abort("this server cannot explain: " + ex.getErrorMessage());
		}
		throw ex;
	}

	/** The names of all stages of the plan that was chosen. */
	private static List<String> stages(Document plan) {
		List<String> stages = new ArrayList<>();
		collect(plan, false, stages);
		return stages;
	}

	/** It may be deeper in what is told, and others that were rejected beside it. */
	private static void collect(Object part, boolean chosen, List<String> stages) {
		if (part instanceof Document document) {
			if (chosen && document.get("stage") instanceof String stage) {
				stages.add(stage);
			}
			document.forEach((name, value) -> collect(value, chosen || name.equals("winningPlan"), stages));
		}
		else if (part instanceof List<?> list) {
			list.forEach((value) -> collect(value, chosen, stages));
		}
	}

}
