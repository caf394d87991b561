package io.warelog.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.warelog.app.backup.Backup;
import io.warelog.app.backup.Backup.Taken;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a backup of a data directory. */
@Command(name = "backup",
		description = {
				"Copies the log, the keys and the images of a data directory into a directory of its own. The "
						+ "service may run meanwhile. The copy has its name only when it is whole.",
				"It holds keys: keep it where nobody else reads it. Exit status: 0 when it is done, 1 when not." },
		mixinStandardHelpOptions = true, sortOptions = false)
final class BackupCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--to", paramLabel = "DIR", required = true,
			description = "The directory of the backup, not there yet or empty.")
	private Path target = Path.of("");

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WARELOG_DATA:-./data}",
			description = "The data directory. Default: ./data. [WARELOG_DATA]")
	private Path data = Path.of("");

	@Option(names = "--media", paramLabel = "DIR|s3://BUCKET", defaultValue = "${env:WARELOG_MEDIA}",
			description = "Where images are kept; those in a bucket are left out. Default: the directory media in the data "
					+ "directory. [WARELOG_MEDIA]")
	private @Nullable String media;

	@Option(names = "--previous", paramLabel = "DIR",
			description = "An earlier backup on the same disk: images that it has are linked and take no room again.")
	private @Nullable Path previous;

	@Override
	public Integer call() throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		Path images = MediaDirectory.of(this.data, this.media);
		ProgressBar bar = new ProgressBar(out, "files");
		Taken taken = new Backup(this.data, images, (done, total) -> bar.show(done, total, ""))
			.take(this.target.toAbsolutePath().normalize(), this.previous, Instant.now());
		if (taken.copied() + taken.linked() > 0) {
			bar.end();
		}
		out.println(String.format(Locale.ROOT, "%,d events and %,d files of images (%,d of them linked) are in %s.",
				taken.log().events(), taken.copied() + taken.linked(), taken.linked(), this.target));
		if (images == null) {
			out.println("Images are kept at " + this.media + " and are not part of it.");
		}
		out.println("The log's SHA-256 is " + taken.log().sha256() + ".");
		out.flush();
		return 0;
	}

}
