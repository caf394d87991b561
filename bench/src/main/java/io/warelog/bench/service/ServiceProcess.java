package io.warelog.bench.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service as a process of its own.
 */
public final class ServiceProcess implements AutoCloseable {

	private static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

	/** A rebuild over a MongoDB server in memory takes its time. */
	private static final long START_LIMIT_SECONDS = 1_800;

	private static final long STOP_LIMIT_SECONDS = 60;

	private static final double KIB_PER_MIB = 1024;

	private final Process process;

	private final URI address;

	private final Duration timeToReady;

	private final Thread killer;

	private ServiceProcess(Process process, URI address, Duration timeToReady, Thread killer) {
		this.process = process;
		this.address = address;
		this.timeToReady = timeToReady;
		this.killer = killer;
	}

	/**
	 * Starts the service as its users do, by the launcher, with its read models in its
	 * data directory.
	 * @param data its data directory
	 * @param log where its output is appended
	 * @return the running service
	 * @throws ServiceFailedException if it ends or says nothing instead
	 */
	public static ServiceProcess launch(Path data, Path log) {
		return launch(data, Views.of("sqlite"), log);
	}

	/**
	 * Starts the service as its users do, by the launcher, on any free port and waits
	 * until it is ready.
	 * @param data its data directory
	 * @param views where it keeps its read models
	 * @param log where its output is appended
	 * @return the running service
	 * @throws ServiceFailedException if it ends or says nothing instead
	 */
	public static ServiceProcess launch(Path data, Views views, Path log) {
		return start(List.of("../warelog"), data, views, log);
	}

	/**
	 * Starts the service on any free port and waits until it is ready.
	 * @param main the class that starts it
	 * @param data its data directory
	 * @param log where its output is appended
	 * @return the running service
	 * @throws ServiceFailedException if it ends or says nothing instead
	 */
	public static ServiceProcess start(Class<?> main, Path data, Path log) {
		return start(main, List.of(), data, log);
	}

	/**
	 * Starts the service on any free port and waits until it is ready.
	 * @param main the class that starts it
	 * @param data its data directory
	 * @param views where it keeps its read models
	 * @param log where its output is appended
	 * @return the running service
	 * @throws ServiceFailedException if it ends or says nothing instead
	 */
	public static ServiceProcess start(Class<?> main, Path data, Views views, Path log) {
		return start(java(main, List.of()), data, views, log);
	}

	/**
	 * Starts the service under another program, such as a tracer.
	 * @param main the class that starts it
	 * @param wrapper that program and its arguments; the service's command follows them
	 * @param data its data directory
	 * @param log where its output is appended
	 * @return the running service
	 * @throws ServiceFailedException if it ends or says nothing instead
	 */
	public static ServiceProcess start(Class<?> main, List<String> wrapper, Path data, Path log) {
		return start(java(main, wrapper), data, Views.of("sqlite"), log);
	}

	private static List<String> java(Class<?> main, List<String> wrapper) {
		List<String> command = new ArrayList<>(wrapper);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g",
				"-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), main.getName()));
		return command;
	}

	private static ServiceProcess start(List<String> program, Path data, Views views, Path log) {
		List<String> command = new ArrayList<>(program);
		command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
		command.addAll(views.options(data));
		long begin = System.nanoTime();
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			Thread killer = new Thread(() -> service(process).destroy());
			Runtime.getRuntime().addShutdownHook(killer);
			CompletableFuture<URI> ready = new CompletableFuture<>();
			// reading a pipe would hold a virtual thread's carrier until the service ends
			Thread.ofPlatform().daemon().start(() -> follow(process, log, ready));
			URI address = ready.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
			return new ServiceProcess(process, address, Duration.ofNanos(System.nanoTime() - begin), killer);
		}
		catch (IOException | ExecutionException | TimeoutException ex) {
			throw new ServiceFailedException("The service did not become ready; its output is in " + log, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ServiceFailedException("Interrupted", ex);
		}
	}

	/**
	 * Where it listens.
	 * @return scheme, host and port
	 */
	public URI address() {
		return this.address;
	}

	/**
	 * How long it took from the start of the process to the line that says it is ready.
	 * @return that time
	 */
	public Duration timeToReady() {
		return this.timeToReady;
	}

	/**
	 * The physical memory the process holds now; Linux only.
	 * @return mebibytes
	 */
	public double residentMebibytes() {
		return mebibytes("VmRSS:");
	}

	/**
	 * The most physical memory the process has held so far; Linux only.
	 * @return mebibytes
	 */
	public double peakResidentMebibytes() {
		return mebibytes("VmHWM:");
	}

	private double mebibytes(String name) {
		try {
			return Files.readAllLines(Path.of("/proc", String.valueOf(service(this.process).pid()), "status"))
				.stream()
				.filter((line) -> line.startsWith(name))
				.mapToDouble((line) -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Asks the service to stop and waits until it has. */
	@Override
	public void close() {
		service(this.process).destroy();
		try {
			if (!this.process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
				service(this.process).destroyForcibly();
				throw new ServiceFailedException("The service did not stop when asked to", null);
			}
			Runtime.getRuntime().removeShutdownHook(this.killer);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The service itself, be it wrapped or not. */
	private static ProcessHandle service(Process process) {
		return process.descendants().findFirst().orElse(process.toHandle());
	}

	private static void follow(Process process, Path log, CompletableFuture<URI> ready) {
		try (BufferedReader output = process.inputReader();
				PrintWriter copy = new PrintWriter(
						Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true)) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				Matcher address = READY.matcher(line);
				if (address.find()) {
					ready.complete(URI.create(address.group()));
				}
				copy.println(line);
			}
			ready.completeExceptionally(new IOException("It ended"));
		}
		catch (IOException ex) {
			ready.completeExceptionally(ex);
		}
	}

}
