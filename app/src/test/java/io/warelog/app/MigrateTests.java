package io.warelog.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.warelog.app.migration.SameAnswers;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.postgres.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log and the read models of a data directory are moved to PostgreSQL and MongoDB.
 */
class MigrateTests {

	/** What lies beside the log, and what tells of the process itself. */
	private static final Set<String> NOT_COMPARED = Set.of("/", "/openapi.json", "/asyncapi.json", "/problems/{name}",
			"/admin/projections", "/admin/dead-letters", "/media/{name}", "/api/v1/callback_secret");

	/** The log of the directory itself is what is moved, wherever others have theirs. */
	private static final String LOG_HERE = "--events=sqlite";

	@TempDir
	private static Path original;

	private static MovedCatalogue catalogue;

	@TempDir
	private Path directory;

	private Path data;

	@BeforeAll
	static void fillADirectory() {
		catalogue = MovedCatalogue.make(original.resolve("data"), 20, 55);
	}

	@BeforeEach
	void copyIt() throws IOException {
		this.data = this.directory.resolve("data");
		try (Stream<Path> files = Files.walk(original.resolve("data"))) {
			for (Path file : files.toList()) {
				Files.copy(file, this.data.resolve(original.resolve("data").relativize(file)));
			}
		}
	}

	@Test
	void everyAnswerIsTheSameAndTheServiceGoesOn() {
		String events = TestPostgres.newLog();
		String views = Views.newDatabase();

		Run moved = migrate("--events=" + events, "--views=" + views);

		assertThat(moved.status()).as(moved.toString()).isZero();
		assertThat(moved.out())
			.containsPattern("[\\d,]+ events are the same in both logs; their SHA-256 is [0-9a-f]{64}")
			.containsPattern(
					"[\\d,]+ answers about 24 products are the same in both services; their SHA-256 is [0-9a-f]{64}");
		try (RunningWarelog there = RunningWarelog.start(node(), "--events=" + events, "--views=" + views,
				"--media=" + this.data.resolve("media"))) {
			catalogue.assertThatItGoesOn(there.baseUri());
		}
	}

	@Test
	void theLogMovesAloneAndEachNodeBuildsItsViews() {
		String events = TestPostgres.newLog();

		Run moved = migrate("--events=" + events);

		assertThat(moved.status()).as(moved.toString()).isZero();
		assertThat(moved.out()).contains("events are the same in both logs")
			.contains("answers about 24 products are the same in both services");
		try (RunningWarelog there = RunningWarelog.start(node(), "--events=" + events,
				"--media=" + this.data.resolve("media"))) {
			catalogue.assertThatItGoesOn(there.baseUri());
		}
	}

	@Test
	void theReadModelsMoveAloneAndWhatIsNotTheSameIsTold() {
		String views = Views.newDatabase();

		Run moved = migrate("--views=" + views);
		try (RunningWarelog there = RunningWarelog.start(this.data, LOG_HERE, "--views=" + views)) {
			catalogue.assertThatItGoesOn(there.baseUri());
		}
		lose(views, "products", catalogue.path().substring("/products/".length()));
		Run again = migrate("--views=" + views);

		assertThat(moved.status()).as(moved.toString()).isZero();
		assertThat(moved.out()).doesNotContain("both logs")
			.contains("answers about 24 products are the same in both services");
		assertThat(again.status()).isOne();
		assertThat(again.err()).containsPattern("^warelog: [\\d,]+ of [\\d,]+ answers are not the same, such as /")
			.hasLineCount(1);
	}

	private static void lose(String views, String collection, String id) {
		try (MongoClient client = MongoClients.create(views)) {
			String database = URI.create(views).getPath().substring(1);
			assertThat(
					client.getDatabase(database).getCollection(collection).deleteOne(Filters.eq(id)).getDeletedCount())
				.isOne();
		}
	}

