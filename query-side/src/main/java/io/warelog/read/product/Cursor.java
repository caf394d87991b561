package io.warelog.read.product;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import io.warelog.read.store.Page.Place;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that stays where it is while products come, go and change.
 *
 * @param sort of the list
 * @param backward whether what lies before the place is wanted
 * @param place the product before the first or behind the last one wanted; without an id
 * in a list by creation, where the ordinal tells it already, and with the ordinal for an
 * id in the order of the listing
 * @param asOf the time as of which the list is, in microseconds, or null for the present
 */
public record Cursor(ProductSort sort, boolean backward, Place place, @Nullable Long asOf) {

	private static final int PARTS = 4;

	private static final String BACKWARD = "prev";

	private static final String FORWARD = "next";

	/** Stands before a time. */
	private static final String AS_OF = "@";

	private static final Set<String> DIRECTIONS = Set.of(BACKWARD, FORWARD);

	private static final int LONGEST = 2000;

	/**
	 * A place in a list of the present.
	 * @param sort of the list
	 * @param backward whether what lies before the place is wanted
	 * @param place in the list
	 */
	Cursor(ProductSort sort, boolean backward, Place place) {
		this(sort, backward, place, null);
	}

	/**
	 * The place of a product in a list by creation.
	 * @param ordinal of the product, which no other has
	 * @return the place
	 */
	static Place byCreation(long ordinal) {
		return new Place(ordinal, "");
	}

	/**
	 * Reads a cursor.
	 * @param text any
	 * @return the cursor, or null if it is none
	 */
	static @Nullable Cursor parse(String text) {
		if (text.length() > LONGEST) {
			return null;
		}
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", PARTS);
			ProductSort sort = (parts.length == PARTS) ? ProductSort.parse(parts[0]) : null;
			if (sort == null || parts[2].isEmpty() != sort.byCreation()) {
				return null;
			}
			String[] direction = parts[1].split(AS_OF, 2);
			if (!DIRECTIONS.contains(direction[0])) {
				return null;
			}
			Long asOf = (direction.length == 2) ? Long.valueOf(direction[1]) : null;
			if (sort.byOrder() && (Long.parseLong(parts[2]) < 0 || Long.parseLong(parts[3]) < 0)) {
				return null;
			}
			Object value = sort.byText() ? parts[3] : Long.valueOf(parts[3]);
			return new Cursor(sort, direction[0].equals(BACKWARD), new Place(value, parts[2]), asOf);
		}
		catch (IllegalArgumentException noCursor) {
			return null;
		}
	}

	@Override
	public String toString() {
		String direction = (this.backward ? BACKWARD : FORWARD) + ((this.asOf != null) ? AS_OF + this.asOf : "");
		String text = String.join("\n", this.sort.toString(), direction, this.place.id(),
				this.place.value().toString());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
