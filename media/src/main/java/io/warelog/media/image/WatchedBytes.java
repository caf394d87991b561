package io.warelog.media.image;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import javax.imageio.stream.ImageInputStreamImpl;

import io.warelog.media.MediaRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as a decoder reads them, broken off when it takes too long or goes
 * on reading where there is nothing. Some decoders take the end of a file for zeros
 * without end, and so make fifty million pixels of fifty bytes, with an exception for
 * each.
 */
final class WatchedBytes extends ImageInputStreamImpl {

	/** Decoders read ahead, so a few times are no fault. */
	private static final int MOST_READS_BEHIND_THE_END = 1000;

	/** How often the time is looked at. */
	private static final int READS = 256;

	private final byte[] bytes;

	private final Duration mostTime;

	private final LongSupplier nanoTime;

	private final long start;

	private int reads;

	private int readsBehindTheEnd;

	private @Nullable MediaRefusal refusal;

	WatchedBytes(byte[] bytes, Duration mostTime, LongSupplier nanoTime) {
		this.bytes = bytes;
		this.mostTime = mostTime;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
	}

	@Override
	public int read() {
		watch();
		this.bitOffset = 0;
		if (this.streamPos >= this.bytes.length) {
			return end();
		}
		return this.bytes[(int) this.streamPos++] & 0xff;
	}

	@Override
	public int read(byte[] into, int from, int length) {
		watch();
		this.bitOffset = 0;
		if (length == 0) {
			return 0;
		}
		if (this.streamPos >= this.bytes.length) {
			return end();
		}
		int count = (int) Math.min(length, this.bytes.length - this.streamPos);
		System.arraycopy(this.bytes, (int) this.streamPos, into, from, count);
		this.streamPos += count;
		return count;
	}

	@Override
	public long length() {
		return this.bytes.length;
	}

	private int end() {
		this.readsBehindTheEnd++;
		if (this.readsBehindTheEnd > MOST_READS_BEHIND_THE_END) {
			throw brokenOff(new MediaRefusal.Broken("it ends too early"));
		}
		return -1;
	}

	private void watch() {
		this.reads++;
		if (this.reads % READS == 0) {
			checkTime();
		}
	}

	/**
	 * Looks at the time.
	 * @throws BrokenOffException when there is none left
	 */
	void checkTime() {
		if (this.nanoTime.getAsLong() - this.start > this.mostTime.toNanos()) {
			throw brokenOff(new MediaRefusal.TooSlow(this.mostTime));
		}
	}

	private BrokenOffException brokenOff(MediaRefusal why) {
		this.refusal = why;
		return new BrokenOffException();
	}

	/**
	 * Why it was broken off. Some decoders wrap the exception that ends them.
	 * @return the refusal, empty when it was not
	 */
	Optional<MediaRefusal> refusal() {
		return Optional.ofNullable(this.refusal);
	}

	/** Ends a decoder. */
	static final class BrokenOffException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private BrokenOffException() {
			super("It was broken off", null, false, false);
		}

	}

}
