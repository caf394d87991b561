package io.warelog.write.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DirectoryLockTests {

	@TempDir
	private Path directory;

	@Test
	void aLockedDirectoryIsRefusedAndTheHolderNamed() throws IOException {
		try (DirectoryLock held = DirectoryLock.acquire(this.directory)) {
			assertThat(held).isNotNull();
			assertThatExceptionOfType(DirectoryInUseException.class)
				.isThrownBy(() -> DirectoryLock.acquire(this.directory))
				.withMessageContaining(this.directory.toString())
				.withMessageContaining("process " + ProcessHandle.current().pid());
		}
	}

	@Test
	void aReleasedDirectoryCanBeLockedAgain() throws IOException {
		DirectoryLock.acquire(this.directory).close();
		DirectoryLock.acquire(this.directory).close();
		assertThat(this.directory.resolve("lock")).exists();
	}

	@Test
	void anotherProcessIsRefusedAndLetInAfterAKill() throws Exception {
		Process holder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
				System.getProperty("java.class.path"), Holder.class.getName(), this.directory.toString())
			.redirectErrorStream(true)
			.start();
		try {
			assertThat(holder.inputReader().readLine()).isEqualTo("locked");
			assertThatExceptionOfType(DirectoryInUseException.class)
				.isThrownBy(() -> DirectoryLock.acquire(this.directory))
				.withMessageContaining("process " + holder.pid());
		}
		finally {
			holder.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
		}
		DirectoryLock.acquire(this.directory).close();
		assertThat(Files.readString(this.directory.resolve("lock")))
			.isEqualTo(Long.toString(ProcessHandle.current().pid()));
	}

	/** A process that holds the lock until it is killed. */
	static final class Holder {

		private Holder() {
		}

		public static void main(String[] arguments) throws Exception {
			try (DirectoryLock held = DirectoryLock.acquire(Path.of(arguments[0]))) {
				System.out.println((held != null) ? "locked" : "free");
				Thread.currentThread().join();
			}
		}

	}

}
