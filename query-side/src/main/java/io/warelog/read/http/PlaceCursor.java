package io.warelog.read.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import io.warelog.platform.http.QueryParameters;
import io.warelog.read.store.Page.Place;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads places in one list that is sorted by a number and only read forward,
 * as texts. The text names the list, so that a place in another one is none of it.
 *
 * @param list the kind of the list and whose it is
 */
public record PlaceCursor(String list) {

	private static final String CURSOR = "cursor";

	private static final int LONGEST = 500;

	/**
	 * The cursors of a list.
	 * @param kind of the list, in one line, such as {@code events}
	 * @param owner whose list it is
	 * @return what writes and reads them
	 */
	public static PlaceCursor in(String kind, UUID owner) {
		return new PlaceCursor(kind + " " + owner);
	}

	/**
	 * The cursor of a place.
	 * @param place with a number, or null
	 * @return characters of base64url, or null without a place
	 */
	public @Nullable String of(@Nullable Place place) {
		return (place == null) ? null : Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.list + "\n" + place.value() + "\n" + place.id()).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads the parameter {@code cursor} of the list, which does not go with
	 * {@code offset}.
	 * @param parameters of the request
	 * @return the place, or null when there is no cursor or none of this list
	 */
	public @Nullable Place read(QueryParameters parameters) {
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
	 * @return the place, or null when it is none of this list
	 */
	public @Nullable Place parse(String text) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
			return (parts.length == 3 && parts[0].equals(this.list)) ? new Place(Long.valueOf(parts[1]), parts[2])
					: null;
		}
		catch (IllegalArgumentException noCursor) {
			return null;
		}
	}

}
