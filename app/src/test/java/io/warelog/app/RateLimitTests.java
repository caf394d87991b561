package io.warelog.app;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys used too often, and keys being guessed. At a service of its own, as whoever
 * guesses keys slows down all wrong keys from the same address.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitTests {

	/** Per minute, so that even a slow machine reaches it in time. */
	private static final int LIMIT = 20;

	private RunningWarelog warelog;

	@BeforeAll
	void start(@TempDir Path data) {
		this.warelog = RunningWarelog.start(data, "--rate-limit=" + LIMIT + "/m");
	}

	@AfterAll
	void stop() {
		this.warelog.close();
	}

	@Test
	void aKeyUsedTooOftenHasToWaitAndNoOtherDoes() {
		Merchant busy = Merchant.of(this.warelog.operator(), "busy");
		Merchant calm = Merchant.of(this.warelog.operator(), "calm");

		List<Answer> answers = Parallel.run(LIMIT * 10, (i) -> busy.admin().get("/products").send());

		assertThat(answers).extracting(Answer::status).contains(200, 429).containsOnly(200, 429);
		answers.stream().filter((answer) -> answer.status() == 429).forEach((answer) -> {
			answer.isProblem(429);
			assertThat(Long.parseLong(answer.requiredHeader("Retry-After"))).isPositive();
		});
		calm.admin().get("/products").send().is(200);
	}

	@Test
	void whoGuessesKeysHasToWait() {
		List<Answer> answers = Parallel.run(300, (i) -> this.warelog.api().as("guess-" + i).get("/products").send());

		assertThat(answers).extracting(Answer::status).contains(401, 429).containsOnly(401, 429);
		answers.stream()
			.filter((answer) -> answer.status() == 429)
			.forEach((answer) -> assertThat(Long.parseLong(answer.requiredHeader("Retry-After"))).isPositive());
		assertThat(this.warelog.operator().get("/admin/merchants").send().is(200).data()).isNotEmpty();
	}

}
