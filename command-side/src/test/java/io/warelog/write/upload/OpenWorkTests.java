package io.warelog.write.upload;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpenWorkTests {

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void name() {
		this.file = this.directory.resolve("open-uploads");
	}

	@Test
	void whatIsNotedIsKnownAtTheNextStart() throws Exception {
		OpenWork work = OpenWork.load(this.file, 10);
		work.opened("upload:a");
		work.opened("image-batch:b");
		work.opened("upload:c");
		work.ended("upload:a");
		work.reached(7);
		work.note();

		OpenWork next = OpenWork.load(this.file, 10);

		assertThat(next.position()).isEqualTo(7);
		assertThat(next.streams()).containsExactlyInAnyOrder("image-batch:b", "upload:c");
	}

	@Test
	void whatIsNotNotedIsReadFromTheLogAgain() throws Exception {
		OpenWork work = OpenWork.load(this.file, 10);
		work.reached(5);
		work.note();
		work.opened("upload:a");
		work.reached(9);

		OpenWork next = OpenWork.load(this.file, 10);

		assertThat(next.position()).isEqualTo(5);
		assertThat(next.streams()).isEmpty();
	}

	@Test
	void anEndThatIsTakenInAgainDoesNoHarm() {
		OpenWork work = OpenWork.load(this.file, 10);
		work.ended("upload:never-seen");
		assertThat(work.streams()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "something else\n1\n", "warelog-open-uploads-1\n", "warelog-open-uploads-1\nmany\n",
			"warelog-open-uploads-1\n-1\nupload:a\n", "warelog-open-uploads-1\n11\nupload:a\n" })
	void aFileThatIsDamagedOrOfAnotherLogIsPassedOver(String content) throws Exception {
		Files.writeString(this.file, content);
		OpenWork work = OpenWork.load(this.file, 10);
		assertThat(work.position()).isZero();
		assertThat(work.streams()).isEmpty();
	}

	@Test
	void withoutAFileTheLogIsReadFromItsBeginning() {
		assertThat(OpenWork.load(this.file, 10).position()).isZero();
	}

}
