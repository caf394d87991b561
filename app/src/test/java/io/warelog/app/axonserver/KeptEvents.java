package io.warelog.app.axonserver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.axoniq.axonserver.grpc.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What the double has stored. A transaction is checked as a whole: the events of each
 * stream have to follow each other, and the first of them the stream. As in the server, a
 * stream that is said to begin is looked for among the recent events only.
 */
final class KeptEvents {

	private final List<Event> events = new ArrayList<>();

	private final Map<String, List<Event>> streams = new HashMap<>();

	private final Map<String, Integer> begunAt = new HashMap<>();

	private final Map<String, Event> snapshots = new HashMap<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private int recent = Integer.MAX_VALUE;

	private int transactions;

	/** Lets the check of new streams see so many of the last events only. */
	synchronized void lookAtRecent(int events) {
		this.recent = events;
	}

	/**
	 * Appends all or nothing.
	 * @return null, or what is wrong with the sequence numbers
	 */
	@Nullable String append(List<Event> transaction) {
		synchronized (this) {
			Map<String, Long> heads = new LinkedHashMap<>();
			for (Event event : transaction) {
				String stream = event.getAggregateIdentifier();
				long head = heads.containsKey(stream) ? heads.get(stream)
						: checkedHead(stream, event.getAggregateSequenceNumber());
				if (event.getAggregateSequenceNumber() != head + 1) {
					return "Invalid sequence number %d for aggregate %s, expected %d"
						.formatted(event.getAggregateSequenceNumber(), stream, head + 1);
				}
				heads.put(stream, event.getAggregateSequenceNumber());
			}
			for (Event event : transaction) {
				this.begunAt.putIfAbsent(event.getAggregateIdentifier(), this.events.size());
				this.events.add(event);
				this.streams.computeIfAbsent(event.getAggregateIdentifier(), (stream) -> new ArrayList<>()).add(event);
			}
			this.transactions++;
		}
		this.listeners.forEach(Runnable::run);
		return null;
	}

	private long checkedHead(String stream, long next) {
		Integer begun = this.begunAt.get(stream);
		boolean seen = begun != null && (next != 0 || begun >= (long) this.events.size() - this.recent);
		return seen ? head(stream) : -1;
	}

	synchronized long head(String stream) {
		List<Event> events = this.streams.getOrDefault(stream, List.of());
		return events.isEmpty() ? -1 : events.getLast().getAggregateSequenceNumber();
	}

	synchronized List<Event> stream(String stream, long from, long to) {
		return this.streams.getOrDefault(stream, List.of())
			.stream()
			.filter((event) -> event.getAggregateSequenceNumber() >= from
					&& (to == 0 || event.getAggregateSequenceNumber() < to))
			.toList();
	}

	synchronized void snapshot(Event snapshot) {
		this.snapshots.put(snapshot.getAggregateIdentifier(), snapshot);
	}

	synchronized @Nullable Event snapshot(String stream) {
		return this.snapshots.get(stream);
	}

	synchronized long size() {
		return this.events.size();
	}

	synchronized int transactions() {
		return this.transactions;
	}

	synchronized @Nullable Event at(long token) {
		return (token < this.events.size()) ? this.events.get((int) token) : null;
	}

	/** The token of the first event of that time or later. */
	synchronized long tokenAt(long instant) {
		for (int token = 0; token < this.events.size(); token++) {
			if (this.events.get(token).getTimestamp() >= instant) {
				return token;
			}
		}
		return this.events.size();
	}

	/** Is told after each append, until it is taken away. */
	Runnable listen(Runnable listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

}
