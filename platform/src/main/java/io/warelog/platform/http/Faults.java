package io.warelog.platform.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the faults of one request. The first fault of a place is kept and later ones
 * of the same place are dropped, since a value that could not be read has no further
 * faults worth telling. Past {@value #MOST} faults the rest is only counted.
 */
final class Faults {

	/** A body of many megabytes must not make an answer of many megabytes. */
	static final int MOST = 500;

	private final List<Fault> kept = new ArrayList<>();

	private final Set<String> places = new HashSet<>();

	private int dropped;

	void add(Fault fault) {
		String place = (fault.pointer() != null) ? "#" + fault.pointer() : "?" + fault.parameter();
		if (this.kept.size() == MOST) {
			this.dropped++;
		}
		else if (this.places.add(place)) {
			this.kept.add(fault);
		}
	}

	List<Fault> all() {
		return List.copyOf(this.kept);
	}

	void throwIfAny() {
		if (this.kept.isEmpty()) {
			return;
		}
		Problem problem = Problem.unprocessable(this.kept);
		if (this.dropped > 0) {
			problem = Problem
				.of(ProblemKind.UNPROCESSABLE, "The request has many faults; the first " + MOST + " are listed.")
				.withErrors(this.kept);
		}
		throw problem.exception();
	}

}
