package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The whole service, running inside the test's own process on a free port.
 * <p>
 * The system property {@code views} says where its read models are: {@code sqlite} (the
 * default) or {@code mongodb}; {@code events} where its events are: {@code sqlite} (the
 * default), {@code postgresql} or {@code axonserver}, a double of one.
 */
final class RunningWarelog implements AutoCloseable {

	/**
	 * The answers of writes wait as long as it takes until they can be read, however busy
	 * the machine is.
	 */
	static final String PATIENCE = "warelog.read-back.patience";

	static final String LONG = "1m";

	/** Nobody is there. */
	static final String NO_VIMEO = "http://127.0.0.1:9/oembed.json";

	static {
		System.setProperty(PATIENCE, LONG);
		asksVimeoAt(NO_VIMEO);
	}

	private final Path data;

	private final List<String> arguments;

	private final Class<?>[] further;

	private final ConfigurableApplicationContext context;

	private final URI baseUri;

	private RunningWarelog(Path data, List<String> arguments, Class<?>... further) {
		this.data = data;
		this.arguments = arguments;
		this.further = further;
		this.context = Warelog.start(arguments.toArray(String[]::new), further);
		this.baseUri = URI
			.create("http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	/**
	 * Has services that start from now on ask another site in place of Vimeo.
	 * @param url that is asked for thumbnails
	 */
	static void asksVimeoAt(String url) {
		System.setProperty("warelog.vimeo-oembed", url);
	}

	/**
	 * The one service that most tests share; they keep apart by each having merchants of
	 * their own. It starts at the first call and stops when the JVM does.
	 * @return the shared service
	 */
	static RunningWarelog shared() {
		return Shared.INSTANCE;
	}

	/**
	 * Starts a service of the caller's own.
	 * @param data its data directory
	 * @param options further options of {@code warelog serve}
	 * @return the service, ready
	 */
	static RunningWarelog start(Path data, String... options) {
		return new RunningWarelog(data, arguments(data, options));
	}

	/**
	 * Starts a service of the caller's own that is not as others are.
	 * @param data its data directory
	 * @param further configurations to add to the service's own
	 * @return the service, ready
	 */
	static RunningWarelog startWith(Path data, Class<?>... further) {
		return startWith(data, List.of(), further);
	}

	/**
	 * Starts a service of the caller's own that is not as others are.
	 * @param data its data directory
	 * @param options further options of {@code warelog serve}
	 * @param further configurations to add to the service's own
	 * @return the service, ready
	 */
	static RunningWarelog startWith(Path data, List<String> options, Class<?>... further) {
		return new RunningWarelog(data, arguments(data, options.toArray(String[]::new)), further);
	}

	private static List<String> arguments(Path data, String... options) {
		List<String> arguments = new ArrayList<>(List.of("serve", "--port=0", "--data=" + data));
		if (isFree("--events=", options)) {
			arguments.addAll(EventLogs.options());
		}
		if (isFree("--views=", options)) {
			arguments.addAll(Views.options());
		}
		arguments.addAll(List.of(options));
		return arguments;
	}

	private static boolean isFree(String option, String... options) {
		return Stream.of(options).noneMatch((given) -> given.startsWith(option));
	}

	/**
	 * Stops the service and starts it again on what it has kept.
	 * @return the service, ready
	 */
	RunningWarelog restarted() {
		close();
		return new RunningWarelog(this.data, this.arguments, this.further);
	}

	/**
	 * Where it answers.
	 * @return scheme, host and port
	 */
	URI baseUri() {
		return this.baseUri;
	}

	/**
	 * What it answers, and by which methods.
	 * @return handlers by routes
	 */
	Map<RequestMappingInfo, HandlerMethod> routes() {
		return this.context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods();
	}

	/**
	 * Where its data are.
	 * @return the data directory
	 */
	Path data() {
		return this.data;
	}

	/**
	 * Its clock, where it was started with one that can be put forward.
	 * @return the clock
	 */
	AdvancingClock clock() {
		return this.context.getBean(AdvancingClock.class);
	}

	/**
	 * The operator key it made on its first start.
	 * @return the key
	 */
	String operatorKey() {
		try {
			return Files.readString(this.data.resolve("operator.key")).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Lets it be seen as taking requests or not.
	 * @param state how it is to be seen
	 */
	void becomes(ReadinessState state) {
		AvailabilityChangeEvent.publish(this.context, state);
	}

	/**
	 * A client without any key.
	 * @return the client
	 */
	Api api() {
		return new Api(this.baseUri);
	}

	/**
	 * A client with the operator key.
	 * @return the client
	 */
	Api operator() {
		return api().as(operatorKey());
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static final class Shared {

		private static final RunningWarelog INSTANCE = startForTheWholeJvm();

		private static RunningWarelog startForTheWholeJvm() {
			try {
				Path data = Files.createTempDirectory("warelog-test");
				RunningWarelog warelog = start(data);
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					warelog.close();
					TemporaryDirectory.delete(data);
				}));
				return warelog;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
