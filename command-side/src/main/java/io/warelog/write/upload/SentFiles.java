package io.warelog.write.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.media.BoundedBody;
import io.warelog.media.ContentHash;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.ObjectName;
import io.warelog.platform.http.Fault;
import io.warelog.platform.http.FormBody;
import io.warelog.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The files of one form. One is kept in memory, to be worked on at once; where there are
 * several each goes to where uploads wait, so that a form takes no more memory than its
 * largest file.
 */
final class SentFiles implements FormBody.FileTaker {

	private static final String WAITING = "application/octet-stream";

	private final MediaStore store;

	private final Supplier<UUID> randomIds;

	private final Set<String> fields;

	private final int most;

	private final Duration time;

	private final List<MediaKey> keys = new ArrayList<>();

	private byte @Nullable [] first;

	/**
	 * Makes it.
	 * @param store where several wait
	 * @param randomIds gives UUIDs that nobody can foresee
	 * @param fields the names of those that may be files
	 * @param most how many files are taken
	 * @param time how long one may take to be sent
	 */
	SentFiles(MediaStore store, Supplier<UUID> randomIds, Set<String> fields, int most, Duration time) {
		this.store = store;
		this.randomIds = randomIds;
		this.fields = fields;
		this.most = most;
		this.time = time;
	}

	@Override
	public boolean takes(String field) {
		return this.fields.contains(field);
	}

	@Override
	public String take(String field, InputStream content) throws IOException {
		if (this.keys.size() == this.most) {
			throw Problem.unprocessable(List.of(Fault.at("/" + field, "must be given at most " + this.most + " times")))
				.exception();
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			new BoundedBody(MediaLimits.BYTES, this.time, System::nanoTime).read(content, bytes::write);
		}
		catch (MediaRefusedException refused) {
			discard();
			throw MediaProblems.of(refused).exception();
		}
		MediaKey key = MediaKey.of(this.randomIds.get());
		this.keys.add(key);
		if (this.keys.size() == 1) {
			this.first = bytes.toByteArray();
			return ContentHash.of(this.first).value();
		}
		letWait();
		byte[] further = bytes.toByteArray();
		put(key, further);
		return ContentHash.of(further).value();
	}

	/**
	 * The keys that the images will have.
	 * @return one for each file, in the order in which they were sent
	 */
	List<MediaKey> keys() {
		return List.copyOf(this.keys);
	}

	/**
	 * The only file.
	 * @return its bytes
	 * @throws IllegalStateException if there is none, or it waits
	 */
	byte[] only() {
		byte[] bytes = this.first;
		if (bytes == null) {
			throw new IllegalStateException("There is not one file");
		}
		return bytes;
	}

	/** Puts all files to where uploads wait. */
	void letWait() {
		byte[] bytes = this.first;
		if (bytes != null) {
			put(this.keys.getFirst(), bytes);
			this.first = null;
		}
	}

	/** Forgets all files again. */
	void discard() {
		this.keys.forEach((key) -> this.store.delete(ObjectName.upload(key)));
	}

	private void put(MediaKey key, byte[] bytes) {
		this.store.put(ObjectName.upload(key), bytes, WAITING);
	}

}
