package io.warelog.write.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The latest committed events, kept in memory so that whoever follows the log closely
 * need not read the log. The global index has no holes, so an event's place in the ring
 * follows from its index. Large events are not kept; who misses one reads the log.
 */
final class RecentEvents {

	private static final int SIZE = 1024;

	private static final int MAX_PAYLOAD_BYTES = 16 * 1024;

	private final AtomicReferenceArray<StoredEvent> ring = new AtomicReferenceArray<>(SIZE);

	/**
	 * Takes in committed events, before the head that covers them is published.
	 * @param events in the order of their global index; what is later stays
	 */
	void add(List<StoredEvent> events) {
		for (StoredEvent event : events.subList(Math.max(0, events.size() - SIZE), events.size())) {
			if (event.row().payload().length <= MAX_PAYLOAD_BYTES) {
				this.ring.accumulateAndGet(slot(event.globalIndex()), event,
						(there, added) -> (there != null && there.globalIndex() > added.globalIndex()) ? there : added);
			}
		}
	}

	/**
	 * Returns what follows an event, as far as it is here.
	 * @param after global index, 0 for the start of the log
	 * @param head global index up to which to read
	 * @param max how many at most
	 * @return events without a hole among them; empty if the next one is not here
	 */
	List<StoredEvent> after(long after, long head, int max) {
		List<StoredEvent> found = new ArrayList<>();
		for (long index = after + 1; index <= head && found.size() < max; index++) {
			StoredEvent event = this.ring.get(slot(index));
			if (event == null || event.globalIndex() != index) {
				break;
			}
			found.add(event);
		}
		return found;
	}

	private static int slot(long index) {
		return (int) (index % SIZE);
	}

}
