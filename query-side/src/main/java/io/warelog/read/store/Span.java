package io.warelog.read.store;

import org.jspecify.annotations.Nullable;

/**
 * The stretch of an ordered list that a page runs over. What the conditions on the sort
 * field and the place to start from say is merged so that one bound at most binds at each
 * end: a database given two may seek to the looser one and walk from there.
 *
 * @param from the least value of the sort field, or null; never beside an ascending start
 * @param to the greatest value of the sort field, or null; never beside a descending
 * start
 * @param after where to start, itself left out, or null
 */
public record Span(@Nullable Object from, @Nullable Object to, Page.@Nullable Place after) {

	/**
	 * Merges the bounds of a page.
	 * @param page the page
	 * @return its stretch of the list
	 */
	public static Span of(Page page) {
		Object from = null;
		Object to = null;
		for (Condition condition : page.conditions()) {
			if (condition instanceof Condition.Between between && between.field().equals(page.sort())) {
				from = tighter(from, between.from(), 1);
				to = tighter(to, between.to(), -1);
			}
		}
		Page.Place after = page.after();
		if (after == null) {
			return new Span(from, to, null);
		}
		if (page.descending()) {
			boolean outside = to != null && compare(after.value(), to) > 0;
			return (outside) ? new Span(from, to, null) : new Span(from, null, after);
		}
		boolean outside = from != null && compare(after.value(), from) < 0;
		return (outside) ? new Span(from, to, null) : new Span(null, to, after);
	}

	/**
	 * Says whether a condition is merged into the span of a page.
	 * @param condition one of the page's conditions
	 * @param page the page
	 * @return whether the span takes care of it
	 */
	public static boolean covers(Condition condition, Page page) {
		return condition instanceof Condition.Between between && between.field().equals(page.sort());
	}

	private static @Nullable Object tighter(@Nullable Object a, @Nullable Object b, int sign) {
		if (a == null || b == null) {
			return (a == null) ? b : a;
		}
		return (compare(a, b) * sign >= 0) ? a : b;
	}

	private static int compare(Object a, Object b) {
		return (a instanceof String text) ? CodePoints.compare(text, (String) b) : Long.compare((Long) a, (Long) b);
	}

}
