package io.warelog.media.store.directory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.warelog.media.BoundedBody;
import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusal.TicketFault;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.file.DurableFiles;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.MediaUnavailableException;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.StoredObject;
import io.warelog.media.store.UploadAttempt;
import io.warelog.media.store.UploadReceiver;
import io.warelog.media.store.UploadTicket;
import org.jspecify.annotations.Nullable;

/**
 * Keeps images as files below a directory. Files are written beside their places and then
 * moved there, so what has a name is whole. Several processes may use one directory.
 */
public final class DirectoryMediaStore implements MediaStore, UploadReceiver {

	/** In the directory of the key, the file with it. */
	public static final String KEY_FILE = "media.key";

	/** For how long a URL's having been used is remembered: longer than any lasts. */
	private static final Duration REMEMBER_USED = Duration.ofHours(1);

	private final Path root;

	private final Path written;

	private final Path used;

	private final TicketSigner signer;

	private final String uploadPath;

	private final InstantSource clock;

	private final BoundedBody bounds;

	private DirectoryMediaStore(Path root, TicketSigner signer, String uploadPath, InstantSource clock,
			BoundedBody bounds) throws IOException {
		this.root = Files.createDirectories(root.toAbsolutePath().normalize());
		this.written = Files.createDirectories(this.root.resolve("written"));
		this.used = Files.createDirectories(this.root.resolve("used"));
		this.signer = signer;
		this.uploadPath = uploadPath;
		this.clock = clock;
		this.bounds = bounds;
		for (ObjectName.Area area : ObjectName.Area.values()) {
			Files.createDirectories(this.root.resolve(area.prefix()));
		}
	}

	/**
	 * Opens a directory and removes what was left half written in it.
	 * @param directory for the images, made when it is not there
	 * @param keyDirectory holds {@value #KEY_FILE}, which is made with a new key when it
	 * is not there
	 * @param uploadPath where the service takes uploads, with a slash at both ends, such
	 * as {@code /media/uploads/}
	 * @param clock tells when a URL has expired
	 * @param nanoTime tells how long an upload takes, in nanoseconds
	 * @return the store, which gives uploads the limit's time
	 * @throws IOException when a directory or the key cannot be read or written
	 */
	public static DirectoryMediaStore open(Path directory, Path keyDirectory, String uploadPath, InstantSource clock,
			LongSupplier nanoTime) throws IOException {
		return open(directory, keyDirectory, uploadPath, clock, nanoTime, MediaLimits.UPLOAD);
	}

	/**
	 * Opens a directory and removes what was left half written in it.
	 * @param directory for the images, made when it is not there
	 * @param keyDirectory holds {@value #KEY_FILE}, which is made with a new key when it
	 * is not there
	 * @param uploadPath where the service takes uploads, with a slash at both ends, such
	 * as {@code /media/uploads/}
	 * @param clock tells when a URL has expired
	 * @param nanoTime tells how long an upload takes, in nanoseconds
	 * @param uploadTime how long an upload may take, at most the limit's time
	 * @return the store
	 * @throws IOException when a directory or the key cannot be read or written
	 */
	public static DirectoryMediaStore open(Path directory, Path keyDirectory, String uploadPath, InstantSource clock,
			LongSupplier nanoTime, Duration uploadTime) throws IOException {
		Files.createDirectories(keyDirectory);
		DirectoryMediaStore store = new DirectoryMediaStore(directory,
				TicketSigner.withKeyIn(keyDirectory.resolve(KEY_FILE)), uploadPath, clock,
				new BoundedBody(MediaLimits.BYTES, uploadTime, nanoTime));
		store.removeLeftovers();
		return store;
	}

