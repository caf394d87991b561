package io.warelog.read.store.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.warelog.platform.sqlite.SqliteSession;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Condition.Between;
import io.warelog.read.store.Condition.HasWord;
import io.warelog.read.store.Condition.HasWordStarting;
import io.warelog.read.store.Condition.Is;
import io.warelog.read.store.Condition.OneOf;
import io.warelog.read.store.Field;
import io.warelog.read.store.Page;
import io.warelog.read.store.PageBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.warelog.read.store.PageBuilder.ascending;
import static io.warelog.read.store.PageBuilder.descending;
import static org.assertj.core.api.Assertions.assertThat;

/** No list runs through a whole table or sorts what an index has in order. */
class QueryPlanTests {

	private static final Collection PRODUCTS = new Collection("products", 1,
			List.of(Field.text("merchant"), Field.text("status"), Field.text("name"), Field.number("created_at"),
					Field.number("price"), Field.words("words", "merchant"), Field.bytes("body")),
			List.of(List.of("merchant", "created_at"), List.of("merchant", "name"), List.of("merchant", "price"),
					List.of("merchant", "status", "created_at")));

	private static final Is MERCHANT = new Is("merchant", "m");

	@TempDir
	Path directory;

	private SqliteReadModelStore store;

	@BeforeEach
	void open() {
		this.store = SqliteReadModelStore.open(this.directory.resolve("views.db"), 1, Clock.systemUTC());
		this.store.prepare("products", List.of(PRODUCTS));
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void aPageSeeksToItsPlaceInTheIndexThatSorts() {
		assertThat(plan(ascending("name").where(MERCHANT).after("n", "id")))
			.containsExactly("SEARCH t USING INDEX products__1 (merchant=? AND (name,id)>(?,?))");
		assertThat(plan(descending("name").where(MERCHANT).after("n", "id")))
			.containsExactly("SEARCH t USING INDEX products__1 (merchant=? AND name>? AND (name,id)<(?,?))");
	}

	@Test
	void theFirstPageAndOneBySkippingSeekToTheBeginning() {
		assertThat(plan(ascending("price").where(MERCHANT)))
			.containsExactly("SEARCH t USING INDEX products__2 (merchant=? AND price>?)");
		assertThat(plan(descending("price").where(MERCHANT).skip(5_000)))
			.containsExactly("SEARCH t USING INDEX products__2 (merchant=? AND price>?)");
	}

	@Test
	void equalityChoosesTheLongestIndexThatSorts() {
		assertThat(plan(descending("created_at").where(MERCHANT, new Is("status", "available"))))
			.containsExactly("SEARCH t USING INDEX products__3 (merchant=? AND status=? AND created_at>?)");
		assertThat(plan(descending("name").where(MERCHANT, new Is("status", "available"))))
			.containsExactly("SEARCH t USING INDEX products__1 (merchant=? AND name>?)");
	}

	@Test
	void boundsOfTheSortFieldAreBoundsOfTheIndex() {
		Between prices = new Between("price", 10L, 20L);
		assertThat(plan(ascending("price").where(MERCHANT, prices)))
			.containsExactly("SEARCH t USING INDEX products__2 (merchant=? AND price>? AND price<?)");
		assertThat(plan(ascending("price").where(MERCHANT, prices).after(15L, "id")))
			.containsExactly("SEARCH t USING INDEX products__2 (merchant=? AND (price,id)>(?,?) AND price<?)");
	}

	@Test
	void listedValuesAreSoughtOneByOne() {
		assertThat(plan(descending("created_at").where(MERCHANT, new OneOf("created_at", List.of(1L, 2L, 3L)))))
			.contains("SEARCH t USING COVERING INDEX products__0 (merchant=? AND created_at=?)")
			.noneMatch((step) -> step.startsWith("SCAN t"));
	}

	@Test
	void rareWordsLeadToTheirDocuments() {
		for (Condition words : List.of(new HasWordStarting("words", "co"), new HasWord("words", "coffee"))) {
			assertThat(plan(ascending("name").where(MERCHANT, words)))
				.anyMatch((step) -> step.startsWith("SCAN products__words VIRTUAL TABLE INDEX 0:M"))
				.contains("SEARCH t USING INTEGER PRIMARY KEY (rowid=?)")
				.noneMatch((step) -> step.startsWith("SCAN t"));
		}
	}

	@Test
	void commonWordsAreLookedForAlongTheIndexThatSorts() {
		this.store.write(new Batch(IntStream.range(0, 3_000)
			.mapToObj((i) -> new Batch.Upsert(PRODUCTS, "id" + i, 1,
					Map.of("merchant", "m", "name", "n" + i, "words", List.of("common", "rare" + i))))
			.toList(), null));
		HasWordStarting common = new HasWordStarting("words", "com");
		assertThat(plan(ascending("name").where(MERCHANT, common)))
			.containsExactly("SEARCH t USING INDEX products__1 (merchant=? AND name>?)");
		assertThat(this.store.page(PRODUCTS, ascending("name").where(MERCHANT, common).limit(3).build()))
			.extracting((document) -> document.id())
			.containsExactly("id0", "id1", "id10");
		assertThat(this.store.page(PRODUCTS,
				ascending("name").where(MERCHANT, common, new HasWord("words", "rare2999")).build()))
			.hasSize(1);
		assertThat(this.store.count(PRODUCTS, List.of(MERCHANT, common))).isEqualTo(3_000);
	}

	@Test
	void countsRunOverAnIndexAlone() {
		assertThat(countPlan(MERCHANT, new Is("status", "available")))
			.containsExactly("SEARCH t USING COVERING INDEX products__3 (merchant=? AND status=?)");
		assertThat(countPlan(MERCHANT, new Between("price", 1L, null)))
			.containsExactly("SEARCH t USING COVERING INDEX products__2 (merchant=? AND price>?)");
		assertThat(countPlan(MERCHANT, new HasWord("words", "coffee")))
			.allMatch((step) -> step.startsWith("SCAN products__words VIRTUAL TABLE INDEX 0:M"));
	}

	private List<String> plan(PageBuilder builder) {
		Page page = builder.fetch("name", "body").build();
		return this.store.read(
				(session) -> explain(session, new Listing(new Table(PRODUCTS), page.conditions()).page(session, page)));
	}

	private List<String> countPlan(Condition... conditions) {
		return this.store
			.read((session) -> explain(session, new Listing(new Table(PRODUCTS), List.of(conditions)).count(session)));
	}

	private static List<String> explain(SqliteSession session, Sql sql) throws SQLException {
		List<String> steps = new ArrayList<>();
		try (ResultSet rows = session.bind("EXPLAIN QUERY PLAN " + sql.text(), sql.parameters().toArray())
			.executeQuery()) {
			while (rows.next()) {
				steps.add(rows.getString("detail"));
			}
		}
		return steps;
	}

}
