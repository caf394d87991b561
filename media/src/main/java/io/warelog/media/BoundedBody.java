package io.warelog.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Reads what somebody sends up to a size and for a time. The time is looked at after each
 * read, so a read that hangs has to be bounded by where it comes from as well.
 */
public final class BoundedBody {

	private static final int PIECE = 16 * 1024;

	private final int mostBytes;

	private final Duration mostTime;

	private final LongSupplier nanoTime;

	/**
	 * A reader with limits.
	 * @param mostBytes how many bytes are taken
	 * @param mostTime from the first read to the last
	 * @param nanoTime a clock that only goes forward, in nanoseconds
	 */
	public BoundedBody(int mostBytes, Duration mostTime, LongSupplier nanoTime) {
		this.mostBytes = mostBytes;
		this.mostTime = mostTime;
		this.nanoTime = nanoTime;
	}

	/**
	 * Refuses by what a request says of itself, before anything is read.
	 * @param contentLength as declared, below 0 when it is not known
	 * @throws MediaRefusedException when it is 0 or more than is taken
	 */
	public void checkLength(long contentLength) throws MediaRefusedException {
		if (contentLength == 0) {
			throw new MediaRefusedException(new MediaRefusal.Empty());
		}
		if (contentLength > this.mostBytes) {
			throw new MediaRefusedException(new MediaRefusal.TooLarge(this.mostBytes));
		}
	}

	/**
	 * Reads to the end, handing over piece by piece.
	 * @param in not closed; at most one piece more than is taken is read of it
	 * @param sink takes the pieces
	 * @return how many bytes there were, at least 1
	 * @throws MediaRefusedException when there are none, too many, or it takes too long
	 * @throws IOException when reading or writing fails
	 */
	public int read(InputStream in, Sink sink) throws MediaRefusedException, IOException {
		long start = this.nanoTime.getAsLong();
		byte[] piece = new byte[PIECE];
		int all = 0;
		for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
			all += count;
			if (all > this.mostBytes) {
				throw new MediaRefusedException(new MediaRefusal.TooLarge(this.mostBytes));
			}
			if (this.nanoTime.getAsLong() - start > this.mostTime.toNanos()) {
				throw new MediaRefusedException(new MediaRefusal.TooSlow(this.mostTime));
			}
			sink.write(piece, 0, count);
		}
		if (all == 0) {
			throw new MediaRefusedException(new MediaRefusal.Empty());
		}
		return all;
	}

	/**
	 * Reads to the end.
	 * @param in not closed; at most one piece more than is taken is read of it
	 * @return what there was, at least one byte
	 * @throws MediaRefusedException when there is nothing, too much, or it takes too long
	 * @throws IOException when reading fails
	 */
	public byte[] readAll(InputStream in) throws MediaRefusedException, IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		read(in, all::write);
		return all.toByteArray();
	}

	/** Takes pieces of what is read. */
	@FunctionalInterface
	public interface Sink {

		/**
		 * Takes a piece.
		 * @param bytes hold it
		 * @param from its first byte
		 * @param length how many bytes
		 * @throws IOException when it cannot be taken
		 */
		void write(byte[] bytes, int from, int length) throws IOException;

	}

}
