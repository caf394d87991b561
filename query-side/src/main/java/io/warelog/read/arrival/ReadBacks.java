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

	private final Arrivals arrivals;

	private final Map<Representation, Readable> readables;

	private final Duration patience;

	/**
	 * Makes the handler.
	 * @param arrivals where projections tell what they have written
	 * @param readables how each representation is read
	 * @param patience how long to wait at most until it can be
	 */
	public ReadBacks(Arrivals arrivals, Map<Representation, Readable> readables, Duration patience) {
		this.arrivals = arrivals;
		this.readables = Map.copyOf(readables);
		this.patience = patience;
	}

	@QueryHandler
	ReadBackAnswer handle(ReadBack query) {
		Readable readable = Objects.requireNonNull(this.readables.get(query.representation()));
		return this.arrivals.await(query, this.patience, () -> readable.see(query));
	}

}
