package io.warelog.read.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.warelog.platform.http.QueryParameters;
import io.warelog.read.store.Page.Place;
import org.jspecify.annotations.Nullable;

/** A place in a list that is sorted by a number and only read forward, as a text. */
public final class PlaceCursor {

	private static final String CURSOR = "cursor";

	private static final int LONGEST = 500;

	private PlaceCursor() {
	}

	/**
	 * The cursor of a place.
	 * @param place with a number, or null
	 * @return characters of base64url, or null without a place
	 */
	public static @Nullable String of(@Nullable Place place) {
		return (place == null) ? null
				: Base64.getUrlEncoder()
					.withoutPadding()
					.encodeToString((place.value() + "\n" + place.id()).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads the parameter {@code cursor} of a list, which does not go with
	 * {@code offset}.
	 * @param parameters of the request
	 * @return the place, or null when there is no cursor or none of this list
	 */
	public static @Nullable Place read(QueryParameters parameters) {
		String text = parameters.text(CURSOR, LONGEST);
		Place place = (text != null) ? parse(text) : null;
		if (text != null && place == null) {
			parameters.reject(CURSOR, "is no cursor of this list");
		}
		else if (text != null && parameters.has("offset")) {
			parameters.reject("offset", "does not go with a cursor");
		}
		return place;
	}

	/**
	 * Reads a cursor.
	 * @param text any
	 * @return the place, or null when it is none
	 */
	public static @Nullable Place parse(String text) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
			return (parts.length == 2) ? new Place(Long.valueOf(parts[0]), parts[1]) : null;
		}
		catch (IllegalArgumentException noCursor) {
			return null;
		}
	}

}
