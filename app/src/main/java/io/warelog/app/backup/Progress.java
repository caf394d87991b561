package io.warelog.app.backup;

/** Is told how far the copying of images is. */
@FunctionalInterface
public interface Progress {

	/**
	 * Tells.
	 * @param done how many files have been looked after
	 * @param total how many there are, as far as that is known
	 */
	void files(long done, long total);

}
