package io.warelog.media.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.warelog.media.ContentHash;
import io.warelog.media.ImageName;
import io.warelog.media.ImageSize;
import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.image.ImageFacts;
import io.warelog.media.image.Imaging;
import io.warelog.media.image.MadeImage;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.MediaUnavailableException;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Images under their keys. What was sent is kept once under the hash of its bytes, with
 * its sizes beside it; a key is a link to that, made once. Safe for use by several
 * threads and processes.
 */
public final class MediaLibrary {

	/**
	 * How old what is unused has to be before it is swept away: longer than any upload or
	 * any making of sizes lasts.
	 */
	public static final Duration LEAST_AGE_TO_SWEEP = Duration.ofHours(1);

	private final MediaStore store;

	private final Imaging imaging;

	private final InstantSource clock;

	/**
	 * A library.
	 * @param store where all is kept; not closed by the library
	 * @param imaging makes the sizes
	 * @param clock tells how old things in the store are
	 */
	public MediaLibrary(MediaStore store, Imaging imaging, InstantSource clock) {
		this.store = store;
		this.imaging = imaging;
		this.clock = clock;
	}

	/**
	 * Keeps an image under a key. The first content of a key stays: called again with
	 * whatever, it answers with what is kept, so a job that was cut off can be repeated.
	 * @param key of the image
	 * @param bytes what was sent
	 * @param declared what it was said to be, or null when nothing was said
	 * @return what is kept under the key
	 * @throws MediaRefusedException when the bytes are not an image that is taken; the
	 * key is then free
	 * @throws InterruptedException when interrupted before it is kept
	 */
	public KeptImage keep(MediaKey key, byte[] bytes, @Nullable ImageType declared)
			throws MediaRefusedException, InterruptedException {
		Optional<KeptImage> before = kept(key);
		if (before.isPresent()) {
			return before.get();
		}
		ImageFacts facts = this.imaging.look(bytes, declared);
		ContentHash content = ContentHash.of(bytes);
		MadeSizes sizes = new MadeSizes(bytes, declared);
		store(content, facts, bytes, sizes);
		KeptImage image = new KeptImage(key, content, facts.type(), facts.width(), facts.height());
		if (!this.store.create(ObjectName.link(key), Link.write(image), "text/plain")) {
			return kept(key).orElse(image);
		}
		// Swept as unused between its being found and its being linked? It is no longer.
		store(content, facts, bytes, sizes);
		return image;
	}

	private void store(ContentHash content, ImageFacts facts, byte[] bytes, MadeSizes sizes)
			throws MediaRefusedException, InterruptedException {
		Optional<StoredObject> original = this.store.find(ObjectName.original(content));
		if (original.isPresent() && !isOld(original.get(), LEAST_AGE_TO_SWEEP.dividedBy(2))) {
			return;
		}
		if (original.isEmpty()) {
			for (Map.Entry<ImageSize, byte[]> size : sizes.get().entrySet()) {
				this.store.put(ObjectName.sized(content, size.getKey()), size.getValue(), "image/jpeg");
			}
		}
		// Last, as it says that all is there; and again when it is old, so that it is not
		// swept.
		this.store.put(ObjectName.original(content), bytes, facts.type().mediaType());
	}

	/**
	 * Whether an upload has arrived.
	 * @param key the upload's
	 * @return whether {@link #keepUpload} finds it, or has kept it before
	 */
	public boolean hasArrived(MediaKey key) {
		// in this order, as the upload goes after it has been linked
		return this.store.find(ObjectName.upload(key)).isPresent() || this.store.find(ObjectName.link(key)).isPresent();
	}

