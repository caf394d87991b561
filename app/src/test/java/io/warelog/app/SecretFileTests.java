package io.warelog.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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
		SecretFile.derive(this.here.resolve("callbacks.key"), SECRET);
		SecretFile.derive(this.there.resolve("callbacks.key"), SECRET);
		SecretFile.derive(this.there.resolve("media.key"), SECRET);

		assertThat(this.here.resolve("callbacks.key")).hasSameBinaryContentAs(this.there.resolve("callbacks.key"));
		assertThat(Files.readAllBytes(this.there.resolve("media.key"))).hasSize(32)
			.isNotEqualTo(Files.readAllBytes(this.there.resolve("callbacks.key")));
	}

	@Test
	void anotherSecretTakesThePlaceOfWhatWasThere() throws IOException {
		Path file = this.here.resolve("callbacks.key");
		byte[] made = SecretFile.bytes(file, new SecureRandom());
		SecretFile.derive(file, SECRET);
		byte[] derived = SecretFile.bytes(file, new SecureRandom());
		SecretFile.derive(file, SECRET + "!");

		assertThat(derived).isNotEqualTo(made);
		assertThat(SecretFile.bytes(file, new SecureRandom())).isNotEqualTo(derived);
	}

}
