package io.warelog.read.store.mongo;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.warelog.read.store.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Only a server that is away keeps all from asking it. */
@Timeout(60)
class AvailabilityTests {

	private final AtomicBoolean there = new AtomicBoolean(true);

	private final AtomicInteger looks = new AtomicInteger();

	/** A permit per look that has been told its answer and then one more was begun. */
	private final Semaphore looked = new Semaphore(0);

	private final Availability availability = new Availability(() -> {
		this.looks.incrementAndGet();
		this.looked.release();
		return this.there.get();
	});

	@BeforeEach
	void start() {
		this.availability.start();
	}

	@AfterEach
	void close() {
		this.availability.close();
	}

	@Test
	void nobodyLooksAfterAServerThatAnswers() {
		assertThatNoException().isThrownBy(this.availability::require);
		assertThat(this.looks).hasValue(0);
	}

	@Test
	void oneFailureKeepsNobodyOutWhereTheServerAnswers() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			this.availability.suspect();
			this.looked.acquire();
			assertThatNoException().isThrownBy(this.availability::require);
		}
	}

	@Test
	void allAreRefusedUntilAServerThatIsAwayAnswersAgain() throws InterruptedException {
		this.there.set(false);
		this.availability.suspect();
		// when it looks for the second time it has been found away
		this.looked.acquire(2);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this.availability::require)
			.withMessage("MongoDB does not answer");

		this.there.set(true);

		boolean refused = true;
		while (refused) {
			Thread.onSpinWait();
			refused = isRefused();
		}
		int before = this.looks.get();
		assertThatNoException().isThrownBy(this.availability::require);
		assertThat(this.looks).hasValue(before);
	}

	private boolean isRefused() {
		try {
			this.availability.require();
			return false;
		}
		catch (StoreUnavailableException away) {
			return true;
		}
	}

}
