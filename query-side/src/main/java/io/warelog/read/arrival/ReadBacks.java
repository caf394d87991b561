package io.warelog.read.arrival;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import org.axonframework.queryhandling.QueryHandler;

/** Answers the command side when it asks how something it wrote now reads. */
public final class ReadBacks {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Arrivals arrivals;

	private final Map<Representation, Readable> readables;

	/**
	 * Makes the handler.
	 * @param arrivals where projections tell what they have written
	 * @param readables how each representation is read
	 */
	public ReadBacks(Arrivals arrivals, Map<Representation, Readable> readables) {
		this.arrivals = arrivals;
		this.readables = Map.copyOf(readables);
	}

	@QueryHandler
	ReadBackAnswer handle(ReadBack query) {
		Readable readable = Objects.requireNonNull(this.readables.get(query.representation()));
		return this.arrivals.await(query, PATIENCE, () -> readable.see(query));
	}

}
