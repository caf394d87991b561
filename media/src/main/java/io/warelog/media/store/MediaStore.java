package io.warelog.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes under names and lets uploads in by signed URLs. Safe for use by several
 * threads. Each method may throw {@link MediaUnavailableException}.
 */
public interface MediaStore extends AutoCloseable {

	/**
	 * A URL by which one image can be sent within
	 * {@link io.warelog.media.MediaLimits#TICKET}, by PUT.
	 * @param key new, and not to be guessed
	 * @param declared the only content type that is let in, or null for all four
	 * @return the URL
	 */
	UploadTicket ticket(MediaKey key, @Nullable ImageType declared);

	/**
	 * What takes the uploads, where they come to this service.
	 * @return the receiver, empty when uploads go elsewhere and have to be looked for
	 * with {@link #find}
	 */
	Optional<UploadReceiver> receiver();

	/**
	 * Looks for something.
	 * @param name where
	 * @return what is there
	 */
	Optional<StoredObject> find(ObjectName name);

	/**
	 * Reads a part of what was found.
	 * @param object as found
	 * @param from the first byte, from 0
	 * @param length how many bytes, from 0 to what is left behind the first
	 * @return the bytes, to be closed
	 * @throws IOException when it is gone, or other bytes are there by now
	 */
	InputStream read(StoredObject object, long from, long length) throws IOException;

	/**
	 * Writes something whole, in place of what is there. A reader sees the one or the
	 * other.
	 * @param name where
	 * @param content what
	 * @param mediaType what it is
	 */
	void put(ObjectName name, byte[] content, String mediaType);

	/**
	 * Writes something whole unless something is there.
	 * @param name where
	 * @param content what
	 * @param mediaType what it is
	 * @return whether it was written
	 */
	boolean create(ObjectName name, byte[] content, String mediaType);

	/**
	 * Deletes something; that it is not there is no fault.
	 * @param name where
	 */
	void delete(ObjectName name);

	/**
	 * All there is in an area, in no order. What is written or deleted meanwhile may be
	 * seen or not.
	 * @param area of the store
	 * @return what is there, to be closed
	 */
	Stream<StoredObject> list(ObjectName.Area area);

	/** Lets go of what it holds. */
	@Override
	void close();

}
