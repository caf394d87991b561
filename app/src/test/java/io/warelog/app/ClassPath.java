package io.warelog.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The class path of the tests for processes of their own, with a cache of its classes for
 * the JVM (JEP 514): it halves the time of a start, of which some tests need dozens.
 */
final class ClassPath {

	private static final ClassPath CACHED = cached();

	private final String jars;

	private final String cacheOption;

	private ClassPath(String jars, String cacheOption) {
		this.jars = jars;
		this.cacheOption = cacheOption;
	}

	/**
	 * The options of a JVM that runs Warelog from this class path.
	 * @return the options up to the main class
	 */
	static List<String> options() {
		return CACHED.toOptions();
	}

	private List<String> toOptions() {
		return List.of(this.cacheOption, "-cp", this.jars);
	}

	/** Learns from one start which classes to keep ready. */
	private static ClassPath cached() {
		try {
			Path directory = TemporaryDirectory.forTheWholeJvm("warelog-class-path");
			String jars = packed(directory);
			Path cache = directory.resolve("warelog.aot");
			ClassPath learning = new ClassPath(jars, "-XX:AOTCacheOutput=" + cache);
			WarelogProcess process = WarelogProcess.serve(learning.toOptions(), directory.resolve("data"));
			try (process) {
				process.operator(directory.resolve("data")).post("/products", Merchant.mug()).send().is(201);
			}
			if (!Files.exists(cache)) {
				throw new AssertionError("No cache was made:\n" + process.output());
			}
			return new ClassPath(jars, "-XX:AOTCache=" + cache);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The cache takes jars only, so directories of classes are made jars. */
	private static String packed(Path directory) {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
			.splitAsStream(classPath)
			.filter((entry) -> !entry.isEmpty() && Files.exists(Path.of(entry)))
			.map((entry) -> Files.isDirectory(Path.of(entry)) ? jar(entry, directory) : entry)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String jar(String classes, Path directory) {
		String jar = directory.resolve(UUID.randomUUID() + ".jar").toString();
		int status = ToolProvider.findFirst("jar")
			.orElseThrow()
			.run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", classes, ".");
		if (status != 0) {
			throw new IllegalStateException(classes + " could not be packed");
		}
		return jar;
	}

}
