package io.warelog.read.store;

import java.util.concurrent.atomic.AtomicInteger;

/** A store in which something is written just after it has been read. */
public final class InterveningStore {

	private InterveningStore() {
	}

	/**
	 * Lets something happen behind the first read of a collection, before what was read
	 * is looked at.
	 * @param store that is read
	 * @param collection of which the first read matters
	 * @param intervention happens once
	 * @return the store as a reader sees it
	 */
	public static ReadModelStore behindFirstReadOf(ReadModelStore store, Collection collection, Runnable intervention) {
		return behindReadOf(store, collection, 1, intervention);
	}

	/**
	 * Lets something happen behind a read of a collection, before what was read is looked
	 * at.
	 * @param store that is read
	 * @param collection of which a read matters
	 * @param number of that read, from 1
	 * @param intervention happens once
	 * @return the store as a reader sees it
	 */
	public static ReadModelStore behindReadOf(ReadModelStore store, Collection collection, int number,
			Runnable intervention) {
		AtomicInteger reads = new AtomicInteger();
		return ObservedStore.of(store, (read, result) -> {
			if (collection.equals(read) && reads.incrementAndGet() == number) {
				intervention.run();
			}
		});
	}

}
