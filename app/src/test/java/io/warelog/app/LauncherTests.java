package io.warelog.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The script that starts it all, before a JDK that only tells what it was given. */
class LauncherTests {

	private static final Path LAUNCHER = Path.of("..", "warelog");

	private static final Pattern SETTING = Pattern.compile("WARELOG_[A-Z_]+");

	private static final String JAVA = """
			#!/bin/sh
			env >"$(dirname "$0")/environment"
			for argument in "$@"; do
				case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;; esac
			done
			echo "Ready at http://127.0.0.1:1"
			""";

	@TempDir
	Path directory;

	@Test
	void theTrainingRunKnowsNoSettingOfTheService() throws IOException, InterruptedException {
		Set<String> settings = settings();
		assertThat(settings).contains("WARELOG_EVENTS", "WARELOG_EVENTS_TOKEN", "WARELOG_EVENTS_PASSWORD",
				"WARELOG_VIEWS", "WARELOG_SIDES", "WARELOG_SECRET", "WARELOG_JAVA_OPTS");
		Path jdk = jdk();
		Path run = Files.createDirectory(this.directory.resolve("run"));
		Files.createFile(run.resolve("warelog-runnable.jar"));
		Path launcher = Files.copy(LAUNCHER, this.directory.resolve("warelog"));
		ProcessBuilder training = new ProcessBuilder("sh", launcher.toString(), "--train").redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("output").toFile());
		settings.forEach((setting) -> training.environment().put(setting, "set"));
		training.environment().put("WARELOG_JAVA_HOME", jdk.toString());

		int status = training.start().waitFor();

		assertThat(status).as(Files.readString(this.directory.resolve("output"))).isZero();
		assertThat(run.resolve("warelog.aot")).exists();
		assertThat(Files.readAllLines(jdk.resolve("bin/environment"))).isNotEmpty()
			.noneMatch((variable) -> variable.startsWith("WARELOG_"));
	}

	private static Set<String> settings() {
		WarelogProcess help = WarelogProcess.run(Map.of(), "--help");
		assertThat(help.exitCode()).isZero();
		Set<String> settings = new TreeSet<>();
		Matcher setting = SETTING.matcher(help.output());
		while (setting.find()) {
			settings.add(setting.group());
		}
		return settings;
	}

	private Path jdk() throws IOException {
		Path jdk = this.directory.resolve("jdk");
		Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
		Files.writeString(java, JAVA, StandardCharsets.UTF_8);
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
		Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n", StandardCharsets.UTF_8);
		return jdk;
	}

}
