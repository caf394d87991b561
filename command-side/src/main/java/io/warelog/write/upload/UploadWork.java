package io.warelog.write.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.warelog.api.Streams;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.upload.ImageBatch;
import io.warelog.api.upload.ImageBatchEvent;
import io.warelog.api.upload.ImageBatchOpened;
import io.warelog.api.upload.ImageBatchReported;
import io.warelog.api.upload.Upload;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadEvent;
import io.warelog.api.upload.UploadExpired;
import io.warelog.api.upload.UploadFailed;
import io.warelog.api.upload.UploadOpened;
import io.warelog.api.upload.UploadWay;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.fetch.FetchRefusedException;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.facts.Facts;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on uploads in the background. It follows the log: what is opened there is begun,
 * what has ended is forgotten, and at a start all that has not ended goes on, whatever
 * stopped it. So nothing has to be handed over in memory that could be lost.
 */
public final class UploadWork {

	/**
	 * As many images are fetched at once; how many are worked on is bounded elsewhere.
	 */
	private static final int AT_ONCE = 8;

	/** How soon is seen what this process was not told of. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	private static final Duration NOTE = Duration.ofSeconds(10);

	/** An upload that has begun in time may end so much later. */
	private static final Duration GRACE = Duration.ofMinutes(2);

	private static final Duration FIRST_LOOK = Duration.ofMillis(250);

	private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

	private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

	private static final Duration FIRST_SWEEP = Duration.ofMinutes(10);

	private static final Duration SWEEP = Duration.ofDays(1);

	private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

	private static final Duration LONGEST_ASK = Duration.ofDays(1);

	private static final int ASKS_TO_LONGEST = 7;

	/** Begins the name of a thumbnail that is asked for, which is no stream. */
	private static final String THUMBNAIL = "thumbnail:";

	/** What fails so often in a way that nobody knows will fail for ever. */
	private static final int ATTEMPTS = 5;

	private static final Logger logger = LoggerFactory.getLogger(UploadWork.class);

	private final StreamableMessageSource<TrackedEventMessage<?>> log;

	private final Facts facts;

	private final UploadFinishing finishing;

	private final BatchReports reports;

	private final VideoThumbnails thumbnails;

	private final boolean broughtHere;

	private final Path file;

	private final Clock clock;

	private final Semaphore news = new Semaphore(0);

	private final Set<String> begun = ConcurrentHashMap.newKeySet();

	/** How many requests bring each upload just now. */
	private final Map<String, Integer> inHand = new ConcurrentHashMap<>();

