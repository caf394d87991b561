package io.warelog.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.warelog.app.migration.SameAnswers;
import io.warelog.app.migration.ViewsOrigin;
import io.warelog.app.migration.ViewsOrigin.OtherViewsException;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.read.QuerySide;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.write.eventstore.DirectoryLock;
import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.LogCopy;
import io.warelog.write.eventstore.LogDigest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves a data directory's log and read models to databases of their own. */
@Command(name = "migrate", description = {
		"Moves the log, the read models or both of a data directory whose service is stopped to databases of "
				+ "their own. The log is copied event by event: ids, versions and the cursors of feeds stay. Read models "
				+ "are built from it. All events and all answers are compared by their hashes. No event of the data "
				+ "directory is changed. Ended early it is repeated and goes on.",
		"Exit status: 0 when all is the same, 1 when not." }, mixinStandardHelpOptions = true, sortOptions = false)
final class MigrateCommand implements Callable<Integer> {

	/**
	 * What all image URLs begin with in both services, so that answers can be compared.
	 */
	private static final String PUBLIC_URL = "http://warelog.invalid";

	private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

	/** How long the read models' database may be away. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String LOG = "events.db";

	private static final List<String> KEYS = List.of("operator.key", "media.key", "callbacks.key");

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--from", paramLabel = "DIR", defaultValue = "${env:WARELOG_DATA:-./data}",
			description = "The data directory. Default: ./data. [WARELOG_DATA]")
	private Path from = Path.of("");

	@Option(names = "--events", paramLabel = "URI", defaultValue = "${env:WARELOG_EVENTS:-sqlite}",
			description = "Where the log goes, as serve takes it. Default: it stays. [WARELOG_EVENTS]")
	private String events = "";

	@Option(names = "--views", paramLabel = "URI", defaultValue = "${env:WARELOG_VIEWS:-sqlite}",
			description = "Where the read models go, as serve takes it. Default: nowhere; each node builds its own at its first "
					+ "start. [WARELOG_VIEWS]")
	private String views = "";

	@Option(names = "--compare", paramLabel = "answers|log", defaultValue = "answers",
			description = "What is compared in the end: all events and all answers, or only all events; then no read models "
					+ "are built. Default: answers.")
	private Compared compared = Compared.answers;

	/** What is compared. */
	enum Compared {

		/** All events and all answers. */
		answers,
		/** All events. */
		log

	}

	@Override
	public Integer call() throws Exception {
		check();
		try {
			DirectoryLock lock = lock();
			try {
				if (moved(this.events)) {
					copyLog();
				}
				else {
					claimViews();
				}
			}
			finally {
				lock.close();
			}
			return (this.compared == Compared.log) ? 0 : compareAnswers();
		}
		catch (LogCopy.OtherLogException other) {
			return fail("The event store (--events) " + other.getMessage() + ".");
		}
		catch (OtherViewsException other) {
			return fail("The database of the read models (--views) " + other.getMessage() + ".");
		}
	}

	/** A server may tell in further lines where in it that was. */
	private static IOException failed(String what, Exception why) {
		return new IOException(what + ": " + String.valueOf(why.getMessage()).lines().findFirst().orElse(""), why);
	}

	private static boolean moved(String place) {
		return !place.equals(EventsLocation.SQLITE);
	}

	private void check() {
		if (!moved(this.events) && !moved(this.views)) {
			throw refused(
					"--events or --views or both must name a database: what a data directory has is moved out of it");
		}
		if (!moved(this.events) && this.compared == Compared.log) {
			throw refused("--compare log is for --events: without, there is one log only");
		}
		try {
			ServeCommand.checkViews(this.views);
		}
		catch (IllegalArgumentException wrong) {
			throw refused(String.valueOf(wrong.getMessage()));
		}
		target();
	}

	private ParameterException refused(String why) {
		return new ParameterException(this.spec.commandLine(), why + ". See --help.");
	}

	private DirectoryLock lock() throws IOException {
		if (!Files.exists(this.from.resolve(LOG))) {
			throw new IOException("There is no " + LOG + " in " + this.from);
		}
		return DirectoryLock.acquire(this.from);
	}

	private void copyLog() throws IOException, LogCopy.OtherLogException, OtherViewsException {
		try (EventLog here = Events.log(source()); EventLog there = Events.log(target())) {
			LogCopy copy = new LogCopy(here, there);
			copy.check();
			if (moved(this.views)) {
				claimViews(LogCopy.origin(here));
			}
			ProgressBar copying = new ProgressBar(out(), "events copied");
			copy.run((done, total) -> copying.show(done, total, ""));
			copying.end();
			ProgressBar reading = new ProgressBar(out(), "events of both logs compared");
			LogDigest digest = copy.compare((done, total) -> reading.show(done, total, ""));
			reading.end();
			out().println(String.format(Locale.ROOT, "%,d events are the same in both logs; their SHA-256 is %s.",
					digest.events(), digest.sha256()));
			out().flush();
		}
		catch (EventStoreUnavailableException | SQLException away) {
			throw failed("The log cannot be copied", away);
		}
	}

