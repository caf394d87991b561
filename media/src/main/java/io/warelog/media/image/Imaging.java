package io.warelog.media.image;

import io.warelog.media.ImageType;
import io.warelog.media.MediaRefusedException;
import org.jspecify.annotations.Nullable;

/** Tells what some bytes are, and makes the sizes of an image of them. */
public interface Imaging {

	/**
	 * Looks at the head and the structure of a file without decoding it.
	 * @param bytes any
	 * @param declared what they were said to be, or null when nothing was said
	 * @return what they are
	 * @throws MediaRefusedException when they are empty, too many, no image, another type
	 * than declared, too many pixels or not a whole file
	 */
	ImageFacts look(byte[] bytes, @Nullable ImageType declared) throws MediaRefusedException;

	/**
	 * Decodes a file and makes all sizes of it: upright, on white, without metadata.
	 * Waits while as many images as are allowed at once are worked on.
	 * @param bytes any
	 * @param declared what they were said to be, or null when nothing was said
	 * @return the sizes
	 * @throws MediaRefusedException as {@link #look} does, and when the file cannot be
	 * decoded or takes too long
	 * @throws InterruptedException when interrupted while waiting for its turn
	 */
	MadeImage make(byte[] bytes, @Nullable ImageType declared) throws MediaRefusedException, InterruptedException;

}
