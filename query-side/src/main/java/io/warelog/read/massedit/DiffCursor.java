package io.warelog.read.massedit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.warelog.read.store.Page.Place;
import org.jspecify.annotations.Nullable;

/** A place in the list of what a mass edit changed, as a text. */
final class DiffCursor {

	private DiffCursor() {
	}

	static String of(Place place) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((place.value() + "\n" + place.id()).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads a cursor.
	 * @param text any
	 * @return the place, or null if it is none
	 */
	static @Nullable Place parse(String text) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
			return (parts.length == 2) ? new Place(Long.valueOf(parts[0]), parts[1]) : null;
		}
		catch (IllegalArgumentException noCursor) {
			return null;
		}
	}

}
