package io.warelog.app.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.warelog.media.file.DurableFiles;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.directory.DirectoryMediaStore;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.LogCopy;
import io.warelog.write.eventstore.LogDigest;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.FileSystemUtils;

/**
 * Copies what a data directory has that cannot be made anew: the log, the keys, the
 * images. The service may run meanwhile. The log is copied first, as it is at one moment;
 * what it tells of images was in the store before it was in the log, so copying them
 * after it misses none. Images on their way are copied before those kept, since that is
 * the way they take.
 * <p>
 * The copy has its name only when it is whole and on the disk.
 */
public final class Backup {

	private final Path data;

	private final @Nullable Path media;

	private final Progress progress;

	private final Sums sums = new Sums();

	private Sums before = new Sums();

	private @Nullable Path previous;

	private long copied;

	private long linked;

	private final Set<Path> folders = new LinkedHashSet<>();

	/**
	 * Prepares a backup.
	 * @param data the data directory
	 * @param media where images are kept, or null to leave them out
	 * @param progress is told how far it is
	 */
	public Backup(Path data, @Nullable Path media, Progress progress) {
		this.data = data;
		this.media = media;
		this.progress = progress;
	}

	/**
	 * What a backup has.
	 *
	 * @param log the log in it
	 * @param copied how many files of images were copied
	 * @param linked how many are those of the previous backup
	 */
	public record Taken(LogDigest log, long copied, long linked) {
	}

	/**
	 * Takes the backup.
	 * @param target a directory that is not there yet, or is empty
	 * @param previous an earlier backup on the same disk, whose files of images are
	 * linked where they are the same, or null
	 * @param at the time, for whoever looks at it later
	 * @return what it has
	 * @throws IOException if something cannot be read or written, or is not as it should
	 * be
	 */
	public Taken take(Path target, @Nullable Path previous, Instant at) throws IOException {
		if (!Files.exists(this.data.resolve(Layout.LOG))) {
			throw new IOException("There is no " + Layout.LOG + " in " + this.data
					+ ": a log that is kept elsewhere is backed up by its own means");
		}
		requireFree(target);
		if (previous != null) {
			this.previous = previous;
			this.before = Sums.read(previous);
		}
		Path draft = target.resolveSibling(Objects.requireNonNull(target.getFileName()) + ".unfinished");
		// what an earlier try has left, which nobody can use
		FileSystemUtils.deleteRecursively(draft);
		HashedFiles.createDirectories(draft);
		LogDigest log = copyLog(draft);
		copyKeys(draft);
		if (this.media != null) {
			copyImages(this.media, draft.resolve(Layout.MEDIA));
		}
		describe(draft, log, at);
		this.sums.write(draft);
		for (Path folder : this.folders) {
			DurableFiles.force(folder);
		}
		DurableFiles.force(draft);
		Files.deleteIfExists(target);
		DurableFiles.move(draft, target);
		return new Taken(log, this.copied, this.linked);
	}

	private static void requireFree(Path target) throws IOException {
		if (Files.exists(target)) {
			try (Stream<Path> content = Files.list(target)) {
				if (content.findAny().isPresent()) {
					throw new IOException(target + " is not empty: each backup has a directory of its own");
				}
			}
		}
	}

	/**
	 * Opening the copy shows that it can be opened, and reading it all that it is whole.
	 */
	private LogDigest copyLog(Path draft) throws IOException {
		Path copy = draft.resolve(Layout.LOG);
		try {
			SqliteFile.copy(this.data.resolve(Layout.LOG), copy);
			LogDigest digest;
			try (SqliteEventLog log = SqliteEventLog
				.open(SqliteFile.open(copy, SqliteFile.Durability.EVERY_COMMIT, 1))) {
				digest = LogCopy.digest(log, (events) -> {
				});
			}
			DurableFiles.force(copy);
			this.sums.put(Layout.LOG, HashedFiles.hash(copy));
			return digest;
		}
		catch (SQLException failure) {
			throw new IOException("The log in " + this.data + " cannot be copied: " + failure.getMessage(), failure);
		}
	}

	private void copyKeys(Path draft) throws IOException {
		for (String key : Layout.KEYS) {
			Path file = this.data.resolve(key);
			if (Files.exists(file)) {
				this.sums.put(key, HashedFiles.copy(file, draft.resolve(key)));
			}
		}
	}

	private void copyImages(Path media, Path target) throws IOException {
		// in the order in which an image goes through them
		for (ObjectName.Area area : List.of(ObjectName.Area.UPLOADS, ObjectName.Area.KEYS, ObjectName.Area.CONTENT)) {
			List<Path> files = DirectoryMediaStore.files(media, area);
			long total = this.copied + this.linked + files.size();
			for (Path file : files) {
				String path = media.relativize(file).toString();
				if (ObjectName.parse(area, path).isPresent()) {
					copyImage(file, path, target.resolve(path));
					this.progress.files(this.copied + this.linked, total);
				}
			}
		}
	}

	private void copyImage(Path file, String path, Path target) throws IOException {
		String inBackup = Layout.MEDIA + "/" + path;
		HashedFiles.createDirectories(Objects.requireNonNull(target.getParent()));
		this.folders.add(Objects.requireNonNull(target.getParent()));
		String known = this.before.get(inBackup);
		if (known != null && isLinked(file, inBackup, target)) {
			this.sums.put(inBackup, known);
			this.linked++;
			return;
		}
		try {
			this.sums.put(inBackup, HashedFiles.copy(file, target));
			this.copied++;
		}
		catch (NoSuchFileException gone) {
			// what was on its way has arrived, or what nobody used was swept
			Files.deleteIfExists(target);
		}
	}

	/**
	 * A file of an image never changes, so one of the same name and length is the same.
	 */
	private boolean isLinked(Path file, String inBackup, Path target) throws IOException {
		Path earlier = Objects.requireNonNull(this.previous).resolve(inBackup);
		try {
			if (Files.size(earlier) != Files.size(file)) {
				return false;
			}
			Files.createLink(target, earlier);
			return true;
		}
		catch (NoSuchFileException gone) {
			return false;
		}
		catch (FileSystemException | UnsupportedOperationException otherDisk) {
			// then it is copied
			return false;
		}
	}

	private void describe(Path draft, LogDigest log, Instant at) throws IOException {
		JsonMapper json = JsonMapper.shared();
		ObjectNode about = json.createObjectNode()
			.put("format", Layout.FORMAT)
			.put("taken_at", at.toString())
			.put("events", log.events())
			.put("head", log.head())
			.put("log_sha256", log.sha256())
			.put("media", this.media != null);
		Path file = draft.resolve(Layout.ABOUT);
		DurableFiles.write(file, (json.writerWithDefaultPrettyPrinter().writeValueAsString(about) + "\n")
			.getBytes(StandardCharsets.UTF_8));
		this.sums.put(Layout.ABOUT, HashedFiles.hash(file));
	}

}
