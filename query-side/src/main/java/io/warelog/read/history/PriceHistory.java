package io.warelog.read.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The prices that a product has had, each with its period. What else changed meanwhile
 * does not part a period.
 */
final class PriceHistory {

	private static final long WINDOW = Duration.ofDays(30).toNanos() / 1000;

	private final List<Period> periods = new ArrayList<>();

	/**
	 * What a product costs, in ten-thousandths of the major unit.
	 *
	 * @param currency of the amounts
	 * @param regular the regular price
	 * @param sale the sale price, whether or not it is in force, or null
	 * @param current the one of both that is in force
	 */
	record Price(String currency, long regular, @Nullable Long sale, long current) {
	}

	/**
	 * A price in its time.
	 *
	 * @param from when it took effect, in microseconds since 1970
	 * @param to when it ended, or null while it is in force
	 * @param price what it was
	 */
	record Period(long from, @Nullable Long to, Price price) {

		private boolean endsBehind(long time) {
			return this.to == null || this.to > time;
		}

	}

	/**
	 * Adds the next version, with which the one before ends.
	 * @param from when it began, in microseconds
	 * @param price what the product cost, or null while it was deleted
	 */
	void add(long from, @Nullable Price price) {
		Period last = this.periods.isEmpty() ? null : this.periods.getLast();
		if (last != null && last.to() == null) {
			if (last.price().equals(price)) {
				return;
			}
			this.periods.set(this.periods.size() - 1, new Period(last.from(), from, last.price()));
		}
		if (price != null) {
			this.periods.add(new Period(from, null, price));
		}
	}

	/**
	 * The prices.
	 * @return newest first
	 */
	List<Period> periods() {
		return this.periods.reversed();
	}

	/**
	 * What is to be told beside a reduced price in the European Union (Directive 98/6/EC,
	 * article 6a): the lowest price in force during the 30 days before the present one
	 * took effect, in the same currency. Of a deleted product the present one is the
	 * last.
	 * @return in ten-thousandths of the major unit, or null when there was none
	 */
	@Nullable Long lowestBefore() {
		int first = this.periods.size() - 1;
		while (first > 0 && isSameOffer(this.periods.get(first - 1), this.periods.get(first))) {
			first--;
		}
		if (first <= 0) {
			return null;
		}
		Price now = this.periods.get(first).price();
		long start = this.periods.get(first).from() - WINDOW;
		return this.periods.subList(0, first)
			.stream()
			.filter((period) -> period.from() >= start || period.endsBehind(start))
			.map(Period::price)
			.filter((price) -> price.currency().equals(now.currency()))
			.map(Price::current)
			.min(Long::compare)
			.orElse(null);
	}

	/** Whether what is paid stayed the same where one period follows the other. */
	private static boolean isSameOffer(Period before, Period after) {
		return before.price().current() == after.price().current()
				&& before.price().currency().equals(after.price().currency())
				&& Long.valueOf(after.from()).equals(before.to());
	}

}
