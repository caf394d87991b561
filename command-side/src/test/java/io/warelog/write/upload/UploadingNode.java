package io.warelog.write.upload;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.warelog.api.Streams;
import io.warelog.api.upload.Upload;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadExpired;
import io.warelog.api.upload.UploadFailed;
import io.warelog.media.fetch.CheckedFetcher;
import io.warelog.media.fetch.FetchSettings;
import io.warelog.media.fetch.Fetcher;
import io.warelog.media.image.ImageIoImaging;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.MediaStore;
import io.warelog.write.Log;
import io.warelog.write.Node;
import io.warelog.write.http.Writes;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node that works on uploads. Others may share its log and its store of images and know
 * nothing of it.
 */
final class UploadingNode implements AutoCloseable {

	private final Node node;

	private final Fetcher fetcher = new CheckedFetcher(FetchSettings.allowing(""));

	private final MediaLibrary library;

	private final UploadFinishing finishing;

	private final UploadWork work;

	/**
	 * Makes a node whose work is not started yet.
	 * @param log of all nodes
	 * @param store of all nodes
	 * @param broughtHere whether images are brought to the node and not to a store that
	 * tells nobody
	 * @param file where the node notes what is open
	 */
	UploadingNode(Log log, MediaStore store, boolean broughtHere, Path file) {
		Clock clock = Clock.systemUTC();
		this.node = Node.start(log, clock);
		this.library = new MediaLibrary(store, new ImageIoImaging(2, ImageIoImaging.MOST_TIME, System::nanoTime),
				clock);
		// there is no query side that would show anything
		Writes writes = new Writes(this.node.commands(), this.node.queries(), Duration.ZERO);
		this.finishing = new UploadFinishing(this.node.commands(), writes, this.node.facts(), this.node.eventStore(),
				this.library, this.fetcher);
		BatchReports reports = new BatchReports(this.node.commands(), this.node.facts(), this.finishing, this.fetcher,
				new CallbackSecrets(new byte[32]), clock);
		VideoThumbnails thumbnails = new VideoThumbnails(this.node.commands(), this.node.facts(), this.finishing,
				this.fetcher, "http://127.0.0.1:9/oembed.json");
		this.work = new UploadWork(this.node.eventStore(), this.node.facts(), this.finishing, reports, thumbnails,
				broughtHere, file, clock);
	}

	Node node() {
		return this.node;
	}

	MediaLibrary library() {
		return this.library;
	}

	UploadFinishing finishing() {
		return this.finishing;
	}

	UploadWork work() {
		return this.work;
	}

	Upload.State state(String key) {
		return this.node.facts().upload(key).orElseThrow().state();
	}

	/** Reads the log on until it tells how uploads have ended. */
	void awaitEnds(String... keys) {
		Set<String> open = new HashSet<>(Arrays.stream(keys).map(Streams::upload).toList());
		try (BlockingStream<TrackedEventMessage<?>> events = this.node.eventStore().openStream(null)) {
			while (!open.isEmpty()) {
				assertThat(events.hasNextAvailable(1, TimeUnit.MINUTES)).as("The end of " + open).isTrue();
				TrackedEventMessage<?> event = events.nextAvailable();
				if (event.getPayload() instanceof UploadCompleted || event.getPayload() instanceof UploadFailed
						|| event.getPayload() instanceof UploadExpired) {
					open.remove(((DomainEventMessage<?>) event).getAggregateIdentifier());
				}
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.work.stop();
		this.fetcher.close();
		this.node.close();
	}

}
