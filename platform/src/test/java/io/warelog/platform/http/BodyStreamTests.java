package io.warelog.platform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Bodies that come in their own time. */
class BodyStreamTests {

	private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	@Test
	void whatComesInTimeIsReadWhole() throws IOException {
		assertThat(dripping(599, Duration.ofSeconds(1)).readAllBytes()).hasSize(599);
	}

	@Test
	void whatDripsForTooLongIsCutOffThoughEachByteIsInTime() {
		InputStream body = dripping(1_000_000, Duration.ofSeconds(19));

		assertThatExceptionOfType(ProblemException.class).isThrownBy(body::readAllBytes).satisfies((ex) -> {
			assertThat(ex.problem().kind()).isEqualTo(ProblemKind.REQUEST_TIMEOUT);
			assertThat(ex.problem().detail()).isEqualTo("The body took longer than 10 minutes.");
		});
		assertThat(this.nanoTime.get() - Long.MAX_VALUE + 5).isLessThan(TEN_MINUTES.plusSeconds(20).toNanos());
	}

	private InputStream dripping(int bytes, Duration each) {
		return new BodyStream(new ByteArrayInputStream(new byte[bytes]) {

			@Override
			public int read(byte[] target, int from, int length) {
				BodyStreamTests.this.nanoTime.addAndGet(each.toNanos());
				return super.read(target, from, 1);
			}

		}, bytes, TEN_MINUTES, this.nanoTime::get);
	}

}
