package io.warelog.read.arrival;

import java.util.Optional;
import java.util.UUID;

import io.warelog.api.query.ReadBackAnswer;

/** Something that can be read back after it was written. */
@FunctionalInterface
public interface Readable {

	/**
	 * Reads it.
	 * @param id of what is to be read
	 * @param version the least version to be shown
	 * @return what is there, or empty if the read model has not come so far
	 */
	Optional<ReadBackAnswer> see(UUID id, long version);

}
