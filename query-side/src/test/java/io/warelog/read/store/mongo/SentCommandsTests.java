package io.warelog.read.store.mongo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition.Is;
import io.warelog.read.store.Field;
import io.warelog.read.store.PageBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes over the wire: how often the server is asked, and for what. */
class SentCommandsTests {

	private static final Collection THINGS = new Collection("things", 1,
			List.of(Field.text("merchant"), Field.number("price"), Field.bytes("body"), Field.bytes("other")),
			List.of(List.of("merchant", "price")));

	private static final Collection PARTS = new Collection("parts", 1, List.of(Field.text("name")),
			List.of(List.of("name")));

	/** However busy the machine is, in milliseconds. */
	private static final long TIMEOUT = 60_000;

	/** A server that notes what it is sent. */
	private final List<Document> sent = new CopyOnWriteArrayList<>();

	private final MongoServer server = new MongoServer(new MemoryBackend() {

		@Override
		public Document handleMessage(MongoMessage message) {
			Document command = message.getDocument();
			if (!command.containsKey("hello") && !command.containsKey("isMaster")) {
				SentCommandsTests.this.sent.add(command);
			}
			return super.handleMessage(message);
		}

	});

	private final MongoReadModelStore store = MongoReadModelStore.connect(
			this.server.bindAndGetConnectionString() + "/sent?timeoutMS=" + TIMEOUT + "&retryReads=false",
			Clock.systemUTC());

	@BeforeEach
	void prepare() {
		this.store.prepare("things", List.of(THINGS, PARTS));
		this.store.create(new Checkpoint("things", 0, "me", null, null));
		this.store.write(new Batch(List.of(thing(1, 1), thing(2, 1), thing(3, 1)), null));
		this.sent.clear();
	}

	@AfterEach
	void close() {
		this.store.close();
		this.server.shutdownNow();
	}

	@Test
	void aBatchIsOneCommandPerCollectionAndOneForItsCheckpointWhichComesLast() {
		List<Batch.Upsert> upserts = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			upserts.add(thing(i, 2));
			upserts.add(new Batch.Upsert(PARTS, "part" + i, 2, Map.of("name", "n")));
		}

		this.store.write(new Batch(upserts, new Checkpoint("things", 0, "me", new byte[] { 7 }, "type")));

		assertThat(commands("update")).extracting((command) -> command.get("update"))
			.containsExactly("things", "parts", "_checkpoints");
		assertThat(commands("update")).extracting((command) -> list(command, "updates").size())
			.containsExactly(500, 500, 1);
	}

	@Test
	void eachDocumentIsGuardedByItsVersionAndNeedsNoTransaction() {
		this.store.write(new Batch(List.of(thing(1, 2), thing(4, 2)), null));

		Document update = commands("update").getFirst();
		assertThat(list(update, "updates")).extracting((one) -> ((Document) one).get("q").toString())
			.allMatch((query) -> query.contains("_id") && query.contains("version") && query.contains("$lt"));
		assertThat(list(update, "updates")).allMatch((one) -> Boolean.TRUE.equals(((Document) one).get("upsert")));
		assertThat(update.get("ordered")).isEqualTo(false);
		assertThat(((Document) update.get("writeConcern")).get("w")).isEqualTo("majority");
		assertThat(this.sent).noneMatch((command) -> command.containsKey("startTransaction")
				|| command.containsKey("autocommit") || command.containsKey("commitTransaction"));
	}

	@Test
	void aBatchThatIsThereAlreadyIsTriedOnceMoreAsReplacementOnly() {
		this.store.write(new Batch(List.of(thing(1, 1), thing(2, 2)), null));

		assertThat(commands("update")).hasSize(2);
		assertThat(list(commands("update").get(1), "updates")).hasSize(1)
			.noneMatch((one) -> Boolean.TRUE.equals(((Document) one).get("upsert")));
		assertThat(this.store.getAll(THINGS, List.of("t1", "t2"), List.of("price")))
			.extracting((found) -> found.number(0))
			.containsExactlyInAnyOrder(1L, 2L);
	}

	@Test
	void aPageIsOneCommandForWhatIsFetchedAlongANamedIndex() {
		this.store.page(THINGS, PageBuilder.ascending("price").where(new Is("merchant", "m")).limit(2).build());
		assertThat(this.sent).as("one command and no more for the rest").hasSize(1);
		this.sent.clear();

		this.store.page(THINGS,
				PageBuilder.ascending("price").where(new Is("merchant", "m")).fetch("body").limit(2).build());

		Document find = commands("find").getFirst();
		assertThat(this.sent).hasSize(1);
		assertThat(((Document) find.get("projection")).keySet()).containsExactlyInAnyOrder("version", "body");
		assertThat(((Document) find.get("hint")).keySet()).containsExactly("merchant", "price", "_id");
		assertThat(((Document) find.get("readConcern")).get("level")).isEqualTo("majority");
		assertThat(((Number) find.get("maxTimeMS")).longValue()).isBetween(1L, TIMEOUT);
	}

	@Test
	void oneAndManyAreReadByOneCommandEach() {
		this.store.get(THINGS, "t1", List.of("body"));
		this.store.getAll(THINGS, IntStream.range(0, 900).mapToObj((i) -> "t" + i).toList(), List.of("body"));
		this.store.count(THINGS, List.of(new Is("merchant", "m")));

		assertThat(this.sent).extracting((command) -> command.keySet().iterator().next())
			.containsExactly("find", "find", "aggregate");
	}

	@Test
	void claimingASegmentIsOneStepThatNoOtherNodeComesBetween() {
		this.store.release("things", 0, "me");
		this.sent.clear();

		assertThat(this.store.claim("things", 0, "other", Duration.ofSeconds(10))).isPresent();

		assertThat(this.sent).extracting((command) -> command.keySet().iterator().next())
			.containsExactly("findAndModify");
	}

	private static Batch.Upsert thing(int number, long version) {
		return new Batch.Upsert(THINGS, "t" + number, version, Map.of("merchant", "m", "price", (long) number, "body",
				new byte[] { (byte) number }, "other", new byte[] { 1 }));
	}

	private List<Document> commands(String name) {
		return this.sent.stream().filter((command) -> command.containsKey(name)).toList();
	}

	private static List<?> list(Document command, String name) {
		return (List<?>) command.get(name);
	}

}
