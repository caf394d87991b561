package io.warelog.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, which can be killed. */
final class WarelogProcess implements AutoCloseable {

	private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

	private static final Pattern THREADS = Pattern.compile("(?m)^java\\.threads\\.live=(\\d+)");

	private static final long PATIENCE_SECONDS = 120;

	private final Process process;

	private final List<String> output = Collections.synchronizedList(new ArrayList<>());

	private final CompletableFuture<URI> ready = new CompletableFuture<>();

	private final Thread reader;

	private WarelogProcess(Process process) {
		this.process = process;
		this.reader = Thread.ofVirtual().start(this::read);
	}

	/**
	 * Runs the command line of Warelog in the class path of the tests.
	 * @param environment variables to add
	 * @param arguments its arguments
	 * @return the process, just started
	 */
	static WarelogProcess run(Map<String, String> environment, String... arguments) {
		return run(ClassPath.options(), environment, arguments);
	}

	/**
	 * Runs the command line of Warelog with all that a JVM can do for a process that runs
	 * for minutes, as the launcher does.
	 * @param environment variables to add
	 * @param arguments its arguments
	 * @return the process, just started
	 */
	static WarelogProcess runAsServed(Map<String, String> environment, String... arguments) {
		List<String> options = new ArrayList<>(ClassPath.options());
		options.addAll(List.of("-Xmx2g", "-XX:-UseSerialGC", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=4"));
		return run(options, environment, arguments);
	}

	private static WarelogProcess run(List<String> classPath, Map<String, String> environment, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
						"-D" + RunningWarelog.PATIENCE + "=" + RunningWarelog.LONG));
		command.addAll(classPath);
		command.add(Warelog.class.getName());
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("WARELOG_"));
		builder.environment().putAll(environment);
		try {
			return new WarelogProcess(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts the service on a free port.
	 * @param data its data directory
	 * @param options further options of {@code warelog serve}
	 * @return the process, ready to answer
	 */
	static WarelogProcess serve(Path data, String... options) {
		return serve(ClassPath.options(), data, options);
	}

	/**
	 * Starts the service on a free port.
	 * @param classPath options of the JVM that give it the class path
	 * @param data its data directory
	 * @param options further options of {@code warelog serve}
	 * @return the process, ready to answer
	 */
	static WarelogProcess serve(List<String> classPath, Path data, String... options) {
		List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
		arguments.addAll(List.of(options));
		WarelogProcess process = run(classPath, Map.of(), arguments.toArray(String[]::new));
		process.baseUri();
		return process;
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				this.output.add(line);
				Matcher address = ADDRESS.matcher(line);
				if (address.find()) {
					this.ready.complete(URI.create(address.group()));
				}
			}
		}
		catch (IOException ex) {
			this.output.add(ex.toString());
		}
		this.ready.completeExceptionally(new IllegalStateException("The process ended before it was ready"));
	}

	/**
	 * Waits until the service is ready.
	 * @return where it answers
	 */
	URI baseUri() {
		try {
			return this.ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			this.process.destroyForcibly();
			throw new AssertionError("Not ready:\n" + output(), ex);
		}
	}

	/**
	 * A client with the operator key of a data directory.
	 * @param data the service's data directory
	 * @return the client
	 */
	Api operator(Path data) {
		try {
			return new Api(baseUri()).as(Files.readString(data.resolve("operator.key")).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How many threads the process has, those of the platform, as virtual ones wait for
	 * nobody.
	 * @return their number, by the JVM's own count
	 */
	int threads() {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		try (BufferedReader counters = new ProcessBuilder(jcmd, Long.toString(this.process.pid()), "PerfCounter.print")
			.redirectErrorStream(true)
			.start()
			.inputReader()) {
			String printed = counters.readAllAsString();
			Matcher threads = THREADS.matcher(printed);
			if (!threads.find()) {
				throw new AssertionError("No threads are told:\n" + printed);
			}
			return Integer.parseInt(threads.group(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for the process to end by itself.
	 * @return its exit code
	 */
	int exitCode() {
		return exitCode(Duration.ofSeconds(PATIENCE_SECONDS));
	}

	/**
	 * Waits for the process to end by itself.
	 * @param patience how long at most
	 * @return its exit code
	 */
	int exitCode(Duration patience) {
		try {
			if (!this.process.waitFor(patience)) {
				this.process.destroyForcibly();
				throw new AssertionError("Still running:\n" + output());
			}
			this.reader.join();
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for a process", ex);
		}
	}

	/**
	 * What it has printed, on both streams.
	 * @return its lines so far
	 */
	String output() {
		synchronized (this.output) {
			return String.join("\n", this.output);
		}
	}

	/**
	 * Waits until it has printed something; it fails if it ends before.
	 * @param moment is given what it has printed so far
	 * @param patience how long at most
	 */
	void await(Predicate<String> moment, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!moment.test(output())) {
			if (!this.process.isAlive() || System.nanoTime() - deadline > 0) {
				throw new AssertionError("Not printed:\n" + output());
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

	/** Kills it, as {@code kill -9} does. */
	void kill() {
		this.process.destroyForcibly();
		exitCode();
	}

	/** Ends it in the polite way, and listens to the end. */
	@Override
	public void close() {
		// that of the process itself would close its output at once
		this.process.toHandle().destroy();
		exitCode();
	}

}