	private void removeLeftovers() throws IOException {
		Instant before = this.clock.instant().minus(REMEMBER_USED);
		for (Path folder : new Path[] { this.written, this.used }) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.toList()) {
					if (isOlder(file, before)) {
						Files.deleteIfExists(file);
					}
				}
			}
		}
	}

	private static boolean isOlder(Path file, Instant before) throws IOException {
		try {
			return Files.getLastModifiedTime(file).toInstant().isBefore(before);
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	@Override
	public UploadTicket ticket(MediaKey key, @Nullable ImageType declared) {
		Instant expiresAt = this.clock.instant().plus(MediaLimits.TICKET).truncatedTo(ChronoUnit.SECONDS);
		String expires = String.valueOf(expiresAt.getEpochSecond());
		String type = (declared != null) ? declared.mediaType() : "";
		String query = "expires=" + expires
				+ ((declared != null) ? "&type=" + URLEncoder.encode(type, StandardCharsets.UTF_8) : "") + "&signature="
				+ this.signer.sign("PUT", key, type, expires);
		return new UploadTicket(key, URI.create(this.uploadPath + key + "?" + query), "PUT", expiresAt);
	}

	@Override
	public Optional<UploadReceiver> receiver() {
		return Optional.of(this);
	}

	@Override
	public MediaKey receive(UploadAttempt attempt, InputStream body) throws MediaRefusedException, IOException {
		MediaKey key = check(attempt);
		this.bounds.checkLength(attempt.contentLength());
		if (Files.exists(this.used.resolve(key.value()))) {
			throw refused(TicketFault.USED);
		}
		Path file = temporary();
		try {
			spool(body, file);
			land(key, file);
			return key;
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	/** Of several uploads that have come to their ends, one is the first to say so. */
	private void land(MediaKey key, Path file) throws MediaRefusedException {
		try {
			Files.createFile(this.used.resolve(key.value()));
			DurableFiles.force(this.used);
			DurableFiles.move(file, path(ObjectName.upload(key)));
		}
		catch (FileAlreadyExistsException ex) {
			throw refused(TicketFault.USED);
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot write the upload of " + key, ex);
		}
	}

	/**
	 * The signature first: whatever is wrong besides is nobody's business who has none.
	 */
	private MediaKey check(UploadAttempt attempt) throws MediaRefusedException {
		Optional<MediaKey> key = MediaKey.parse(attempt.key());
		String expires = attempt.expires();
		String signature = attempt.signature();
		String type = (attempt.type() != null) ? attempt.type() : "";
		if (key.isEmpty() || expires == null || signature == null
				|| !TicketSigner.same(signature, this.signer.sign("PUT", key.get(), type, expires))) {
			throw refused(TicketFault.WRONG_SIGNATURE);
		}
		if (!attempt.method().equals("PUT")) {
			throw refused(TicketFault.OTHER_METHOD);
		}
		// What was signed is a number
		if (!this.clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)))) {
			throw refused(TicketFault.EXPIRED);
		}
		if (!isAllowed(type, attempt.contentType())) {
			throw refused(TicketFault.OTHER_TYPE);
		}
		return key.get();
	}

	private static boolean isAllowed(String signed, @Nullable String sent) {
		if (signed.isEmpty()) {
			return sent == null || ImageType.parse(sent).isPresent();
		}
		return sent != null && ImageType.parse(sent).filter((type) -> type.mediaType().equals(signed)).isPresent();
	}

	private static MediaRefusedException refused(TicketFault fault) {
		return new MediaRefusedException(new MediaRefusal.NotAllowed(fault));
	}

	private void spool(InputStream body, Path file) throws MediaRefusedException, IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			this.bounds.read(body, (bytes, from, length) -> write(channel, ByteBuffer.wrap(bytes, from, length)));
			channel.force(true);
		}
	}

	/** That this disk is full is not the sender's fault, as an {@link IOException} is. */
	private static void write(FileChannel channel, ByteBuffer left) {
		try {
			while (left.hasRemaining()) {
				channel.write(left);
			}
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot write an upload", ex);
		}
	}

	@Override
	public Optional<StoredObject> find(ObjectName name) {
		return find(name, path(name));
	}

	private Optional<StoredObject> find(ObjectName name, Path file) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return Optional.of(new StoredObject(name, attributes.size(), attributes.lastModifiedTime().toInstant(),
					attributes.fileKey() + " " + attributes.lastModifiedTime()));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot look for " + name, ex);
		}
	}

	@Override
	public InputStream read(StoredObject object, long from, long length) throws IOException {
		FileChannel channel = FileChannel.open(path(object.name()), StandardOpenOption.READ);
		channel.position(from);
		return new Part(Channels.newInputStream(channel), length);
	}

	@Override
	public void put(ObjectName name, byte[] content, String mediaType) {
		try {
			Path file = temporary();
			try {
				DurableFiles.write(file, content);
				DurableFiles.move(file, path(name));
			}
			finally {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot write " + name, ex);
		}
	}

	@Override
	public boolean create(ObjectName name, byte[] content, String mediaType) {
		try {
			Path file = temporary();
			try {
				DurableFiles.write(file, content);
				DurableFiles.moveUnlessThere(file, path(name));
				return true;
			}
			catch (FileAlreadyExistsException ex) {
				return false;
			}
			finally {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot write " + name, ex);
		}
	}

	@Override
	public void delete(ObjectName name) {
		try {
			Files.deleteIfExists(path(name));
			if (name.area() == ObjectName.Area.CONTENT) {
				Files.deleteIfExists(DurableFiles.parent(path(name)));
			}
		}
		catch (DirectoryNotEmptyException ex) {
			// Other sizes are there
		}
		catch (IOException ex) {
			throw new MediaUnavailableException("Cannot delete " + name, ex);
		}
	}

	@Override
	public Stream<StoredObject> list(ObjectName.Area area) {
		try {
			if (area == ObjectName.Area.UPLOADS) {
				// Who looks for old uploads cleans up, and so what was left of them goes
				// too
				removeLeftovers();
			}
			return files(this.root, area).stream().flatMap((file) -> named(area, file).stream());
		}
		catch (IOException | DirectoryIteratorException ex) {
			throw new MediaUnavailableException("Cannot list " + area.prefix(), ex);
		}
	}

	/**
	 * Lists the files of an area. What vanishes meanwhile is not an error, as it is for
	 * the walks that Java has.
	 * @param root the directory of a store
	 * @param area which
	 * @return its files, none where the area has not been made
	 * @throws IOException if they cannot be listed
	 * @throws DirectoryIteratorException if a folder cannot be read to its end
	 */
	public static List<Path> files(Path root, ObjectName.Area area) throws IOException {
		List<Path> files = new ArrayList<>();
		collect(root.resolve(area.prefix()), files);
		return files;
	}

	private static void collect(Path folder, List<Path> files) throws IOException {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			for (Path entry : entries) {
				if (Files.isDirectory(entry)) {
					collect(entry, files);
				}
				else {
					files.add(entry);
				}
			}
		}
		catch (NoSuchFileException ex) {
			// Removed with its last file, or never made
		}
	}

	private Optional<StoredObject> named(ObjectName.Area area, Path file) {
		String path = this.root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
		return ObjectName.parse(area, path).flatMap((name) -> find(name, file));
	}

	@Override
	public void close() {
		// Holds no file open
	}

	private Path temporary() throws IOException {
		return Files.createTempFile(this.written, "", "");
	}

	private Path path(ObjectName name) {
		return this.root.resolve(name.path());
	}

	/** A part of a file. */
	private static final class Part extends FilterInputStream {

		private long left;

		private Part(InputStream in, long length) {
			super(in);
			this.left = length;
		}

		@Override
		public int read() throws IOException {
			if (this.left <= 0) {
				return -1;
			}
			int read = this.in.read();
			this.left -= (read >= 0) ? 1 : 0;
			return read;
		}

		@Override
		public int read(byte[] bytes, int from, int length) throws IOException {
			if (this.left <= 0) {
				return (length == 0) ? 0 : -1;
			}
			int read = this.in.read(bytes, from, (int) Math.min(length, this.left));
			this.left -= Math.max(read, 0);
			return read;
		}

		@Override
		public long skip(long count) throws IOException {
			long skipped = this.in.skip(Math.min(count, this.left));
			this.left -= skipped;
			return skipped;
		}

		@Override
		public int available() throws IOException {
			return (int) Math.min(this.in.available(), this.left);
		}

		@Override
		public boolean markSupported() {
			return false;
		}

	}

}
