package io.warelog.platform.thread;

/** Waits for threads. */
public final class Threads {

	private Threads() {
	}

	/**
	 * Waits until a thread has ended, however long that takes. Who is interrupted
	 * meanwhile waits on, and is still interrupted then.
	 * @param thread that ends by itself, being told so
	 */
	public static void awaitEnd(Thread thread) {
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
