package io.warelog.read.product;

import java.util.List;
import java.util.Random;

import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Delivers a log to the projection of products in batches that are cut short at times.
 */
public final class CutDeliveries {

	private CutDeliveries() {
	}

	/**
	 * Delivers a log. Now and then a batch fails, and what was written of it comes again
	 * with others.
	 * @param log to be delivered
	 * @param sound the store to write to
	 * @param random draws the batches and where they are cut
	 * @param collections up to so many are written whole of a batch that fails, less one
	 */
	public static void deliver(List<DomainEventMessage<?>> log, ReadModelStore sound, Random random, int collections) {
		FailingStore store = new FailingStore(sound);
		ProductProjection projection = projection(store);
		int reached = 0;
		while (reached < log.size()) {
			int to = Math.min(log.size(), reached + 1 + random.nextInt(60));
			int from = random.nextBoolean() ? reached : random.nextInt(reached + 1);
			List<DomainEventMessage<?>> batch = log.subList(from, to);
			if (random.nextInt(3) == 0) {
				store.cutShort(random.nextInt(collections), random);
				ProductProjection failing = projection;
				assertThatExceptionOfType(StoreUnavailableException.class)
					.isThrownBy(() -> Deliveries.deliver(failing, batch));
				projection = random.nextBoolean() ? projection : projection(store);
				to = reached + 1 + random.nextInt(to - reached);
			}
			Deliveries.deliver(projection, log.subList(from, to));
			reached = to;
		}
	}

	private static ProductProjection projection(ReadModelStore store) {
		return new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD);
	}

}
