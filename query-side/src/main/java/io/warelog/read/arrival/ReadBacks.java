package io.warelog.read.arrival;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.read.rendering.ImageUrls;
import org.axonframework.queryhandling.QueryHandler;

/** Answers the command side when it asks how something it wrote now reads. */
public final class ReadBacks {

	private static final Duration LEAST = Duration.ofMillis(100);

	private static final Duration MOST = Duration.ofMinutes(1);

	private final Arrivals arrivals;

	private final Map<Representation, Readable> readables;

	private final ImageUrls images;

	private final Duration patience;

	/**
	 * Makes the handler.
	 * @param arrivals where projections tell what they have written
	 * @param readables how each representation is read
	 * @param images where images are served
	 * @param patience how long to wait at most until it can be, 100 milliseconds to a
	 * minute
	 * @throws IllegalArgumentException if the patience is less or more
	 */
	public ReadBacks(Arrivals arrivals, Map<Representation, Readable> readables, ImageUrls images, Duration patience) {
		this.images = images;
		if (patience.compareTo(LEAST) < 0 || patience.compareTo(MOST) > 0) {
			throw new IllegalArgumentException(
					"The patience of reading back must be 0.1 to 60 seconds, not " + patience);
		}
		this.arrivals = arrivals;
		this.readables = Map.copyOf(readables);
		this.patience = patience;
	}

	@QueryHandler(queryName = ReadBack.QUERY)
	ReadBackAnswer handle(ReadBack query) {
		Readable readable = Objects.requireNonNull(this.readables.get(query.representation()));
		return this.images.fill(this.arrivals.await(query, this.patience, () -> readable.see(query)));
	}

}
