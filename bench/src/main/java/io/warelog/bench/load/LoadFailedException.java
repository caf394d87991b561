package io.warelog.bench.load;

/**
 * A run whose figures mean nothing, because not every request was answered as it should.
 */
public final class LoadFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LoadFailedException(String message) {
		super(message);
	}

}
