package io.warelog.media.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

import io.warelog.media.library.MediaLibrary.Swept;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.directory.DirectoryMediaStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A library over a directory. */
class DirectoryMediaLibraryTests extends MediaLibraryContract {

	@TempDir
	Path directory;

	private DirectoryMediaStore store;

	@BeforeEach
	void open() throws IOException {
		this.store = DirectoryMediaStore.open(this.directory, this.directory, "/media/uploads/", Instant::now,
				System::nanoTime);
	}

	@Override
	protected MediaStore store() {
		return this.store;
	}

	@Test
	void contentThatIsKeptAgainIsYoungAgain() throws Exception {
		library().keep(ONE, PICTURE, null);
		library().forget(ONE);
		makeOld();
		library().keep(TWO, PICTURE, null);
		library().forget(TWO);
		assertThat(library().sweep((key) -> true, DAY)).isEqualTo(new Swept(0, 0, 0));
		makeOld();
		assertThat(library().sweep((key) -> true, DAY)).isEqualTo(new Swept(0, 0, 1));
	}

	private void makeOld() throws IOException {
		FileTime twoDaysAgo = FileTime.from(Instant.now().minus(DAY.multipliedBy(2)));
		try (Stream<Path> files = Files.walk(this.directory.resolve("content"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Files.setLastModifiedTime(file, twoDaysAgo);
			}
		}
	}

}
