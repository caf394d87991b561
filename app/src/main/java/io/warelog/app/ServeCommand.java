package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.warelog.media.fetch.FetchSettings;
import io.warelog.media.store.MediaLocation;
import io.warelog.media.store.directory.DirectoryMediaStore;
import io.warelog.platform.http.RateLimit;
import io.warelog.platform.http.WebUris;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.write.eventstore.DirectoryInUseException;
import io.warelog.write.eventstore.DirectoryLock;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.postgres.PostgresEventLog;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the service. */
@Command(name = "serve", description = "Starts the service and keeps it running until it is told to stop.",
		mixinStandardHelpOptions = true, sortOptions = false)
final class ServeCommand implements Callable<Integer> {

	/** The exit status that says that the process shall go on. */
	static final int SERVING = -1;

	private static final int MOST_PORTS = 65_535;

	private static final int SECRET_LENGTH = 32;

	/** What a header can hold as a key. */
	private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

	private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:WARELOG_PORT:-8080}",
			description = "The port to listen on, 0 for any free one. Default: 8080. [WARELOG_PORT]")
	private int port;

	@Option(names = "--host", paramLabel = "HOST", defaultValue = "${env:WARELOG_HOST:-127.0.0.1}",
			description = "The address to listen on. Default: 127.0.0.1. [WARELOG_HOST]")
	private String host = "";

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WARELOG_DATA:-./data}",
			description = "The directory in which everything is kept, made if missing. Default: ./data. [WARELOG_DATA]")
	private Path data = Path.of("");

	@Option(names = "--events", paramLabel = "sqlite|URL", defaultValue = "${env:WARELOG_EVENTS:-sqlite}",
			description = "Where events are kept: in a SQLite file in the data directory; or in the PostgreSQL database of "
					+ "this jdbc:postgresql:// URL, whose user and password may be given by WARELOG_EVENTS_USER and "
					+ "WARELOG_EVENTS_PASSWORD instead; or in the Axon Server of this "
					+ "axonserver://HOST:PORT[,HOST:PORT...][?context=NAME&tls=true&certificate=FILE]. Default: sqlite. "
					+ "[WARELOG_EVENTS]")
	private String events = "";

	@Option(names = "--events-token", paramLabel = "TOKEN", defaultValue = "${env:WARELOG_EVENTS_TOKEN}",
			description = "The token that the Axon Server asks for. Better given by the variable, as other users of the "
					+ "machine see options. Default: none. [WARELOG_EVENTS_TOKEN]")
	private @Nullable String eventsToken;

	@Option(names = "--sides", paramLabel = "command|query|command,query",
			defaultValue = "${env:WARELOG_SIDES:-command,query}",
			description = "Which sides this process is: command takes writes, query answers reads. One alone needs an Axon "
					+ "Server. Default: command,query. [WARELOG_SIDES]")
	private String sides = "";

	@Option(names = "--views", paramLabel = "sqlite|URI", defaultValue = "${env:WARELOG_VIEWS:-sqlite}",
			description = "Where read models are kept: in a SQLite file in the data directory, or in the MongoDB database of "
					+ "this mongodb:// or mongodb+srv:// URI. Default: sqlite. [WARELOG_VIEWS]")
	private String views = "";

	@Option(names = "--media", paramLabel = "DIR|s3://BUCKET", defaultValue = "${env:WARELOG_MEDIA}",
			description = "Where images are kept: in this directory, or in the bucket s3://BUCKET or below "
					+ "s3://BUCKET/PREFIX, reached with the credentials of the AWS environment. Default: the directory "
					+ "media in the data directory. [WARELOG_MEDIA]")
	private @Nullable String media;

	@Option(names = "--media-endpoint", paramLabel = "URL", defaultValue = "${env:WARELOG_MEDIA_ENDPOINT}",
			description = "What to speak to in place of S3 itself. Default: S3. [WARELOG_MEDIA_ENDPOINT]")
	private @Nullable String mediaEndpoint;

	@Option(names = "--media-region", paramLabel = "REGION", defaultValue = "${env:WARELOG_MEDIA_REGION}",
			description = "The region of the bucket, such as eu-central-1. Default: that of the AWS environment. "
					+ "[WARELOG_MEDIA_REGION]")
	private @Nullable String mediaRegion;

	@Option(names = "--media-path-style", paramLabel = "true|false", defaultValue = "${env:WARELOG_MEDIA_PATH_STYLE}",
			description = "Whether the bucket is named in the path of URLs (true) or in their host (false). Default: true "
					+ "with --media-endpoint, false without. [WARELOG_MEDIA_PATH_STYLE]")
	private @Nullable String mediaPathStyle;

	@Option(names = "--public-url", paramLabel = "URL", defaultValue = "${env:WARELOG_PUBLIC_URL}",
			description = "Where clients reach the service, for the URLs of images and uploads, such as "
					+ "https://shop.example. Default: where it listens. [WARELOG_PUBLIC_URL]")
	private @Nullable String publicUrl;

	@Option(names = "--fetch-allow", paramLabel = "HOST:PORT,...", defaultValue = "${env:WARELOG_FETCH_ALLOW}",
			description = "Hosts with ports that images may be fetched from and callbacks sent to although they are not "
					+ "on the public Internet. Default: none. [WARELOG_FETCH_ALLOW]")
	private @Nullable String fetchAllow;

	@Option(names = "--rate-limit", paramLabel = "N/s|N/m", defaultValue = "${env:WARELOG_RATE_LIMIT}",
			description = "How many requests each API key may send per second or minute, such as 100/s. Default: any number. "
					+ "[WARELOG_RATE_LIMIT]")
	private @Nullable String rateLimit;

	@Option(names = "--operator-key", paramLabel = "KEY", defaultValue = "${env:WARELOG_OPERATOR_KEY}",
			description = "The operator's key. Better given by the variable, as other users of the machine see options. "
					+ "Default: one is made at the first start. [WARELOG_OPERATOR_KEY]")
	private @Nullable String operatorKey;

	@Option(names = "--secret", paramLabel = "TEXT", defaultValue = "${env:WARELOG_SECRET}",
			description = "What several nodes make the same keys of, by which URLs of uploads and callbacks are signed: at "
					+ "least 32 characters. Keys of the data directory that do not follow from it are refused. Better given "
					+ "by the variable, as other users of the machine see options. Default: each data directory has keys of its own. [WARELOG_SECRET]")
	private @Nullable String secret;

	@Override
	public Integer call() {
		start(List.of());
		return SERVING;
	}

	ConfigurableApplicationContext start(List<Class<?>> further) {
		Settings settings = settings();
		// before anything else, so that a second process is refused at once
		DirectoryLock lock = lock(settings.data());
		shareKeys(settings.data());
		// what Axon would otherwise tell its makers or the user at every start
		System.setProperty("disable-axoniq-console-message", "true");
		System.setProperty("axon.update-check.disabled", "true");
		List<Class<?>> configurations = new ArrayList<>(further);
		configurations.addFirst(ServiceConfiguration.class);
		SpringApplication application = new SpringApplication(configurations.toArray(Class[]::new));
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.addInitializers((context) -> {
			context.getBeanFactory().registerSingleton("settings", settings);
			((GenericApplicationContext) context).registerBean(DirectoryLock.class, () -> lock);
		});
		return application.run(properties(settings).entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new));
	}

	private static DirectoryLock lock(Path directory) {
		try {
			Files.createDirectories(directory);
			return DirectoryLock.acquire(directory);
		}
		catch (DirectoryInUseException used) {
			throw new UncheckedIOException(used);
		}
		catch (IOException unusable) {
			throw new UncheckedIOException(new IOException(
					"The data directory " + directory + " cannot be used: " + reason(unusable), unusable));
		}
	}

	private void shareKeys(Path directory) {
		String shared = blankToNull(this.secret);
		if (shared != null) {
			try {
				SecretFile.derive(directory, shared,
						List.of(ServiceConfiguration.CALLBACKS_KEY, DirectoryMediaStore.KEY_FILE));
			}
			catch (IOException unwritable) {
				throw new UncheckedIOException(unwritable);
			}
		}
	}

	/**
	 * What the name of a file alone, which is all that such failures say, leaves open.
	 */
	private static String reason(IOException unusable) {
		return switch (unusable) {
			case FileAlreadyExistsException file -> "it is a file";
			case AccessDeniedException denied -> "this user may not write there";
			case NoSuchFileException missing -> "it is not there and cannot be made";
			default -> String.valueOf(unusable.getMessage());
		};
	}

	private static Map<String, String> properties(Settings settings) {
		Map<String, String> properties = new HashMap<>();
		properties.put("server.port", Integer.toString(settings.port()));
		properties.put("server.address", settings.host());
		properties.put("management.metrics.system.diskspace.paths", settings.data().toString());
		properties.put(Sides.PROPERTY, settings.sides().toString());
		properties.put("warelog.uploads-file", settings.data().resolve("open-uploads").toString());
		if (settings.publicUrl() != null) {
			properties.put("warelog.public-url", settings.publicUrl());
		}
		if (settings.rateLimit() != null) {
			properties.put("warelog.rate-limit", settings.rateLimit());
		}
		return properties;
	}

	private Settings settings() {
		CommandLine line = this.spec.commandLine();
		if (this.port < 0 || this.port > MOST_PORTS) {
			throw new ParameterException(line, "--port must be from 0 to " + MOST_PORTS + ". See --help.");
		}
		try {
			checkViews(this.views);
		}
		catch (IllegalArgumentException wrong) {
			throw new ParameterException(line, wrong.getMessage() + ". See --help.", wrong);
		}
		if (this.data.toString().isEmpty()) {
			throw new ParameterException(line, "--data must name a directory, such as . for this one. See --help.");
		}
		String key = blankToNull(this.operatorKey);
		if (key != null && !SENDABLE.matcher(key).matches()) {
			throw new ParameterException(line,
					"--operator-key must have visible ASCII characters only, or it could not be sent. See --help.");
		}
		String shared = blankToNull(this.secret);
		if (shared != null && shared.length() < SECRET_LENGTH) {
			throw new ParameterException(line,
					"--secret must have at least " + SECRET_LENGTH + " characters. See --help.");
		}
		EventsLocation events = checked("--events", this::events);
		Sides sides = checked("--sides", () -> Sides.parse(this.sides));
		String media = blankToNull(this.media);
		boolean inS3 = media != null && media.startsWith("s3:");
		String allowed = blankToNull(this.fetchAllow);
		checked("--media", () -> MediaLocation.parse((media != null) ? media : "."));
		checked("--fetch-allow", () -> FetchSettings.allowing((allowed != null) ? allowed : ""));
		String address = address("--public-url", this.publicUrl);
		String endpoint = ofS3(inS3, "--media-endpoint", address("--media-endpoint", this.mediaEndpoint));
		String region = ofS3(inS3, "--media-region", blankToNull(this.mediaRegion));
		if (region != null && !REGION.matcher(region).matches()) {
			throw new ParameterException(line, "--media-region must be a region such as eu-central-1. See --help.");
		}
		String pathStyle = ofS3(inS3, "--media-path-style", blankToNull(this.mediaPathStyle));
		if (pathStyle != null && !pathStyle.equals("true") && !pathStyle.equals("false")) {
			throw new ParameterException(line, "--media-path-style must be true or false. See --help.");
		}
		String limit = blankToNull(this.rateLimit);
		if (limit != null) {
			checked("--rate-limit", () -> RateLimit.parse(limit));
		}
		if (sides.split() && !(events instanceof EventsLocation.InAxonServer)) {
			throw new ParameterException(line, "--sides=" + sides
					+ " needs --events=axonserver://HOST:PORT, over which the sides talk. See --help.");
		}
		if (sides.split() && media == null) {
			throw new ParameterException(line, "--sides=" + sides
					+ " needs --media, a directory or bucket that the processes of both sides reach. See --help.");
		}
		return new Settings(this.host, this.port, this.data, sides, events, this.views, key, media, endpoint, region,
				(pathStyle != null) ? Boolean.valueOf(pathStyle) : null, address, allowed, limit);
	}

	private EventsLocation events() {
		EventsLocation location = eventsLocation(this.events, this.data);
		return (location instanceof EventsLocation.InAxonServer server) ? server.with(blankToNull(this.eventsToken))
				: location;
	}

	/** What only says how a bucket is reached. */
	private @Nullable String ofS3(boolean inS3, String option, @Nullable String given) {
		if (given != null && !inS3) {
			throw new ParameterException(this.spec.commandLine(),
					option + " is only for images in S3: --media must be s3://BUCKET then. See --help.");
		}
		return given;
	}

	/**
	 * Reads where events are kept.
	 * @param text of the option
	 * @param data the data directory
	 * @return where
	 * @throws IllegalArgumentException if it cannot be used, with a sentence that says
	 * why
	 */
	static EventsLocation eventsLocation(String text, Path data) {
		EventsLocation location = EventsLocation.parse(text, data, blankToNull(System.getenv("WARELOG_EVENTS_USER")),
				blankToNull(System.getenv("WARELOG_EVENTS_PASSWORD")));
		if (location instanceof EventsLocation.InPostgres database) {
			PostgresEventLog.check(database);
		}
		return location;
	}

	/**
	 * Checks where read models are kept.
	 * @param views the option
	 * @throws IllegalArgumentException if it cannot be used, with a sentence that says
	 * why
	 */
	static void checkViews(String views) {
		if (views.equals(Settings.SQLITE)) {
			return;
		}
		if (!views.startsWith("mongodb://") && !views.startsWith("mongodb+srv://")) {
			throw new IllegalArgumentException("--views must be sqlite or a mongodb:// URI");
		}
		try {
			MongoReadModelStore.check(views);
		}
		catch (IllegalArgumentException wrong) {
			throw new IllegalArgumentException("--views: " + withoutStop(wrong.getMessage()), wrong);
		}
	}

	private static String withoutStop(@Nullable String sentence) {
		String text = String.valueOf(sentence);
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	private @Nullable String address(String option, @Nullable String given) {
		String address = blankToNull(given);
		if (address != null && WebUris.parse(address).filter((uri) -> uri.getRawQuery() == null).isEmpty()) {
			throw new ParameterException(this.spec.commandLine(),
					option + " must be an http or https URL. See --help.");
		}
		return address;
	}

	private <T> T checked(String option, Supplier<T> parsing) {
		try {
			return parsing.get();
		}
		catch (IllegalArgumentException wrong) {
			throw new ParameterException(this.spec.commandLine(), option + ": " + wrong.getMessage() + ". See --help.",
					wrong);
		}
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

}
