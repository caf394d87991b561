package io.warelog.read.arrival;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import io.warelog.read.rendering.ImageUrls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

@Timeout(60)
class ArrivalsTests {

	private static final UUID ID = new UUID(1, 2);

	private static final ReadBack WRITTEN = new ReadBack(Representation.PRODUCT, ID, 3, 0, null, false);

	private static final ReadBack FRESH = new ReadBack(Representation.PRODUCT, ID, 3, 0, null, true);

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final ReadBackAnswer SHOWN = new ReadBackAnswer(State.SHOWN, 3, "\"3\"", new byte[0]);

	private final Arrivals arrivals = new Arrivals();

	@Test
	void whatIsThereIsReadAtOnce() {
		assertThat(this.arrivals.await(WRITTEN, Duration.ZERO, () -> Optional.of(SHOWN))).isSameAs(SHOWN);
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void whatArrivesDuringTheLookIsNotMissed() {
		AtomicInteger looks = new AtomicInteger();
		ReadBackAnswer answer = this.arrivals.await(WRITTEN, LONG, () -> {
			if (looks.incrementAndGet() == 1) {
				this.arrivals.arrived(ID);
				return Optional.empty();
			}
			return Optional.of(SHOWN);
		});
		assertThat(answer).isSameAs(SHOWN);
		assertThat(looks).hasValue(2);
	}

	@Test
	void whoFollowsLooksBeforeWaiting() {
		assertThat(this.arrivals.follow(ID, LONG, () -> Optional.of("seen"))).contains("seen");
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void whatStirsDuringTheLookOfWhoFollowsIsNotMissed() {
		Optional<String> seen = this.arrivals.follow(ID, LONG, () -> {
			this.arrivals.stirred(ID);
			return Optional.empty();
		});
		assertThat(seen).isEmpty();
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void allWhoWaitAreTold() throws Exception {
		AtomicReference<Optional<ReadBackAnswer>> written = new AtomicReference<>(Optional.empty());
		CountDownLatch looked = new CountDownLatch(8);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<ReadBackAnswer>> answers = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				answers.add(threads.submit(() -> this.arrivals.await(WRITTEN, LONG, () -> {
					Optional<ReadBackAnswer> seen = written.get();
					looked.countDown();
					return seen;
				})));
			}
			looked.await();
			written.set(Optional.of(SHOWN));
			this.arrivals.arrived(ID);
			for (Future<ReadBackAnswer> answer : answers) {
				assertThat(answer.get(60, TimeUnit.SECONDS)).isSameAs(SHOWN);
			}
		}
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void whatAnotherNodeWritesIsSeenWithoutBeingTold() {
		AtomicInteger looks = new AtomicInteger();
		assertThat(this.arrivals.await(WRITTEN, LONG,
				() -> (looks.incrementAndGet() == 3) ? Optional.of(SHOWN) : Optional.empty()))
			.isSameAs(SHOWN);
	}

	@Test
	void patienceEnds() {
		assertThat(this.arrivals.await(WRITTEN, Duration.ofMillis(1), Optional::empty)).isSameAs(ReadBackAnswer.BEHIND);
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void aWaiterThatIsInterruptedIsBehindAndStaysInterrupted() {
		Thread.currentThread().interrupt();
		assertThat(this.arrivals.await(WRITTEN, LONG, Optional::empty)).isSameAs(ReadBackAnswer.BEHIND);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void aLookThatFailsLeavesNoWaiter() {
		assertThatIllegalStateException().isThrownBy(() -> this.arrivals.await(WRITTEN, LONG, () -> {
			assertThat(this.arrivals.waiting()).isOne();
			throw new IllegalStateException("unreadable");
		}));
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void whatIsToldIsNotLookedFor() {
		this.arrivals.arrived(ID, Representation.PRODUCT, SHOWN);
		assertThat(this.arrivals.await(FRESH, LONG, () -> {
			throw new IllegalStateException("nothing to look for");
		})).isSameAs(SHOWN);
	}

	@Test
	void anAnswerOfAnEarlierVersionIsNone() {
		this.arrivals.arrived(ID, Representation.PRODUCT, new ReadBackAnswer(State.SHOWN, 2, "\"2\"", new byte[0]));
		assertThat(this.arrivals.await(WRITTEN, LONG, () -> Optional.of(SHOWN))).isSameAs(SHOWN);
	}

	@Test
	void whatIsFreshAndNotToldIsLookedForAfterAWhile() {
		assertThat(this.arrivals.await(FRESH, LONG, () -> Optional.of(SHOWN))).isSameAs(SHOWN);
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void whatArrivedWithoutAnAnswerIsLookedForAtOnce() {
		this.arrivals.arrived(ID);
		assertThat(this.arrivals.await(FRESH, Duration.ZERO, () -> Optional.of(SHOWN))).isSameAs(SHOWN);
	}

	@Test
	void whatIsKnownInAnotherRepresentationIsLookedForAtOnce() {
		this.arrivals.arrived(ID, Representation.MERCHANT, new ReadBackAnswer(State.GONE, 9, null, null));
		assertThat(this.arrivals.await(FRESH, Duration.ZERO, () -> Optional.of(SHOWN))).isSameAs(SHOWN);
	}

	@Test
	void longAnswersAreNotKeptButLookedForAtOnce() {
		this.arrivals.arrived(ID, Representation.PRODUCT,
				new ReadBackAnswer(State.SHOWN, 3, "\"3\"", new byte[100_000]));
		assertThat(this.arrivals.await(FRESH, Duration.ZERO, () -> Optional.of(SHOWN))).isSameAs(SHOWN);
	}

	@Test
	void whoAsksAgainIsNotToldWhatMayHaveChangedElsewhere() {
		this.arrivals.arrived(ID, Representation.PRODUCT, SHOWN);
		ReadBackAnswer gone = new ReadBackAnswer(State.GONE, 4, null, null);
		assertThat(this.arrivals.await(WRITTEN, Duration.ZERO, () -> Optional.of(gone))).isSameAs(gone);
	}

	@Test
	void whatArrivesAgainIsKeptAsLongAsWhatIsNew() {
		this.arrivals.arrived(ID, Representation.PRODUCT, SHOWN);
		for (int i = 0; i < 4095; i++) {
			this.arrivals.arrived(new UUID(0, i), Representation.PRODUCT, SHOWN);
		}
		this.arrivals.arrived(ID, Representation.PRODUCT, SHOWN);
		this.arrivals.arrived(new UUID(0, 4095), Representation.PRODUCT, SHOWN);
		assertThat(this.arrivals.await(FRESH, Duration.ZERO, Optional::empty)).isSameAs(SHOWN);
	}

	@Test
	void theLatestAnswersAreKept() {
		for (int i = 0; i < 10_000; i++) {
			this.arrivals.arrived(new UUID(0, i), Representation.PRODUCT, SHOWN);
			for (int back = 0; back < Math.min(i, 3); back++) {
				ReadBack query = new ReadBack(Representation.PRODUCT, new UUID(0, i - back), 3, 0, null, true);
				assertThat(this.arrivals.await(query, Duration.ZERO, Optional::empty)).isSameAs(SHOWN);
			}
		}
		assertThat(this.arrivals.await(new ReadBack(Representation.PRODUCT, new UUID(0, 0), 3, 0, null, true),
				Duration.ZERO, Optional::empty))
			.isSameAs(ReadBackAnswer.BEHIND);
	}

	@Test
	void whatNobodyWaitsForArrivesUnnoticed() {
		this.arrivals.arrived(ID);
		assertThat(this.arrivals.waiting()).isZero();
	}

	@Test
	void eachRepresentationIsReadByItsOwn() {
		ReadBacks readBacks = new ReadBacks(this.arrivals,
				Map.of(Representation.PRODUCT,
						(query) -> Optional.of(new ReadBackAnswer(State.GONE, query.version(), null, null)),
						Representation.MERCHANT, (query) -> Optional.of(SHOWN)),
				new ImageUrls(() -> "https://shop.example/media/", (video) -> Optional.empty()),
				Duration.ofMillis(100));
		assertThat(readBacks.handle(new ReadBack(Representation.PRODUCT, ID, 7, 0, null, false)).version())
			.isEqualTo(7);
		assertThat(readBacks.handle(new ReadBack(Representation.MERCHANT, ID, 7, 0, null, false))).isSameAs(SHOWN);
	}

	@ParameterizedTest
	@CsvSource({ "PT0.1S,true", "PT2S,true", "PT1M,true", "PT0.099S,false", "PT0S,false", "PT-2S,false",
			"PT1M0.001S,false" })
	void whoReadsBackIsNeitherImpatientNorWaitsForEver(Duration patience, boolean taken) {
		ThrowingCallable making = () -> new ReadBacks(this.arrivals, Map.of(),
				new ImageUrls(() -> "https://shop.example/media/", (video) -> Optional.empty()), patience);
		if (taken) {
			assertThatNoException().isThrownBy(making);
		}
		else {
			assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining("0.1 to 60 seconds");
		}
	}

}
