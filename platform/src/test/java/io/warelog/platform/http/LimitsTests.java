package io.warelog.platform.http;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How often one may, and from when on again. */
class LimitsTests {

	private final AtomicLong nanos = new AtomicLong();

	private final TimeMeter time = new TimeMeter() {

		@Override
		public long currentTimeNanos() {
			return LimitsTests.this.nanos.get();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	};

	@Test
	void wrongKeysAreCountedPerAddress() {
		WrongKeys wrongKeys = new WrongKeys(this.time);
		for (int i = 0; i < WrongKeys.PER_MINUTE; i++) {
			assertThat(wrongKeys.count("192.0.2.1")).isZero();
		}
		assertThat(wrongKeys.count("192.0.2.1")).isEqualTo(6);
		assertThat(wrongKeys.count("192.0.2.2")).isZero();
		this.nanos.addAndGet(Duration.ofSeconds(6).toNanos());
		assertThat(wrongKeys.count("192.0.2.1")).isZero();
		assertThat(wrongKeys.count("192.0.2.1")).isPositive();
	}

	@Test
	void oneNetworkOfIpv6CountsAsOneAddress() {
		WrongKeys wrongKeys = new WrongKeys(this.time);
		for (int i = 0; i < WrongKeys.PER_MINUTE; i++) {
			assertThat(wrongKeys.count("2001:db8:0:1::" + i)).isZero();
		}
		assertThat(wrongKeys.count("2001:db8:0:1:ffff::1")).isPositive();
		assertThat(wrongKeys.count("2001:db8:0:2::1")).isZero();
	}

	@Test
	void eachKeyHasItsOwnLimit() {
		KeyLimits limits = new KeyLimits(RateLimit.parse("2/m"), this.time);
		UUID key = new UUID(0, 1);
		assertThat(limits.count(key)).isZero();
		assertThat(limits.count(key)).isZero();
		assertThat(limits.count(key)).isEqualTo(30);
		assertThat(limits.count(new UUID(0, 2))).isZero();
		this.nanos.addAndGet(Duration.ofSeconds(30).toNanos());
		assertThat(limits.count(key)).isZero();
	}

	@Test
	void limitsAreRead() {
		assertThat(RateLimit.parse("100/s")).isEqualTo(new RateLimit(100, Duration.ofSeconds(1)));
		assertThat(RateLimit.parse("6000/m")).isEqualTo(new RateLimit(6000, Duration.ofMinutes(1)));
		assertThat(RateLimit.parse("1000000/h")).isEqualTo(new RateLimit(1_000_000, Duration.ofHours(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0/s", "-1/s", "100", "100/d", "100 / s", "1.5/s", "1000001/s", "99999999999/s" })
	void badLimitsAreNot(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.parse(text))
			.withMessageContaining("such as 100/s or 6000/m, not '" + text + "'");
	}

}
