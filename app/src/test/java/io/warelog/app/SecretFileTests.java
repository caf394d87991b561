package io.warelog.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Keys that several nodes have in common. */
class SecretFileTests {

	private static final String SECRET = "a secret that all the nodes have in common";

	@TempDir
	private Path directory;

	private Path here;

	private Path there;

	@BeforeEach
	void makeDirectories() throws IOException {
		this.here = Files.createDirectory(this.directory.resolve("here"));
		this.there = Files.createDirectory(this.directory.resolve("there"));
	}

	@Test
	void whoKnowsTheSecretHasTheSameKeysAndOneForEachPurpose() throws IOException {
		SecretFile.derive(this.here, SECRET, List.of("callbacks.key"));
		SecretFile.derive(this.there, SECRET, List.of("callbacks.key", "media.key"));

		assertThat(this.here.resolve("callbacks.key")).hasSameBinaryContentAs(this.there.resolve("callbacks.key"));
		assertThat(Files.readAllBytes(this.there.resolve("media.key"))).hasSize(32)
			.isNotEqualTo(Files.readAllBytes(this.there.resolve("callbacks.key")));
	}

	@Test
	void theSameSecretAgainLeavesTheKeysAsTheyAre() throws IOException {
		SecretFile.derive(this.here, SECRET, List.of("callbacks.key"));
		byte[] derived = Files.readAllBytes(this.here.resolve("callbacks.key"));

		SecretFile.derive(this.here, SECRET, List.of("callbacks.key"));

		assertThat(this.here.resolve("callbacks.key")).hasBinaryContent(derived);
	}

	@Test
	void keysThatDoNotFollowFromTheSecretAreNotReplaced() throws IOException {
		byte[] made = SecretFile.bytes(this.here.resolve("callbacks.key"), new SecureRandom());
		SecretFile.derive(this.there, SECRET, List.of("callbacks.key"));
		byte[] derived = Files.readAllBytes(this.there.resolve("callbacks.key"));

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> SecretFile.derive(this.here, SECRET, List.of("media.key", "callbacks.key")))
			.withMessageContaining("keys that do not follow from --secret: callbacks.key.");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> SecretFile.derive(this.there, SECRET + "!", List.of("callbacks.key")))
			.withMessageContaining("do not follow from --secret");

		assertThat(this.here.resolve("callbacks.key")).hasBinaryContent(made);
		assertThat(this.here.resolve("media.key")).doesNotExist();
		assertThat(this.there.resolve("callbacks.key")).hasBinaryContent(derived);
	}

}
