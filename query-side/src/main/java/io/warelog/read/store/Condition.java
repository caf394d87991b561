package io.warelog.read.store;

import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a listed document must fulfil. */
public sealed interface Condition {

	/** The field asked about. */
	String field();

	/**
	 * The field holds this value.
	 *
	 * @param field a text or number field
	 * @param value a {@link String} or {@link Long}
	 */
	record Is(String field, Object value) implements Condition {
	}

	/**
	 * The field holds one of these values.
	 *
	 * @param field a text or number field
	 * @param values at least one, each a {@link String} or {@link Long}
	 */
	record OneOf(String field, List<?> values) implements Condition {

		public OneOf {
			values = List.copyOf(values);
			if (values.isEmpty()) {
				throw new IllegalArgumentException(field + " can be one of no values");
			}
		}

	}

	/**
	 * The field holds one of these numbers. Where none is missing between the least and
	 * the greatest, an index leads along them instead of to each.
	 * @param field a number field
	 * @param values at least one, in any order, each once
	 * @return the condition
	 */
	static Condition among(String field, java.util.Collection<Long> values) {
		long least = Collections.min(values);
		long greatest = Collections.max(values);
		return (greatest - least == values.size() - 1) ? new Between(field, least, greatest)
				: new OneOf(field, List.copyOf(values));
	}

	/**
	 * The field lies between two values, both included; a missing bound does not bind.
	 *
	 * @param field a text or number field
	 * @param from the least value, or null
	 * @param to the greatest value, or null
	 */
	record Between(String field, @Nullable Object from, @Nullable Object to) implements Condition {
	}

	/**
	 * One of the words begins so. Where the field has a scope, an {@link Is} of the scope
	 * belongs beside it.
	 *
	 * @param field a words field
	 * @param prefix at least one character
	 */
	record HasWordStarting(String field, String prefix) implements Condition {
	}

	/**
	 * One of the words is this one. Where the field has a scope, an {@link Is} of the
	 * scope belongs beside it.
	 *
	 * @param field a words field
	 * @param word the whole word
	 */
	record HasWord(String field, String word) implements Condition {
	}

}
