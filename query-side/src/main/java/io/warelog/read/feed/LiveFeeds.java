package io.warelog.read.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemException;
import io.warelog.platform.http.ProblemKind;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.feed.FeedReads.Events;
import io.warelog.read.http.PlaceCursor;
import io.warelog.read.store.Page.Place;

import org.springframework.context.SmartLifecycle;

/**
 * The feeds that are followed live, each by the thread of its request: it reads a page,
 * writes it, and only when the client has taken that reads on, so that a slow one holds
 * no more than a page. One that takes nothing for as long as the server lets a write
 * stand still is cut, and goes on later from the last event that it has.
 * <p>
 * All of them end when the service is told to stop, ahead of the server's waiting for
 * requests under way.
 */
public final class LiveFeeds implements SmartLifecycle {

	/**
	 * Streams of one merchant at a time, so that none takes the connections of others.
	 */
	static final int MOST_OF_A_MERCHANT = 50;

	/** Half of the connections that the server takes. */
	static final int MOST = 4_096;

	private static final String RETRY_SECONDS = "5";

	/** Events read at a time. */
	private static final int AT_ONCE = 20;

	/**
	 * The projection may run on another node, and then nothing tells of what it writes.
	 * Keys are looked at as often.
	 */
	private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

	/**
	 * After so long a stream ends and is taken up again: what is written to a client that
	 * has vanished without a word is taken by the network for a quarter of an hour.
	 */
	private static final Duration LONGEST = Duration.ofMinutes(5);

	/** How long a client waits before it connects again, in milliseconds. */
	private static final byte[] RETRY = ascii("retry: 1000\n");

	private static final byte[] ID = ascii("id: ");

	private static final byte[] EVENT = ascii("\nevent: ");

	private static final byte[] DATA = ascii("\ndata: ");

	private static final byte[] END = ascii("\n\n");

	private static final byte[] HEARTBEAT = ascii(":\n\n");

	private final FeedReads reads;

	private final Arrivals arrivals;

	private final Duration heartbeat;

	private final Map<UUID, Integer> streams = new ConcurrentHashMap<>();

	private final AtomicInteger all = new AtomicInteger();

	/** From the beginning, as the server takes requests before this is started. */
	private volatile boolean running = true;

	/**
	 * Makes the feeds.
	 * @param reads reads events
	 * @param arrivals tells that a merchant's products have changed
	 * @param heartbeat how long a feed is silent at most, more than 0
	 * @throws IllegalArgumentException if the heartbeat is not more than 0
	 */
	public LiveFeeds(FeedReads reads, Arrivals arrivals, Duration heartbeat) {
		if (!heartbeat.isPositive()) {
			throw new IllegalArgumentException("The heartbeat of live feeds must be more than 0, not " + heartbeat);
		}
		this.reads = reads;
		this.arrivals = arrivals;
		this.heartbeat = heartbeat;
	}

	/** The body of an answer. */
	@FunctionalInterface
	interface Body {

		OutputStream begin() throws IOException;

	}

	/**
	 * Follows a feed until the client is gone or may no longer read it, or the service
	 * stops, for five minutes at most.
	 * @param merchant whose feed
	 * @param from the place behind which it begins
	 * @param mayGoOn looked at at least every second
	 * @param body begins the answer, which is not done when it is refused
	 * @throws ProblemException with {@link ProblemKind#TOO_MANY_REQUESTS} if the merchant
	 * has as many streams as it may have, or with {@link ProblemKind#UNAVAILABLE} if the
	 * service has
	 * @throws IOException if the client is gone or too slow
	 */
	void follow(UUID merchant, Place from, BooleanSupplier mayGoOn, Body body) throws IOException {
		enter(merchant);
		try {
			write(merchant, from, mayGoOn, body.begin());
		}
		finally {
			leave(merchant);
		}
	}

	private void write(UUID merchant, Place from, BooleanSupplier mayGoOn, OutputStream out) throws IOException {
		Duration patience = (this.heartbeat.compareTo(LOOK_AGAIN) < 0) ? this.heartbeat : LOOK_AGAIN;
		PlaceCursor cursors = FeedReads.cursors(merchant);
		Place place = from;
		// so that a client that loses the connection before the first event misses none
		out.write(RETRY);
		write(ID, place, cursors, out);
		out.write(END);
		out.flush();
		long begun = System.nanoTime();
		long written = begun;
		while (System.nanoTime() - begun < LONGEST.toNanos() && this.running && !Thread.currentThread().isInterrupted()
				&& mayGoOn.getAsBoolean()) {
			Place reached = place;
			Optional<Events> found = this.arrivals.follow(merchant, patience,
					() -> Optional.of(this.reads.after(reached, merchant, AT_ONCE))
						.filter((page) -> !page.events().isEmpty()));
			if (found.isPresent()) {
				for (FeedEvent event : found.get().events()) {
					write(event, cursors, out);
				}
				place = found.get().next();
			}
			else if (System.nanoTime() - written < this.heartbeat.toNanos()) {
				continue;
			}
			else {
				out.write(HEARTBEAT);
			}
			out.flush();
			written = System.nanoTime();
		}
	}

	private static void write(FeedEvent event, PlaceCursor cursors, OutputStream out) throws IOException {
		write(ID, event.place(), cursors, out);
		out.write(EVENT);
		out.write(ascii(event.type().text()));
		out.write(DATA);
		out.write(event.json());
		out.write(END);
	}

	private static void write(byte[] field, Place place, PlaceCursor cursors, OutputStream out) throws IOException {
		out.write(field);
		out.write(ascii(Objects.requireNonNull(cursors.of(place))));
	}

	private void enter(UUID merchant) {
		if (!this.running) {
			throw refused(ProblemKind.UNAVAILABLE, "The service is stopping.");
		}
		if (this.all.incrementAndGet() > MOST) {
			this.all.decrementAndGet();
			throw refused(ProblemKind.UNAVAILABLE, "There are as many live feeds as the service bears.");
		}
		if (this.streams.merge(merchant, 1, Integer::sum) > MOST_OF_A_MERCHANT) {
			leave(merchant);
			throw refused(ProblemKind.TOO_MANY_REQUESTS,
					"A merchant may follow its feed " + MOST_OF_A_MERCHANT + " times at once.");
		}
	}

	private void leave(UUID merchant) {
		this.all.decrementAndGet();
		this.streams.computeIfPresent(merchant, (id, count) -> (count > 1) ? count - 1 : null);
	}

	private static ProblemException refused(ProblemKind kind, String detail) {
		return Problem.of(kind, detail).withHeader("Retry-After", RETRY_SECONDS).exception();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stopped first of all; the server then waits for requests under way. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
