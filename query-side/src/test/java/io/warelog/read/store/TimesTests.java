package io.warelog.read.store;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTests {

	@ParameterizedTest
	@ValueSource(strings = { "1970-01-01T00:00:00Z", "2026-11-22T10:00:00.123456Z", "1969-12-31T23:59:59.999999Z",
			"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z" })
	void aTimeIsANumberAndBack(String time) {
		Instant instant = Instant.parse(time);
		assertThat(Times.instant(Times.micros(instant))).isEqualTo(instant);
	}

	@Test
	void roundsDown() {
		assertThat(Times.micros(Instant.parse("1970-01-01T00:00:00.000001999Z"))).isEqualTo(1);
		assertThat(Times.micros(Instant.parse("1969-12-31T23:59:59.9999995Z"))).isEqualTo(-1);
	}

}