	private EventsLocation source() {
		return ServeCommand.eventsLocation(EventsLocation.SQLITE, this.from);
	}

	private EventsLocation target() {
		try {
			EventsLocation target = ServeCommand.eventsLocation(this.events, this.from);
			if (target instanceof EventsLocation.InAxonServer) {
				throw new IllegalArgumentException("a log cannot be moved into an Axon Server");
			}
			return target;
		}
		catch (IllegalArgumentException wrong) {
			throw refused("--events: " + wrong.getMessage());
		}
	}

	private void claimViews() throws IOException, OtherViewsException {
		try (EventLog here = Events.log(source())) {
			claimViews(LogCopy.origin(here));
		}
		catch (EventStoreUnavailableException | SQLException away) {
			throw failed("The log cannot be read", away);
		}
	}

	private void claimViews(String origin) throws OtherViewsException {
		try (ReadModelStore store = MongoReadModelStore.connect(this.views, Clock.systemUTC())) {
			ViewsOrigin.claim(store, origin);
		}
	}

	/** The old service is the first, as it has the lock of the data directory. */
	private int compareAnswers() throws IOException, InterruptedException {
		Path scratch = Files.createTempDirectory("warelog-migration");
		try (ConfigurableApplicationContext here = inspect(this.from, EventsLocation.SQLITE, Settings.SQLITE)) {
			await(here, "events in the old read models");
			for (String key : KEYS) {
				if (Files.exists(this.from.resolve(key))) {
					Files.copy(this.from.resolve(key), scratch.resolve(key), StandardCopyOption.COPY_ATTRIBUTES);
				}
			}
			if (!moved(this.events)) {
				// two services on one file would each take themselves for the only one
				copyLog(scratch);
			}
			try (ConfigurableApplicationContext there = inspect(scratch, this.events, this.views)) {
				await(there, "events in the new read models");
				return compare(here, there);
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(scratch);
		}
	}

	private void copyLog(Path scratch) throws IOException {
		try {
			SqliteFile.copy(this.from.resolve(LOG), scratch.resolve(LOG));
		}
		catch (SQLException failure) {
			throw failed("The log cannot be copied into " + scratch, failure);
		}
	}

	private ConfigurableApplicationContext inspect(Path data, String log, String readModels) {
		return Warelog.start(new String[] { "serve", "--host=127.0.0.1", "--port=0", "--data=" + data,
				"--sides=command,query", "--events=" + log, "--views=" + readModels,
				"--media=" + this.from.resolve(MediaDirectory.NAME), "--media-endpoint=", "--media-region=",
				"--media-path-style=", "--public-url=" + PUBLIC_URL, "--rate-limit=", "--secret=" }, Inspection.class);
	}

	private void await(ConfigurableApplicationContext service, String what) throws InterruptedException {
		QuerySide querySide = service.getBean(QuerySide.class);
		long total = service.getBean(Events.class).head().getAsLong();
		ProgressBar bar = new ProgressBar(out(), what);
		long reached = -1;
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (reached < total) {
			try {
				reached = querySide.reached();
				deadline = System.nanoTime() + PATIENCE.toNanos();
			}
			catch (StoreUnavailableException away) {
				// it is busy with what is written, or comes back
				if (System.nanoTime() - deadline > 0) {
					throw away;
				}
			}
			bar.show(Math.max(0, reached), total, "");
			Thread.sleep(LOOK_AGAIN);
		}
		bar.show(total, total, "");
		bar.end();
	}

	private int compare(ConfigurableApplicationContext here, ConfigurableApplicationContext there)
			throws IOException, InterruptedException {
		ProgressBar bar = new ProgressBar(out(), "products compared");
		try (SameAnswers same = new SameAnswers(address(here), address(there), Inspection.KEYS,
				(done, total) -> bar.show(done, total, ""))) {
			SameAnswers.Outcome outcome = same.compare();
			bar.end();
			if (outcome.differences() > 0) {
				return fail(String.format(Locale.ROOT, "%,d of %,d answers are not the same, such as %s.",
						outcome.differences(), outcome.answers(), String.join(", ", outcome.different())));
			}
			out().println(String.format(Locale.ROOT,
					"%,d answers about %,d products are the same in both services; their SHA-256 is %s.",
					outcome.answers(), outcome.products(), outcome.sha256()));
			out().flush();
			return 0;
		}
	}

	private static URI address(ConfigurableApplicationContext service) {
		return URI.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	private int fail(@Nullable String why) {
		this.spec.commandLine().getErr().println("warelog: " + why);
		return 1;
	}

}
