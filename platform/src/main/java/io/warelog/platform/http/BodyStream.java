package io.warelog.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The body of a request as it comes, for those who need not have it whole. What goes
 * wrong with it ends the request by a {@link ProblemException}, wherever it is read.
 */
public final class BodyStream extends InputStream {

	/** Longer than any process runs. */
	private static final Duration WITHOUT_END = Duration.ofDays(100 * 365);

	private final InputStream in;

	private final long maxBytes;

	private final Duration mostTime;

	private final LongSupplier nanoTime;

	private final long begin;

	private long left;

	BodyStream(InputStream in, long maxBytes, Duration mostTime, LongSupplier nanoTime) {
		this.in = in;
		this.maxBytes = maxBytes;
		this.mostTime = mostTime;
		this.nanoTime = nanoTime;
		this.begin = nanoTime.getAsLong();
		this.left = maxBytes;
	}

	/**
	 * Begins to read a body.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken
	 * @return the body, whose reading throws {@link ProblemException} with
	 * {@link ProblemKind#PAYLOAD_TOO_LARGE}, {@link ProblemKind#MALFORMED} if it breaks
	 * off, or {@link ProblemKind#REQUEST_TIMEOUT} if it stops coming
	 * @throws ProblemException with {@link ProblemKind#PAYLOAD_TOO_LARGE} if it says so
	 * itself
	 */
	public static InputStream of(HttpServletRequest request, long maxBytes) {
		return of(request, maxBytes, WITHOUT_END);
	}

	/**
	 * Begins to read a body that may not take for ever, though each byte comes in time.
	 * @param request the request, its body not read yet
	 * @param maxBytes the longest body taken
	 * @param mostTime from now to its end
	 * @return the body, whose reading throws as that of
	 * {@link #of(HttpServletRequest, long)} does, and {@link ProblemException} with
	 * {@link ProblemKind#REQUEST_TIMEOUT} when it takes longer
	 * @throws ProblemException with {@link ProblemKind#PAYLOAD_TOO_LARGE} if it says so
	 * itself
	 */
	static InputStream of(HttpServletRequest request, long maxBytes, Duration mostTime) {
		if (request.getContentLengthLong() > maxBytes) {
			throw tooLarge(maxBytes);
		}
		try {
			return new BodyStream(request.getInputStream(), maxBytes, mostTime, System::nanoTime);
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] bytes, int from, int length) {
		if (length == 0) {
			return 0;
		}
		try {
			// one more than is taken tells that there is more
			int count = this.in.read(bytes, from, (int) Math.min(length - 1L, this.left) + 1);
			this.left -= Math.max(count, 0);
			if (this.left < 0) {
				throw tooLarge(this.maxBytes);
			}
			if (this.nanoTime.getAsLong() - this.begin > this.mostTime.toNanos()) {
				throw tooSlow("The body took longer than " + this.mostTime.toMinutes() + " minutes.");
			}
			return count;
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	private static ProblemException broken(IOException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof SocketTimeoutException) {
				return tooSlow("The body stopped coming.");
			}
		}
		return Problem.of(ProblemKind.MALFORMED, "The body broke off or its chunks are malformed.")
			.withHeader("Connection", "close")
			.exception();
	}

	private static ProblemException tooSlow(String detail) {
		return Problem.of(ProblemKind.REQUEST_TIMEOUT, detail).withHeader("Connection", "close").exception();
	}

	private static ProblemException tooLarge(long maxBytes) {
		return Problem.of(ProblemKind.PAYLOAD_TOO_LARGE, "The body may have at most " + maxBytes + " bytes.")
			.with("max_bytes", maxBytes)
			.exception();
	}

}
