package io.warelog.read.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a part of an ordered list.
 *
 * @param conditions what each document must fulfil, all of them
 * @param sort the text or number field that orders; documents where it is null are left
 * out; ties are ordered by id in the same direction
 * @param descending whether the greatest comes first
 * @param after where to start: behind this place, itself left out; null for the beginning
 * @param skip how many documents to pass over from there, at least 0
 * @param limit how many to return at most, at least 1
 * @param fetch the fields to return, in the order of {@link Document#values()}
 */
public record Page(List<Condition> conditions, String sort, boolean descending, @Nullable Place after, int skip,
		int limit, List<String> fetch) {

	public Page {
		conditions = List.copyOf(conditions);
		fetch = List.copyOf(fetch);
	}

	/**
	 * A place in an ordered list.
	 *
	 * @param value the value of the sort field there
	 * @param id the document there
	 */
	public record Place(Object value, String id) {
	}

}
