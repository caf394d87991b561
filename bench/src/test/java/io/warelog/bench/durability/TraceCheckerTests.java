package io.warelog.bench.durability;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TraceCheckerTests {

	private static final String FIRST = "01a201b0-5a18-7575-9bc6-7a0ded6bc323";

	private static final String SECOND = "01a201b0-5a18-7f6b-9bc8-953124a79a02";

	private static final String PLAIN_FRAME = header("\\0\\0\\0\\0");

	private static final String COMMIT_FRAME = header("\\0\\0\\0\\t");

	private static final String SYNC = call(1, "fdatasync(9</data/events.db-wal>) = 0");

	@Test
	void anAnswerAfterTheSyncOfItsCommitIsDurable() {
		TraceChecker.Findings findings = check(COMMIT_FRAME, page(FIRST), SYNC, answer(FIRST));
		assertThat(findings).isEqualTo(new TraceChecker.Findings(1, 1, 1, List.of()));
	}

	@Test
	void oneSyncCoversAllThatWasCommittedTogether() {
		TraceChecker.Findings findings = check(PLAIN_FRAME, page(FIRST), COMMIT_FRAME, page(SECOND), SYNC,
				answer(SECOND), answer(FIRST));
		assertThat(findings).isEqualTo(new TraceChecker.Findings(2, 1, 1, List.of()));
	}

	@Test
	void anAnswerWithNoSyncIsAViolation() {
		assertThat(check(COMMIT_FRAME, page(FIRST), answer(FIRST), SYNC).violations()).singleElement()
			.asString()
			.contains(FIRST, "no sync began after its commit at line 2");
	}

	@Test
	void anAnswerWhileTheSyncIsStillRunningIsAViolation() {
		assertThat(check(COMMIT_FRAME, page(FIRST), call(1, "fdatasync(9</data/events.db-wal> <unfinished ...>"),
				answer(FIRST), call(1, "<... fdatasync resumed>) = 0"))
			.violations()).hasSize(1);
	}

	@Test
	void aSyncThatWasOverWhenTheAnswerBeganIsEnoughAlsoWhenItsLineWasSplit() {
		assertThat(check(COMMIT_FRAME, page(FIRST), call(1, "fdatasync(9</data/events.db-wal> <unfinished ...>"),
				call(3, "write(1</data/service.log>, \"x\", 1) = 1"), call(1, "<... fdatasync resumed>) = 0"),
				answer(FIRST))
			.violations()).isEmpty();
	}

	@Test
	void aSyncThatBeganBeforeTheCommitWasWrittenDoesNotCoverIt() {
		assertThat(check(call(3, "fsync(9</data/events.db-wal> <unfinished ...>"), COMMIT_FRAME, page(FIRST),
				call(3, "<... fsync resumed>) = 0"), answer(FIRST))
			.violations()).hasSize(1);
	}

	@Test
	void aSyncBetweenThePageAndTheCommitMarkDoesNotCoverIt() {
		assertThat(check(PLAIN_FRAME, page(FIRST), SYNC, COMMIT_FRAME, page("index"), answer(FIRST)).violations())
			.hasSize(1);
	}

	@Test
	void aFailedSyncCoversNothing() {
		assertThat(check(COMMIT_FRAME, page(FIRST),
				call(1, "fdatasync(9</data/events.db-wal>) = -1 EIO (Input/output error)"), answer(FIRST))
			.violations()).hasSize(1);
	}

	@Test
	void aSyncOfAnotherFileCoversNothing() {
		assertThat(check(COMMIT_FRAME, page(FIRST), call(1, "fdatasync(7</data/views.db-wal>) = 0"), answer(FIRST))
			.violations()).hasSize(1);
	}

	@Test
	void anAnswerForAProductThatTheLogNeverSawIsAViolation() {
		assertThat(check(COMMIT_FRAME, page(FIRST), SYNC, answer(SECOND)).violations()).singleElement()
			.asString()
			.contains(SECOND, "no commit");
	}

	@Test
	void anEarlierCommitOfAnotherProductDoesNotHelp() {
		assertThat(check(COMMIT_FRAME, page(FIRST), SYNC, COMMIT_FRAME, page(SECOND), answer(SECOND)).violations())
			.hasSize(1);
	}

	@Test
	void anAnswerThatNeverReturnedCountsFromItsBeginning() {
		String unreturned = answer(FIRST).replaceAll("\\) = \\d+$", " <unfinished ...>");
		assertThat(check(COMMIT_FRAME, page(FIRST), unreturned, SYNC).violations()).hasSize(1);
	}

	@Test
	void anIdInBinaryIsFoundToo() {
		String raw = "x\\1\\242\\1\\260Z\\30uu\\233\\306z\\r\\355k\\303#x";
		assertThat(check(COMMIT_FRAME, page(raw), SYNC, answer(FIRST)).violations()).isEmpty();
	}

	@Test
	void dataCutShortIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> check(call(1, "pwrite64(9</data/events.db-wal>, \"abc\"..., 4096, 32) = 4096")));
	}

	@Test
	void aRealTraceOfASafeServiceHasNoViolation() throws Exception {
		TraceChecker.Findings findings = check(recorded("safe.trace"));
		assertThat(findings.answers()).isEqualTo(1);
		assertThat(findings.violations()).isEmpty();
	}

	@Test
	void aRealTraceOfAServiceThatDoesNotSyncItsCommitsHasOne() throws Exception {
		TraceChecker.Findings findings = check(recorded("unsafe.trace"));
		assertThat(findings.answers()).isEqualTo(1);
		assertThat(findings.violations()).hasSize(1);
	}

	/** Written by strace 6.1; only lines that do not matter are left out. */
	private static String[] recorded(String name) throws IOException, URISyntaxException {
		return Files.readAllLines(Path.of(TraceCheckerTests.class.getResource(name).toURI())).toArray(String[]::new);
	}

	private static TraceChecker.Findings check(String... lines) {
		TraceParser parser = new TraceParser();
		List.of(lines).forEach(parser::accept);
		return TraceChecker.check(parser.calls());
	}

	private static String header(String commitMark) {
		return call(1, "pwrite64(9</data/events.db-wal>, \"\\0\\0\\0\\3%s0123456789abcdef\", 24, 32) = 24"
			.formatted(commitMark));
	}

	private static String page(String content) {
		return call(1, "pwrite64(9</data/events.db-wal>, \"\\r\\0\\377 %s\", 4096, 56) = 4096".formatted(content));
	}

	private static String answer(String product) {
		return call(2,
				"write(122<socket:[152118]>, \"HTTP/1.1 201 \\r\\nLocation: /products/%s\\r\\nContent-Length: 0\\r\\n\\r\\n\", 131) = 131"
					.formatted(product));
	}

	private static String call(int thread, String text) {
		return thread + " 1795324664.635513 " + text;
	}

}
