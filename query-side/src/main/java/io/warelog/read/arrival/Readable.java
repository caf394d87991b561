package io.warelog.read.arrival;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;

/** Something that can be read back after it was written. */
@FunctionalInterface
public interface Readable {

	/**
	 * Reads it.
	 * @param query what is to be read
	 * @return what is there, or empty if the read model has not come so far
	 */
	Optional<ReadBackAnswer> see(ReadBack query);

	/**
	 * Something that is known by its id and has no parts.
	 * @param read reads it, given its id and the least version to be shown
	 * @return how it is read back
	 */
	static Readable byVersion(BiFunction<UUID, Long, Optional<ReadBackAnswer>> read) {
		return (query) -> read.apply(query.id(), query.version());
	}

}
