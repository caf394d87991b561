package io.warelog.media.store;

import java.io.IOException;
import java.io.InputStream;

import io.warelog.media.MediaKey;
import io.warelog.media.MediaRefusedException;

/** Takes uploads by signed URLs that lead to this service. */
public interface UploadReceiver {

	/**
	 * Takes an upload. When this returns, it is on the disk under its key and the URL is
	 * used up; when it throws, nothing of it is kept and the URL can be tried again while
	 * it lasts.
	 * @param attempt what was sent
	 * @param body at most the limit's bytes are read of it, within the limit's time; it
	 * is not closed
	 * @return the key under which the upload has arrived
	 * @throws MediaRefusedException when the URL does not let it in
	 * ({@link io.warelog.media.MediaRefusal.NotAllowed}), or it is empty, too large or
	 * too slow. What is left of the body is then not worth reading
	 * @throws IOException when the body ends before its time
	 * @throws MediaUnavailableException when it cannot be written
	 */
	MediaKey receive(UploadAttempt attempt, InputStream body) throws MediaRefusedException, IOException;

}
