package io.warelog.read.store.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.directory.DirectoryCollections;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition.Between;
import io.warelog.read.store.Condition.HasWord;
import io.warelog.read.store.Condition.HasWordStarting;
import io.warelog.read.store.Condition.Is;
import io.warelog.read.store.Condition.OneOf;
import io.warelog.read.store.Field;
import io.warelog.read.store.Page;
import io.warelog.read.store.PageBuilder;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.warelog.read.store.PageBuilder.ascending;
import static io.warelog.read.store.PageBuilder.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Indexes are there as declared, and what none of them serves is not asked for. */
class IndexesTests {

	private static final Collection THINGS = new Collection("things", 1,
			List.of(Field.text("merchant"), Field.text("name"), Field.number("price"), Field.number("live"),
					Field.words("words", "merchant"), Field.words("tags")),
			List.of(List.of("merchant", "name"), List.of("merchant", "name", "price"),
					List.of("merchant", "price", Collection.ID, "live")));

	private static final Is MERCHANT = new Is("merchant", "m");

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final String uri = this.server.bindAndGetConnectionString() + "/indexes?timeoutMS=60000";

	private final MongoClient client = MongoClients.create(this.uri);

	private final MongoCollection<Document> things = this.client.getDatabase("indexes").getCollection("things");

	private final MongoReadModelStore store = MongoReadModelStore.connect(this.uri, Clock.systemUTC());

	@BeforeEach
	void prepare() {
		this.store.prepare("things", List.of(THINGS));
	}

	@AfterEach
	void close() {
		this.store.close();
		this.client.close();
		this.server.shutdownNow();
	}

	@Test
	void thoseDeclaredAreMadeWithTheIdBehindWhatSorts() {
		assertThat(keys()).containsExactlyInAnyOrder("{\"_id\": 1}", "{\"merchant\": 1, \"name\": 1, \"_id\": 1}",
				"{\"merchant\": 1, \"name\": 1, \"price\": 1, \"_id\": 1}",
				"{\"merchant\": 1, \"price\": 1, \"_id\": 1, \"live\": 1}", "{\"merchant\": 1, \"words\": 1}",
				"{\"tags\": 1}");
	}

	@Test
	void oneThatIsMissingIsMadeAtTheNextStart() {
		this.things.dropIndex("merchant_1_name_1__id_1");
		assertThat(keys()).hasSize(5);

		assertThat(this.store.prepare("things", List.of(THINGS))).isTrue();

		assertThat(keys()).hasSize(6).contains("{\"merchant\": 1, \"name\": 1, \"_id\": 1}");
	}

	@Test
	void oneThatIsNotAsDeclaredIsMadeAnew() {
		this.things.dropIndex("merchant_1_name_1__id_1");
		this.things.createIndex(new Document("merchant", 1).append("name", 1).append("_id", 1),
				new IndexOptions().name("byName").sparse(true));
		this.things.dropIndex("tags_1");
		this.things.createIndex(new Document("live", 1), new IndexOptions().name("tags_1"));

		assertThat(this.store.prepare("things", List.of(THINGS))).isTrue();

		assertThat(indexes()).extracting((index) -> index.getString("name").getValue())
			.doesNotContain("byName")
			.contains("merchant_1_name_1__id_1", "tags_1");
		assertThat(keys()).hasSize(6).contains("{\"merchant\": 1, \"name\": 1, \"_id\": 1}", "{\"tags\": 1}");
		assertThat(indexes()).noneMatch((index) -> index.containsKey("sparse"));
	}

	@Test
	void oneOfSomebodyElseIsLeftAlone() {
		this.things.createIndex(new Document("live", -1));

		this.store.prepare("things", List.of(THINGS));

		assertThat(keys()).contains("{\"live\": -1}");
	}

	@Test
	void aPageRunsOverTheIndexThatSortsBehindTheMostThatIsAskedFor() {
		assertThat(serving(ascending("name").where(MERCHANT))).isEqualTo("{\"merchant\": 1, \"name\": 1, \"_id\": 1}");
		assertThat(serving(descending("name").where(MERCHANT, new Is("live", 1L)).after("n", "id")))
			.isEqualTo("{\"merchant\": 1, \"name\": 1, \"_id\": 1}");
		assertThat(serving(ascending("price").where(MERCHANT, new Is("name", "n"))))
			.isEqualTo("{\"merchant\": 1, \"name\": 1, \"price\": 1, \"_id\": 1}");
		assertThat(serving(ascending("price").where(MERCHANT, new Between("price", 1L, null))))
			.isEqualTo("{\"merchant\": 1, \"price\": 1, \"_id\": 1, \"live\": 1}");
		assertThat(serving(ascending("name").where(MERCHANT, new OneOf("name", List.of("a", "b")))))
			.isEqualTo("{\"merchant\": 1, \"name\": 1, \"_id\": 1}");
	}

	@Test
	void theServerChoosesWhereWordsAreAskedFor() {
		assertThat(serving(ascending("name").where(MERCHANT, new HasWordStarting("words", "co")))).isNull();
		assertThat(serving(ascending("live").where(new HasWord("tags", "new")))).isNull();
	}

	@Test
	void aPageThatWouldScanOrSortIsRefused() {
		for (PageBuilder page : List.of(ascending("name"), ascending("live").where(MERCHANT),
				ascending("name").where(new Between("merchant", "a", "b")),
				ascending("name").where(new OneOf("merchant", List.of("a", "b"))),
				ascending("price").where(new Is("name", "n")), ascending("live").where(MERCHANT, new Is("price", 1L)),
				ascending("live").where(new HasWordStarting("words", "co")))) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.store.page(THINGS, page.build()))
				.withMessageStartingWith("no index of things lists by ");
		}
	}

	@Test
	void aCountThatWouldScanIsRefused() {
		assertThat(this.store.count(THINGS, List.of(MERCHANT, new Is("live", 1L)))).isZero();
		assertThat(this.store.count(THINGS, List.of(new HasWord("tags", "new")))).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.count(THINGS, List.of(new Is("live", 1L))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.count(THINGS, List.of(new HasWord("words", "coffee"))))
			.withMessage("no index of things leads to what is asked for by [words]");
	}

	@Test
	void eachIsToldOfInTheDocumentation() throws IOException {
		List<String> rows = Files.readAllLines(Path.of("../docs/read-models.md"));
		for (Collection collection : Stream
			.concat(ProductCollections.all().stream(), DirectoryCollections.all().stream())
			.toList()) {
			for (BsonDocument index : Indexes.of(collection)) {
				String keys = String.join(", ", index.keySet());
				assertThat(rows).anyMatch((row) -> row.startsWith("|")
						&& row.contains("| `" + collection.name() + "` | `" + keys + "` |"));
			}
			assertThat(rows).anyMatch((row) -> row.contains("`" + collection.name() + "`"));
		}
	}

	private static String serving(PageBuilder builder) {
		Page page = builder.build();
		BsonDocument index = Indexes.serving(THINGS, page);
		return (index != null) ? index.toJson() : null;
	}

	private List<BsonDocument> indexes() {
		return this.things.listIndexes(BsonDocument.class).into(new ArrayList<>());
	}

	private List<String> keys() {
		return indexes().stream().map((index) -> index.getDocument("key").toJson()).toList();
	}

}
