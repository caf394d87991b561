package io.warelog.media.library;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** One size of an image, to be served. It never changes. */
public interface ServedImage {

	/**
	 * How much there is.
	 * @return in bytes
	 */
	long length();

	/**
	 * By which a client knows that it has it.
	 * @return a strong entity tag with its quotation marks
	 */
	String etag();

	/**
	 * When it was made.
	 * @return to the second or better
	 */
	Instant lastModified();

	/**
	 * Reads a part of it.
	 * @param from the first byte, from 0
	 * @param length how many bytes, from 0 to what is left behind the first
	 * @return the bytes, to be closed
	 * @throws IOException when it was deleted meanwhile
	 */
	InputStream read(long from, long length) throws IOException;

	/**
	 * Reads all of it.
	 * @return the bytes, to be closed
	 * @throws IOException when it was deleted meanwhile
	 */
	default InputStream read() throws IOException {
		return read(0, length());
	}

}
