package io.warelog.read.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.warelog.platform.http.ProblemException;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.store.StoreKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How many live feeds there may be. */
@Timeout(120)
class LiveFeedsTests {

	@TempDir
	Path directory;

	@Test
	void aFurtherFeedIsRefusedWhenThereAreAsManyAsTheServiceBears() throws Exception {
		try (StoreKind.Opened opened = StoreKind.SQLITE.open(this.directory);
				ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor()) {
			LiveFeeds feeds = new LiveFeeds(new FeedReads(opened.store(), PayloadJson.mapper()), new Arrivals(),
					Duration.ofSeconds(1));
			CountDownLatch begun = new CountDownLatch(LiveFeeds.MOST);
			CountDownLatch leaving = new CountDownLatch(1);
			CountDownLatch left = new CountDownLatch(LiveFeeds.MOST);
			for (int i = 0; i < LiveFeeds.MOST; i++) {
				UUID merchant = new UUID(0, i / LiveFeeds.MOST_OF_A_MERCHANT);
				followers.submit(() -> {
					follow(feeds, merchant, begun, leaving);
					left.countDown();
				});
			}
			begun.await();

			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> feeds.follow(new UUID(1, 1), FeedReads.beginning(), () -> true, () -> {
					throw new AssertionError("begun");
				}))
				.satisfies((refused) -> {
					assertThat(refused.problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
					assertThat(refused.problem().headers()).containsKey("Retry-After");
				});
			leaving.countDown();
			left.await();
			follow(feeds, new UUID(1, 1), new CountDownLatch(1), leaving);
		}
	}

	/** A client that is gone as soon as it is to be answered. */
	private static void follow(LiveFeeds feeds, UUID merchant, CountDownLatch begun, CountDownLatch leaving) {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> feeds.follow(merchant, FeedReads.beginning(), () -> true, () -> {
				begun.countDown();
				try {
					leaving.await();
				}
				catch (InterruptedException interrupted) {
					throw new InterruptedIOException();
				}
				throw new IOException("The client is gone");
			}));
	}

	@Test
	void aFeedIsRefusedWhileTheServiceStops() {
		try (StoreKind.Opened opened = StoreKind.SQLITE.open(this.directory)) {
			LiveFeeds feeds = new LiveFeeds(new FeedReads(opened.store(), PayloadJson.mapper()), new Arrivals(),
					Duration.ofSeconds(1));
			feeds.stop();

			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> feeds.follow(new UUID(1, 1), FeedReads.beginning(), () -> true, () -> {
					throw new AssertionError("begun");
				}))
				.satisfies((refused) -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE));
		}
	}

}