	/** What a directory of the new service has of the old one. */
	private Path node() {
		try {
			Path node = Files.createDirectory(this.directory.resolve("node"));
			for (String key : List.of("operator.key", "media.key", "callbacks.key")) {
				Files.copy(this.data.resolve(key), node.resolve(key));
			}
			return node;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void aCopyThatWasCutShortGoesOnAndAnotherEventIsTold() throws SQLException {
		String events = TestPostgres.newLog();
		makeTables(events);
		change(events,
				"""
						CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
						IF NEW.global_index > 1100 THEN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END IF;
						RETURN NEW; END $$""");
		change(events, "CREATE TRIGGER full_disk BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION full_disk()");

		Run cutShort = migrate("--events=" + events, "--compare=log");
		long there = count(events);
		change(events, "DROP TRIGGER full_disk ON events");
		Run gone = migrate("--events=" + events, "--compare=log");
		long all = count(events);
		change(events, "UPDATE events SET time = time + 1 WHERE global_index = 7");
		Run otherEvents = migrate("--events=" + events, "--compare=log");

		assertThat(cutShort.status()).isOne();
		assertThat(cutShort.err()).startsWith("warelog: The log cannot be copied: ").hasLineCount(1);
		assertThat(there).as("whole commits of what was copied before").isBetween(1_000L, 1_100L);
		assertThat(gone.status()).as(gone.toString()).isZero();
		assertThat(gone.out()).containsPattern("(?m)^ *[1-9]\\d?%  1,0\\d\\d of [\\d,]+ events copied")
			.contains("events are the same in both logs");
		assertThat(all).isGreaterThan(there);
		assertThat(otherEvents.status()).isOne();
		assertThat(otherEvents.err()).startsWith("warelog: The event store (--events) has other events than those that")
			.hasLineCount(1);
	}

	private void makeTables(String events) throws SQLException {
		Events.log(ServeCommand.eventsLocation(events, this.data)).close();
	}

	private static void change(String events, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(events);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static long count(String events) throws SQLException {
		try (Connection connection = DriverManager.getConnection(events);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT count(*) FROM events")) {
			result.next();
			return result.getLong(1);
		}
	}

	@Test
	void whatBelongsToAnotherLogIsLeftAlone() throws SQLException {
		String events = TestPostgres.newLog();
		String served = Views.newDatabase();
		RunningWarelog.start(this.directory.resolve("other"), "--events=" + events).close();
		RunningWarelog.start(this.directory.resolve("served"), LOG_HERE, "--views=" + served).close();
		long before = count(events);

		Run otherLog = migrate("--events=" + events, "--views=" + served);
		Run otherViews = migrate("--views=" + served);
		Run otherViewsOfANewLog = migrate("--events=" + TestPostgres.newLog(), "--views=" + served);

		assertThat(otherLog.status()).isOne();
		assertThat(otherLog.err()).startsWith("warelog: The event store (--events) has other events").hasLineCount(1);
		assertThat(count(events)).isEqualTo(before);
		for (Run refused : List.of(otherViews, otherViewsOfANewLog)) {
			assertThat(refused.status()).isOne();
			assertThat(refused.err())
				.startsWith("warelog: The database of the read models (--views) has some that no migration of this")
				.hasLineCount(1);
			assertThat(refused.out()).isEmpty();
		}
	}

	@Test
	void readModelsThatNoMigrationBeganAreLeftAloneAlsoWhereTheLogIsThereAlready() {
		String events = TestPostgres.newLog();
		String ofAnotherLog = Views.newDatabase();
		String ofAService = Views.newDatabase();
		Run log = migrate("--events=" + events, "--compare=log");
		RunningWarelog.start(this.directory.resolve("other"), LOG_HERE, "--views=" + ofAnotherLog).close();
		RunningWarelog.start(node(), "--events=" + events, "--views=" + ofAService).close();

		assertThat(log.status()).as(log.toString()).isZero();
		for (String views : List.of(ofAnotherLog, ofAService)) {
			List<String> before = documents(views);
			Run refused = migrate("--events=" + events, "--views=" + views);

			assertThat(refused.status()).as(refused.toString()).isOne();
			assertThat(refused.err())
				.startsWith("warelog: The database of the read models (--views) has some that no migration of this")
				.hasLineCount(1);
			assertThat(before).isNotEmpty();
			assertThat(documents(views)).isEqualTo(before);
		}
	}

	/** All that is in a database. */
	private static List<String> documents(String views) {
		try (MongoClient client = MongoClients.create(views)) {
			MongoDatabase database = client.getDatabase(URI.create(views).getPath().substring(1));
			List<String> documents = new ArrayList<>();
			for (String collection : database.listCollectionNames()) {
				database.getCollection(collection).find().forEach((found) -> documents.add(collection + found));
			}
			return documents.stream().sorted().toList();
		}
	}

	@Test
	void aDirectoryInUseIsNotMoved() {
		try (RunningWarelog warelog = RunningWarelog.start(this.data, LOG_HERE)) {
			Run refused = migrate("--events=" + TestPostgres.newLog());

			assertThat(refused.status()).isOne();
			assertThat(refused.err()).contains("in use").hasLineCount(1);
			assertThat(warelog.api().get("/actuator/health").send().is(200).text()).contains("UP");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					--events=jdbc:mysql://127.0.0.1/x?password=topsecret            | 2 | --events: |
					--events=jdbc:postgresql://127.0.0.1:1/x?password=topsecret     | 1 | cannot be used |
					--views=mango://127.0.0.1/x                                     | 2 | --views must be sqlite or a mongodb:// URI |
					--views=mongodb://me:topsecret@127.0.0.1:x/y                    | 2 | --views: |
					--views=mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=100    | 1 | (--views) does not answer |
					--events=sqlite                                                 | 2 | must name a database |
					--views=mongodb://127.0.0.1/x --compare=log                     | 2 | --compare log is for --events |
					--events=jdbc:postgresql://127.0.0.1/x --from=/nowhere/to/be/found | 1 | There is no events.db in |
					""")
	void whatCannotBeIsRefusedInOneLine(String options, int status, String told) {
		Run refused = migrate(options.strip().split(" "));

		assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
		assertThat(refused.err()).contains(told).doesNotContain("topsecret").hasLineCount(1);
		assertThat(refused.out()).isEmpty();
	}

	@Test
	void everyRouteThatReadsIsAsked() throws Exception {
		try (RunningWarelog warelog = RunningWarelog.startWith(this.data, List.of(LOG_HERE), Inspection.class)) {
			URI here = warelog.baseUri();
			Api operator = warelog.api().as(Inspection.KEYS.operator());
			try (SameAnswers same = new SameAnswers(here, here, Inspection.KEYS, (done, total) -> {
			})) {
				assertThat(same.compare().differences()).isZero();
			}
			Map<String, Double> asked = new TreeMap<>();
			Matcher route = Pattern.compile(
					"http_server_requests_seconds_count\\{.*method=\"GET\",.*status=\"200\",uri=\"([^\"]*)\".*} (\\S+)")
				.matcher(operator.get("/actuator/prometheus").send().is(200).text());
			while (route.find()) {
				asked.put(route.group(1), Double.valueOf(route.group(2)));
			}
			Set<String> described = new TreeSet<>();
			JsonNode paths = operator.get("/openapi.json").send().is(200).json().required("paths");
			paths.properties()
				.stream()
				.filter((path) -> path.getValue().has("get") && !NOT_COMPARED.contains(path.getKey()))
				.forEach((path) -> described.add(path.getKey()));

			assertThat(described).hasSizeGreaterThan(30);
			assertThat(asked).containsKeys(described.toArray(String[]::new));
			assertThat(asked).as("both groups, the retired one too, of either service")
				.containsEntry("/api/v1/tax_groups/{id}", 2.0 * 2);
		}
	}

	/** Runs the command in this process. */
	private Run migrate(String... options) {
		List<String> arguments = new ArrayList<>(List.of("migrate"));
		if (Stream.of(options).noneMatch((option) -> option.startsWith("--from"))) {
			arguments.add("--from=" + this.data);
		}
		arguments.addAll(List.of(options));
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int status = Warelog.commandLine()
			.setOut(new PrintWriter(out, true))
			.setErr(new PrintWriter(err, true))
			.execute(arguments.toArray(String[]::new));
		return new Run(status, out.toString(), err.toString());
	}

	/** How a command has ended, and what it has said. */
	private record Run(int status, String out, String err) {
	}

}
