package io.warelog.read.history;

import java.time.Duration;

import io.warelog.read.history.PriceHistory.Period;
import io.warelog.read.history.PriceHistory.Price;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The lowest price before the present one, and the periods of prices. */
class PriceHistoryTests {

	private static final long DAY = Duration.ofDays(1).toNanos() / 1000;

	private final PriceHistory history = new PriceHistory();

	private static Price usd(long regular, @Nullable Long sale, long current) {
		return new Price("USD", regular, sale, current);
	}

	private void costs(long fromDay, @Nullable Price price) {
		this.history.add(fromDay * DAY, price);
	}

	@Test
	void thereIsNoneBeforeTheFirstPrice() {
		costs(0, usd(100, null, 100));
		costs(10, usd(100, null, 100));
		assertThat(this.history.lowestBefore()).isNull();
		assertThat(this.history.periods()).containsExactly(new Period(0, null, usd(100, null, 100)));
	}

	@Test
	void itIsTheLowestOfTheThirtyDaysBeforeTheSale() {
		costs(0, usd(50, null, 50));
		costs(30, usd(80, null, 80));
		costs(40, usd(100, null, 100));
		costs(60, usd(100, 90L, 90));
		assertThat(this.history.lowestBefore()).isEqualTo(80);
	}

	@Test
	void aPriceThatEndedThirtyDaysBeforeIsLeftOutAndOneInForceThenIsNot() {
		costs(0, usd(50, null, 50));
		costs(30, usd(100, null, 100));
		costs(60, usd(100, 90L, 90));
		assertThat(this.history.lowestBefore()).isEqualTo(100);

		PriceHistory longer = new PriceHistory();
		longer.add(0, usd(50, null, 50));
		longer.add(30 * DAY + 1, usd(100, null, 100));
		longer.add(60 * DAY, usd(100, 90L, 90));
		assertThat(longer.lowestBefore()).isEqualTo(50);
	}

	@Test
	void aChangeThatLeavesWhatIsPaidDoesNotBeginAnOffer() {
		costs(0, usd(70, null, 70));
		costs(10, usd(100, 90L, 90));
		costs(20, usd(120, 90L, 90));
		assertThat(this.history.lowestBefore()).isEqualTo(70);
		assertThat(this.history.periods()).extracting(Period::from).containsExactly(20 * DAY, 10 * DAY, 0L);
	}

	@Test
	void anEarlierOfferAtTheSamePriceCounts() {
		costs(0, usd(100, 90L, 90));
		costs(10, usd(100, 90L, 100));
		costs(20, usd(100, 90L, 90));
		assertThat(this.history.lowestBefore()).isEqualTo(90);
	}

	@Test
	void otherCurrenciesAreNotCompared() {
		costs(0, new Price("EUR", 10, null, 10));
		costs(10, usd(100, null, 100));
		assertThat(this.history.lowestBefore()).isNull();
	}

	@Test
	void aPriceThatAnotherReplacedAtTheSameTimeCountsAsItWasAnnounced() {
		costs(0, usd(100, null, 100));
		costs(10, usd(60, null, 60));
		costs(10, usd(90, null, 90));
		assertThat(this.history.lowestBefore()).isEqualTo(60);
	}

	@Test
	void whileAProductIsDeletedItHasNoPrice() {
		costs(0, usd(100, null, 100));
		costs(10, null);
		costs(20, usd(100, null, 100));
		costs(30, null);
		assertThat(this.history.periods()).containsExactly(new Period(20 * DAY, 30 * DAY, usd(100, null, 100)),
				new Period(0, 10 * DAY, usd(100, null, 100)));
		assertThat(this.history.lowestBefore()).isEqualTo(100);
	}

}
