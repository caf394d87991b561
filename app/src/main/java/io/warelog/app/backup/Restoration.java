package io.warelog.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.warelog.media.file.DurableFiles;
import io.warelog.write.eventstore.DirectoryLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a backup back into a data directory, each file compared with its hash. The log
 * comes last: a directory that has it has everything.
 */
public final class Restoration {

	private final Path backup;

	private final Path data;

	private final @Nullable Path media;

	private final Progress progress;

	private final Set<Path> folders = new LinkedHashSet<>();

	/**
	 * Prepares it.
	 * @param backup the backup
	 * @param data the data directory, made if missing, without a log or read models
	 * @param media where images go, or null to leave them out
	 * @param progress is told how far it is
	 */
	public Restoration(Path backup, Path data, @Nullable Path media, Progress progress) {
		this.backup = backup;
		this.data = data;
		this.media = media;
		this.progress = progress;
	}

	/**
	 * What came back.
	 *
	 * @param events how many the log has
	 * @param takenAt when the backup was taken
	 * @param files how many files of images came back or were there
	 */
	public record Restored(long events, String takenAt, long files) {
	}

	/**
	 * Brings it back.
	 * @return what came back
	 * @throws IOException if the backup is not whole or was changed, the data directory
	 * is in use or has a log or read models, or something cannot be read or written
	 */
	public Restored restore() throws IOException {
		Sums sums = Sums.read(this.backup);
		String log = sums.get(Layout.LOG);
		if (log == null) {
			throw new IOException(this.backup + " is no whole backup: it has no " + Layout.LOG);
		}
		JsonNode about = about();
		Files.createDirectories(this.data);
		DirectoryLock lock = DirectoryLock.acquire(this.data);
		try {
			for (String taken : new String[] { Layout.LOG, Layout.LOG + "-wal", Layout.VIEWS, Layout.VIEWS + "-wal" }) {
				if (Files.exists(this.data.resolve(taken))) {
					throw new IOException(this.data + " has " + taken
							+ " already: a backup comes back into a directory without a log and read models");
				}
			}
			long files = 0;
			for (Map.Entry<String, String> sum : sums.byPath().entrySet()) {
				files += bring(sum.getKey(), sum.getValue());
				this.progress.files(files, sums.byPath().size());
			}
			for (Path folder : this.folders) {
				DurableFiles.force(folder);
			}
			Path draft = this.data.resolve(Layout.LOG + ".restoring");
			copy(Layout.LOG, log, draft);
			DurableFiles.move(draft, this.data.resolve(Layout.LOG));
			return new Restored(about.required("events").asLong(), about.required("taken_at").asString(), files);
		}
		finally {
			lock.close();
		}
	}

	private JsonNode about() throws IOException {
		try {
			JsonNode about = JsonMapper.shared().readTree(Files.readAllBytes(this.backup.resolve(Layout.ABOUT)));
			if (about.path("format").asInt() != Layout.FORMAT) {
				throw new IOException(this.backup + " is a backup of the form " + about.path("format").asString("?")
						+ "; this program knows " + Layout.FORMAT);
			}
			return about;
		}
		catch (NoSuchFileException missing) {
			throw new IOException(this.backup + " is no whole backup: it has no " + Layout.ABOUT, missing);
		}
	}

	/** How many files of images it is. */
	private int bring(String path, String sum) throws IOException {
		if (Layout.KEYS.contains(path)) {
			copy(path, sum, this.data.resolve(path));
			return 0;
		}
		if (this.media == null || !path.startsWith(Layout.MEDIA + "/")) {
			return 0;
		}
		Path target = this.media.resolve(path.substring(Layout.MEDIA.length() + 1));
		Path folder = Objects.requireNonNull(target.getParent());
		Files.createDirectories(folder);
		this.folders.add(folder);
		if (!Files.exists(target) || !HashedFiles.hash(target).equals(sum)) {
			copy(path, sum, target);
		}
		return 1;
	}

	private void copy(String path, String sum, Path target) throws IOException {
		String copied;
		try {
			copied = HashedFiles.copy(this.backup.resolve(path), target);
		}
		catch (NoSuchFileException missing) {
			Files.deleteIfExists(target);
			throw new IOException(this.backup + " is no whole backup: it has no " + path, missing);
		}
		if (!copied.equals(sum)) {
			Files.deleteIfExists(target);
			throw new IOException(path + " of " + this.backup + " is not as it was when the backup was taken");
		}
	}

}
