package io.warelog.platform.http;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs. */
public final class Uuids {

	private Uuids() {
	}

	/**
	 * Reads a UUID in its canonical form of 36 characters.
	 * @param text any
	 * @return the UUID, or empty if it is none
	 */
	public static Optional<UUID> parse(String text) {
		return Optional.ofNullable(Values.uuid(text));
	}

}