	/**
	 * Keeps an upload that has arrived, and deletes it then. What is sent to its URL
	 * after this has looked is never used.
	 * @param key the upload's, which becomes the image's
	 * @param declared what it was said to be, or null when nothing was said
	 * @return what is kept under the key, by this or by another process; empty when
	 * nothing has arrived
	 * @throws MediaRefusedException when it is not an image that is taken; it is then
	 * there until it is forgotten
	 * @throws InterruptedException when interrupted before it is kept
	 */
	public Optional<KeptImage> keepUpload(MediaKey key, @Nullable ImageType declared)
			throws MediaRefusedException, InterruptedException {
		Optional<KeptImage> before = kept(key);
		if (before.isPresent()) {
			this.store.delete(ObjectName.upload(key));
			return before;
		}
		Optional<StoredObject> upload = this.store.find(ObjectName.upload(key));
		if (upload.isEmpty()) {
			// unless another process has kept it since it was looked for
			return kept(key);
		}
		byte[] bytes;
		try {
			bytes = bytes(upload.get());
		}
		catch (IOException ex) {
			Optional<KeptImage> meanwhile = kept(key);
			if (meanwhile.isPresent()) {
				return meanwhile;
			}
			throw new MediaUnavailableException("Cannot read " + upload.get().name(), ex);
		}
		KeptImage image = keep(key, bytes, declared);
		this.store.delete(ObjectName.upload(key));
		return Optional.of(image);
	}

	private byte[] bytes(StoredObject object) throws MediaRefusedException, IOException {
		if (object.length() > MediaLimits.BYTES) {
			throw new MediaRefusedException(new MediaRefusal.TooLarge(MediaLimits.BYTES));
		}
		try (InputStream in = this.store.read(object, 0, object.length())) {
			return in.readAllBytes();
		}
	}

	/**
	 * What is kept under a key.
	 * @param key of an image
	 * @return what is kept, empty when nothing is
	 */
	public Optional<KeptImage> kept(MediaKey key) {
		Optional<StoredObject> link = this.store.find(ObjectName.link(key));
		if (link.isEmpty()) {
			return Optional.empty();
		}
		try (InputStream in = this.store.read(link.get(), 0, link.get().length())) {
			return Optional.of(Link.read(key, in.readAllBytes()));
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot read " + link.get().name(), ex);
		}
	}

	/**
	 * One size of an image.
	 * @param name of the size
	 * @return it, empty when no image is kept under its key
	 */
	public Optional<ServedImage> find(ImageName name) {
		return kept(name.key()).flatMap((image) -> this.store.find(ObjectName.sized(image.content(), name.size()))
			.map((object) -> new Served(this.store, object, image.content(), name.size())));
	}

	/**
	 * Forgets an image. Its content goes with the next sweep, unless another key stands
	 * for it.
	 * @param key of the image
	 */
	public void forget(MediaKey key) {
		this.store.delete(ObjectName.upload(key));
		this.store.delete(ObjectName.link(key));
	}

	/**
	 * Deletes uploads that nobody will keep, links of images that nobody uses, and
	 * content that no link leads to, all of a certain age.
	 * @param used whether an image is used, or an upload still to be kept
	 * @param age what is younger stays, at least {@link #LEAST_AGE_TO_SWEEP}
	 * @return what was deleted
	 * @throws IllegalArgumentException when the age is less
	 */
	public Swept sweep(Predicate<MediaKey> used, Duration age) {
		if (age.compareTo(LEAST_AGE_TO_SWEEP) < 0) {
			throw new IllegalArgumentException("Nothing younger than " + LEAST_AGE_TO_SWEEP + " is swept away");
		}
		int uploads = 0;
		for (StoredObject upload : old(ObjectName.Area.UPLOADS, age)) {
			if (upload.name().key().filter((key) -> used.test(key) && kept(key).isEmpty()).isEmpty()) {
				this.store.delete(upload.name());
				uploads++;
			}
		}
		int images = 0;
		for (StoredObject link : old(ObjectName.Area.KEYS, age)) {
			if (link.name().key().filter(used.negate()).isPresent()) {
				this.store.delete(link.name());
				images++;
			}
		}
		// Content before links: what is linked after this is younger than what is deleted
		List<StoredObject> content = old(ObjectName.Area.CONTENT, age);
		Set<ContentHash> linked = linked();
		Set<ContentHash> gone = new HashSet<>();
		content.stream()
			.flatMap((object) -> object.name().content().stream())
			.filter((hash) -> !linked.contains(hash))
			.forEach(gone::add);
		gone.removeIf((hash) -> !delete(hash, age));
		return new Swept(uploads, images, gone.size());
	}

