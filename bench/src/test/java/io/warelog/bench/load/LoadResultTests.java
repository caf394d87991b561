package io.warelog.bench.load;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class LoadResultTests {

	@Test
	void countsPerSecondAndMilliseconds() {
		LoadResult result = result(3_000, 0, 0);
		assertThat(result.rate()).isCloseTo(1_500, within(0.001));
		assertThat(result.p50Millis()).isEqualTo(0.71);
		assertThat(result.p99Millis()).isEqualTo(12.5);
	}

	@Test
	void aRefusalOrABrokenConnectionOrSilenceSpoilsTheRun() {
		assertThatExceptionOfType(LoadFailedException.class).isThrownBy(() -> result(3_000, 1, 0));
		assertThatExceptionOfType(LoadFailedException.class).isThrownBy(() -> result(3_000, 0, 1));
		assertThatExceptionOfType(LoadFailedException.class).isThrownBy(() -> result(0, 0, 0));
	}

	private static LoadResult result(long requests, long refused, long broken) {
		return LoadResult.from(new JsonMapper().readTree("""
				{"requests":%d,"micros":2000000,"p50_micros":710,"p99_micros":12500,"not_2xx":%d,"socket_errors":%d}"""
			.formatted(requests, refused, broken)));
	}

}
