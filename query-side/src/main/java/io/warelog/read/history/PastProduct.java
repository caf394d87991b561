package io.warelog.read.history;

import java.time.Instant;

import io.warelog.api.product.LiveProduct;
import io.warelog.read.store.Times;

/**
 * A product as it was.
 *
 * @param product its state
 * @param version its version then
 * @param createdAt when it came into being
 * @param updatedAt when that version came into being
 * @param position of the last event of that version in the log
 */
public record PastProduct(LiveProduct product, long version, Instant createdAt, Instant updatedAt, long position) {

	/**
	 * When all else was that belongs to the product.
	 * @param asked the moment that was asked for
	 * @return that time, or just after the commit that made the version
	 */
	public Moment surroundings(AsOf asked) {
		return switch (asked) {
			case AsOf.Time time -> Moment.at(time.time());
			case AsOf.Version version -> new Moment(Times.micros(this.updatedAt), this.position);
		};
	}

}
