package io.warelog.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.warelog.app.backup.Restoration;
import io.warelog.app.backup.Restoration.Restored;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a backup back. */
@Command(name = "restore",
		description = {
				"Brings a backup back into a data directory that has no log and no read models. Each file is "
						+ "compared with its hash. The next start builds the read models from the log.",
				"Exit status: 0 when it is done, 1 when not; then it can be repeated." },
		mixinStandardHelpOptions = true, sortOptions = false)
final class RestoreCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--from", paramLabel = "DIR", required = true, description = "The directory of the backup.")
	private Path backup = Path.of("");

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WARELOG_DATA:-./data}",
			description = "The data directory, made if missing. Default: ./data. [WARELOG_DATA]")
	private Path data = Path.of("");

	@Option(names = "--media", paramLabel = "DIR|s3://BUCKET", defaultValue = "${env:WARELOG_MEDIA}",
			description = "Where images go; into a bucket they are not brought. Default: the directory media in the data "
					+ "directory. [WARELOG_MEDIA]")
	private @Nullable String media;

	@Override
	public Integer call() throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		ProgressBar bar = new ProgressBar(out, "files");
		Restored restored = new Restoration(this.backup, this.data, MediaDirectory.of(this.data, this.media),
				(done, total) -> bar.show(done, total, ""))
			.restore();
		bar.end();
		out.println(String.format(Locale.ROOT, "%,d events and %,d files of images are in %s, as they were at %s.",
				restored.events(), restored.files(), this.data, restored.takenAt()));
		out.flush();
		return 0;
	}

}
