package io.warelog.write.eventstore;

import java.util.List;
import java.util.function.ToLongFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * How far the streams used last go, kept in memory, so that whoever has read a stream can
 * ask for what is new without reading the log. A stream's place is looked up once and
 * moved by every commit that is taken in from then on; it is exact where these are all.
 */
final class StreamHeads {

	/** Of a stream that has not begun. */
	static final long NONE = -1;

	private static final int KEPT = 100_000;

	private final Cache<String, Long> heads = Caffeine.newBuilder().executor(Runnable::run).maximumSize(KEPT).build();

	/**
	 * Returns how far a stream goes.
	 * @param stream its name
	 * @param lookup reads it from the log; a commit to that stream waits for it, so it
	 * never puts back what was
	 * @return sequence of the last event, {@value #NONE} if there is none
	 */
	long of(String stream, ToLongFunction<String> lookup) {
		return this.heads.get(stream, lookup::applyAsLong);
	}

	/**
	 * Takes in committed events, before they are acknowledged. Streams that nobody has
	 * asked about are left out.
	 * @param events of any streams; a place behind the one that is known changes nothing
	 */
	void committed(List<StoredEvent> events) {
		for (StoredEvent event : events) {
			this.heads.asMap()
				.computeIfPresent(event.row().stream(), (stream, last) -> Math.max(last, event.row().sequence()));
		}
	}

}
