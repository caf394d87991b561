package io.warelog.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is sent is read up to a size and for a time. */
class BoundedBodyTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	private final BoundedBody tenMebibytes = new BoundedBody(MediaLimits.BYTES, MINUTE, this.nanoTime::get);

	@Test
	void whatFitsIsReadWhole() throws Exception {
		byte[] most = new byte[MediaLimits.BYTES];
		most[MediaLimits.BYTES - 1] = 7;
		assertThat(this.tenMebibytes.readAll(new ByteArrayInputStream(most))).isEqualTo(most);
	}

	@Test
	void ofAHundredMegabytesNotMuchMoreIsReadThanIsTaken() {
		Endless body = new Endless(100_000_000, 0);
		assertRefused(body, new MediaRefusal.TooLarge(MediaLimits.BYTES));
		assertThat(body.read).isLessThanOrEqualTo(MediaLimits.BYTES + 16 * 1024);
	}

	@Test
	void aDeclaredLengthIsRefusedBeforeAnythingIsRead() {
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> this.tenMebibytes.checkLength(MediaLimits.BYTES + 1L))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.TooLarge(MediaLimits.BYTES)));
		assertThatExceptionOfType(MediaRefusedException.class).isThrownBy(() -> this.tenMebibytes.checkLength(0))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.Empty()));
	}

	@Test
	void anUnknownLengthIsReadAndSeen() throws Exception {
		this.tenMebibytes.checkLength(-1);
		assertRefused(new Endless(0, 0), new MediaRefusal.Empty());
	}

	@Test
	void whatDripsIsCutOffThoughEachDropIsInTime() {
		Endless body = new Endless(1_000_000, Duration.ofSeconds(1).toNanos());
		assertRefused(body, new MediaRefusal.TooSlow(MINUTE));
		assertThat(body.read).isEqualTo(61);
	}

	private void assertRefused(InputStream body, MediaRefusal refusal) {
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> this.tenMebibytes.read(body, (bytes, from, length) -> {
			}))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(refusal));
	}

	/** Hands out whole pieces, or a byte at a time where each takes its time. */
	private final class Endless extends InputStream {

		private final long length;

		private final long nanosPerByte;

		private long read;

		private Endless(long length, long nanosPerByte) {
			this.length = length;
			this.nanosPerByte = nanosPerByte;
		}

		@Override
		public int read() throws IOException {
			throw new IOException("Byte by byte is not how this is read");
		}

		@Override
		public int read(byte[] bytes, int from, int length) {
			if (this.read == this.length) {
				return -1;
			}
			int count = (int) Math.min((this.nanosPerByte > 0) ? 1 : length, this.length - this.read);
			this.read += count;
			BoundedBodyTests.this.nanoTime.addAndGet(count * this.nanosPerByte);
			return count;
		}

	}

}
