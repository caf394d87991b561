package io.warelog.app;

import java.io.IOException;

/** Programs that a machine may have or not. */
final class OnThePath {

	private OnThePath() {
	}

	/**
	 * Looks for one.
	 * @param command that ends well by itself, such as one that tells the version
	 * @return whether it did
	 */
	static boolean runs(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor() == 0;
		}
		catch (IOException missing) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