	private List<StoredObject> old(ObjectName.Area area, Duration age) {
		try (Stream<StoredObject> all = this.store.list(area)) {
			return all.filter((object) -> isOld(object, age)).toList();
		}
	}

	private Set<ContentHash> linked() {
		Set<ContentHash> linked = new HashSet<>();
		try (Stream<StoredObject> links = this.store.list(ObjectName.Area.KEYS)) {
			links.forEach(
					(link) -> link.name().key().flatMap(this::kept).ifPresent((image) -> linked.add(image.content())));
		}
		return linked;
	}

	private boolean isOld(StoredObject object, Duration age) {
		Instant before = this.clock.instant().minus(age);
		return object.lastModified().isBefore(before);
	}

	/**
	 * The original first, as it says that all is there. Each is asked for once more, as
	 * it may have been sent again since it was listed.
	 */
	private boolean delete(ContentHash hash, Duration age) {
		if (!deleteIfOld(ObjectName.original(hash), age)) {
			return false;
		}
		for (ImageSize size : ImageSize.values()) {
			deleteIfOld(ObjectName.sized(hash, size), age);
		}
		return true;
	}

	private boolean deleteIfOld(ObjectName name, Duration age) {
		Optional<StoredObject> object = this.store.find(name);
		if (object.isPresent() && !isOld(object.get(), age)) {
			return false;
		}
		this.store.delete(name);
		return true;
	}

	/**
	 * What was swept away.
	 *
	 * @param uploads how many uploads
	 * @param images how many keys
	 * @param contents how many originals with their sizes
	 */
	public record Swept(int uploads, int images, int contents) {
	}

	/** Makes the sizes when they are needed, and once. */
	private final class MadeSizes {

		private final byte[] bytes;

		private final @Nullable ImageType declared;

		private @Nullable MadeImage made;

		private MadeSizes(byte[] bytes, @Nullable ImageType declared) {
			this.bytes = bytes;
			this.declared = declared;
		}

		private Map<ImageSize, byte[]> get() throws MediaRefusedException, InterruptedException {
			MadeImage image = this.made;
			if (image == null) {
				image = MediaLibrary.this.imaging.make(this.bytes, this.declared);
				this.made = image;
			}
			return image.sizes();
		}

	}

	/** What is written under a key: hash, type, width and height with spaces between. */
	private static final class Link {

		private static byte[] write(KeptImage image) {
			return String
				.join(" ", image.content().value(), image.type().mediaType(), String.valueOf(image.width()),
						String.valueOf(image.height()))
				.getBytes(StandardCharsets.US_ASCII);
		}

		private static KeptImage read(MediaKey key, byte[] link) throws IOException {
			String[] parts = new String(link, StandardCharsets.US_ASCII).split(" ", -1);
			try {
				return new KeptImage(key, new ContentHash(parts[0]), ImageType.parse(parts[1]).orElseThrow(),
						Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
			}
			catch (RuntimeException ex) {
				throw new IOException("The link of " + key + " is damaged", ex);
			}
		}

	}

	/** A size as it lies in the store. */
	private record Served(MediaStore store, StoredObject object, ContentHash content,
			ImageSize size) implements ServedImage {

		@Override
		public long length() {
			return this.object.length();
		}

		@Override
		public String etag() {
			return "\"" + this.content + "-" + this.size.label() + "\"";
		}

		@Override
		public Instant lastModified() {
			return this.object.lastModified();
		}

		@Override
		public InputStream read(long from, long length) throws IOException {
			return this.store.read(this.object, from, length);
		}

	}

}