	private final ExecutorService follower = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().name("uploads").factory());

	private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE,
			Thread.ofPlatform().name("upload-", 0).factory());

	private final ScheduledExecutorService later = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("uploads-later").factory());

	private volatile boolean stopped;

	/**
	 * Makes the work.
	 * @param log to follow
	 * @param facts of the log
	 * @param finishing brings images to their products
	 * @param reports tells what has become of batches
	 * @param thumbnails asks for those of videos
	 * @param broughtHere whether images that are brought come to this service, which then
	 * need not be looked for
	 * @param file where it is noted what has not ended
	 * @param clock tells whose time is over
	 */
	public UploadWork(StreamableMessageSource<TrackedEventMessage<?>> log, Facts facts, UploadFinishing finishing,
			BatchReports reports, VideoThumbnails thumbnails, boolean broughtHere, Path file, Clock clock) {
		this.log = log;
		this.facts = facts;
		this.finishing = finishing;
		this.reports = reports;
		this.thumbnails = thumbnails;
		this.broughtHere = broughtHere;
		this.file = file;
		this.clock = clock;
	}

	/** Begins to follow the log and to work. */
	public void start() {
		this.follower.execute(this::followUntilStopped);
		this.later.scheduleWithFixedDelay(() -> work(this::sweep), FIRST_SWEEP.toMinutes(), SWEEP.toMinutes(),
				TimeUnit.MINUTES);
	}

	/** Says that there may be news in the log. */
	public void wake() {
		this.news.release();
	}

	/**
	 * Leaves an upload to the request that brings it, which also finishes it.
	 * @param key as the request names it
	 * @return to be closed when the request has done what it can
	 */
	InHand takeInHand(String key) {
		return new InHand(key);
	}

	/** Stops. What is not done by then goes on at the next start. */
	public void stop() {
		this.stopped = true;
		wake();
		this.later.shutdownNow();
		this.workers.shutdownNow();
		this.follower.shutdown();
		try {
			if (!this.workers.awaitTermination(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS)
					|| !this.follower.awaitTermination(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Uploads are still worked on; they go on at the next start");
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void followUntilStopped() {
		while (!this.stopped) {
			try {
				follow();
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return;
			}
			catch (RuntimeException failure) {
				logger.warn("The log cannot be followed for uploads, which is tried again", failure);
				this.later.schedule(this::wake, LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
				this.news.acquireUninterruptibly();
			}
		}
	}

	private void follow() throws InterruptedException {
		OpenWork open = OpenWork.load(this.file,
				Objects.requireNonNull(this.log.createHeadToken()).position().orElse(0));
		try (BlockingStream<TrackedEventMessage<?>> events = this.log
			.openStream(new GlobalSequenceTrackingToken(open.position()))) {
			takeNews(events, open, false);
			open.streams().forEach(this::begin);
			long nextNote = System.nanoTime();
			while (!this.stopped) {
				takeNews(events, open, true);
				if (System.nanoTime() - nextNote >= 0) {
					note(open);
					nextNote = System.nanoTime() + NOTE.toNanos();
				}
				if (this.news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
					this.news.drainPermits();
				}
			}
		}
		note(open);
	}

	private static void note(OpenWork open) {
		try {
			open.note();
		}
		catch (IOException unwritable) {
			// the next start reads more of the log
			logger.warn("Cannot note which uploads are open: {}", unwritable.toString());
		}
	}

	private void takeNews(BlockingStream<TrackedEventMessage<?>> events, OpenWork open, boolean working)
			throws InterruptedException {
		long commit = open.position();
		while (!this.stopped && events.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
			TrackedEventMessage<?> event = events.nextAvailable();
			long position = Objects.requireNonNull(event.trackingToken()).position().orElseThrow();
			if (position != commit) {
				open.reached(commit);
				commit = position;
			}
			take((DomainEventMessage<?>) event, open, working);
		}
		if (!this.stopped) {
			open.reached(commit);
		}
	}

	private void take(DomainEventMessage<?> event, OpenWork open, boolean working) {
		String stream = event.getAggregateIdentifier();
		switch (StreamEvents.kind(stream)) {
			case "upload" -> take(stream, (UploadEvent) event.getPayload(), open, working);
			case "product" -> {
				// most events of products need not be read
				if (event.getPayloadType() == ProductVideoAttached.class) {
					take((ProductVideoAttached) event.getPayload(), stream, open, working);
				}
			}
			case "video" -> {
				String known = stream.replaceFirst("video:", THUMBNAIL) + ":";
				open.streams().stream().filter((name) -> name.startsWith(known)).forEach(open::ended);
			}
			case "image-batch" -> take(stream, (ImageBatchEvent) event.getPayload(), open, working);
			default -> {
				// about something else
			}
		}
	}

	private void take(ProductVideoAttached video, String stream, OpenWork open, boolean working) {
		if (video.site().equals(VideoThumbnails.SITE) && !this.thumbnails.knows(video.videoId())) {
			String name = THUMBNAIL + video.site() + ":" + video.videoId() + stream.substring(stream.indexOf(':'));
			open.opened(name);
			if (working) {
				begin(name);
			}
		}
	}

	private void take(String stream, UploadEvent event, OpenWork open, boolean working) {
		switch (event) {
			case UploadOpened opened -> {
				open.opened(stream);
				if (working) {
					begin(stream);
				}
			}
			case UploadCompleted completed -> ended(stream, open, working);
			case UploadFailed failed -> ended(stream, open, working);
			case UploadExpired expired -> ended(stream, open, working);
		}
	}

	private void ended(String stream, OpenWork open, boolean working) {
		open.ended(stream);
		this.begun.remove(stream);
		if (working) {
			upload(stream).map(Upload::batch).map(Streams::imageBatch).ifPresent(this::begin);
		}
	}

	private void take(String stream, ImageBatchEvent event, OpenWork open, boolean working) {
		switch (event) {
			case ImageBatchOpened opened -> {
				open.opened(stream);
				if (working) {
					begin(stream);
				}
			}
			case ImageBatchReported reported -> {
				open.ended(stream);
				this.begun.remove(stream);
			}
		}
	}

	/** Once: what has been begun goes on by itself until it has ended. */
	private void begin(String stream) {
		if (stream.startsWith(THUMBNAIL)) {
			if (this.begun.add(stream)) {
				work(() -> askForThumbnail(stream, 0));
			}
			return;
		}
		Optional<UUID> batch = batchId(stream);
		if (batch.isPresent()) {
			if (hasEnded(batch.get()) && this.begun.add(stream)) {
				work(() -> report(batch.get(), 0));
			}
			return;
		}
		upload(stream).filter(Upload::isOpen).ifPresent((upload) -> {
			if (upload.way() != UploadWay.REQUEST && this.begun.add(stream)) {
				work(() -> finish(upload, 0));
			}
		});
	}

	private void askForThumbnail(String name, int attempt) {
		String[] siteVideoAndProduct = name.substring(THUMBNAIL.length()).split(":");
		boolean known = false;
		try {
			known = this.thumbnails.ask(siteVideoAndProduct[1], UUID.fromString(siteVideoAndProduct[2]));
		}
		catch (RuntimeException failure) {
			logger.warn("Nobody could be asked about {}", name, failure);
		}
		if (known) {
			this.begun.remove(name);
			wake();
		}
		else {
			Duration pause = ASK_AGAIN.multipliedBy(1L << (2 * Math.min(attempt, ASKS_TO_LONGEST)));
			workLater(() -> askForThumbnail(name, attempt + 1), min(pause, LONGEST_ASK));
		}
	}

	private static Optional<UUID> batchId(String stream) {
		String prefix = "image-batch:";
		return stream.startsWith(prefix) ? Optional.of(UUID.fromString(stream.substring(prefix.length())))
				: Optional.empty();
	}

	private Optional<Upload> upload(String stream) {
		return this.facts.upload(stream.substring(stream.indexOf(':') + 1));
	}

	private boolean hasEnded(UUID batch) {
		return this.facts.imageBatch(batch)
			.filter((known) -> !known.reported())
			.filter((known) -> known.keys()
				.stream()
				.noneMatch((key) -> this.facts.upload(key).filter(Upload::isOpen).isPresent()))
			.isPresent();
	}

	private void work(Runnable job) {
		try {
			this.workers.execute(job);
		}
		catch (RejectedExecutionException stopping) {
			// it goes on at the next start
		}
	}

	private void workLater(Runnable job, Duration delay) {
		try {
			this.later.schedule(() -> work(job), delay.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException stopping) {
			// it goes on at the next start
		}
	}

	private void finish(Upload upload, int attempt) {
		String key = upload.key();
		try {
			switch (upload.way()) {
				case SIGNED_URL -> look(upload, attempt);
				case FILE -> {
					if (!this.finishing.finishBrought(key)) {
						this.finishing.fail(key, "The file is not there any more.");
					}
				}
				case URI -> this.finishing.finishElsewhere(key);
				case REQUEST -> throw new IllegalStateException("Those are answered at once");
			}
			wake();
		}
		catch (MediaRefusedException | RefusedException ended) {
			// which the upload knows by now
			wake();
		}
		catch (FetchRefusedException unfetched) {
			unfetched(upload, attempt, unfetched);
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException failure) {
			again(upload, attempt, failure);
		}
	}

	private void look(Upload upload, int attempt) throws MediaRefusedException, InterruptedException {
		String key = upload.key();
		Instant end = Objects.requireNonNull(upload.expiresAt()).plus(GRACE);
		Duration left = Duration.between(this.clock.instant(), end);
		if (this.broughtHere) {
			// in this order: what has arrived has been in hand, here or before a crash
			boolean arrived = this.finishing.hasArrived(key);
			if (this.inHand.containsKey(key)) {
				// the request finishes it; a look would come in between
				workLater(() -> finish(upload, attempt + 1), LONGEST_LOOK);
				return;
			}
			if (!arrived && left.isPositive()) {
				workLater(() -> finish(upload, attempt + 1), left);
				return;
			}
		}
		if (this.finishing.finishBrought(key)) {
			return;
		}
		if (!left.isPositive()) {
			this.finishing.expire(key);
			return;
		}
		workLater(() -> finish(upload, attempt + 1),
				min(min(FIRST_LOOK.multipliedBy(attempt + 1L), LONGEST_LOOK), left));
	}

	private void unfetched(Upload upload, int attempt, FetchRefusedException unfetched) {
		if (unfetched.refusal().mayPass() && attempt + 1 < ATTEMPTS) {
			workLater(() -> finish(upload, attempt + 1), pause(attempt));
			return;
		}
		try {
			this.finishing.fail(upload.key(), unfetched.refusal().sentence() + ".");
			wake();
		}
		catch (RuntimeException failure) {
			again(upload, attempt, failure);
		}
	}

	/** The store or the log does not answer, or the program is wrong about this image. */
	private void again(Upload upload, int attempt, RuntimeException failure) {
		if (this.stopped) {
			return;
		}
		logger.warn("Upload {} could not be worked on", upload.key(), failure);
		workLater(() -> finish(upload, attempt + 1), pause(attempt));
	}

	private void sweep() {
		try {
			this.finishing.sweep();
		}
		catch (RuntimeException failure) {
			logger.warn("The store of images could not be swept", failure);
		}
	}

	private void report(UUID id, int attempt) {
		try {
			ImageBatch batch = this.facts.imageBatch(id).orElseThrow();
			Optional<Duration> again = this.reports.report(batch, attempt);
			again.ifPresent((pause) -> workLater(() -> report(id, attempt + 1), pause));
		}
		catch (RuntimeException failure) {
			logger.warn("Batch {} could not be reported", id, failure);
			workLater(() -> report(id, attempt + 1), pause(attempt));
		}
	}

	private static Duration pause(int attempt) {
		return min(Duration.ofSeconds(1L << Math.min(attempt, 10)), LONGEST_RETRY);
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/** An upload in the hands of a request. */
	final class InHand implements AutoCloseable {

		private final String key;

		private boolean arrived;

		private InHand(String key) {
			this.key = key;
			UploadWork.this.inHand.merge(key, 1, Integer::sum);
		}

		/** Says that the image lies in the store, by which its URL is used up. */
		void arrived() {
			this.arrived = true;
		}

		/**
		 * What has arrived and could not be finished is worked on here: nobody can bring
		 * it again.
		 */
		@Override
		public void close() {
			UploadWork.this.inHand.computeIfPresent(this.key, (name, count) -> (count > 1) ? count - 1 : null);
			if (this.arrived) {
				work(() -> UploadWork.this.facts.upload(this.key)
					.filter(Upload::isOpen)
					.ifPresent((upload) -> finish(upload, 0)));
			}
		}

	}

}
