package io.warelog.read.store;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A named value of a document.
 *
 * @param name in snake case, unique in its collection; not {@code id} or {@code version}
 * @param kind what it holds and how it can be asked for
 * @param scope for words, the text or number field that a search always gives the value
 * of, so that the words of others are not even looked at; or null
 */
public record Field(String name, Kind kind, @Nullable String scope) {

	private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

	/** What a field holds. */
	public enum Kind {

		/** A {@link String}, compared by Unicode code points. */
		TEXT,
		/** A {@link Long}; times are microseconds since 1970, truths are 0 and 1. */
		LONG,
		/**
		 * A list of {@link String}s without line feeds; asked for by a prefix or a value
		 * of any of them.
		 */
		WORDS,
		/** A {@code byte[]} that is only ever fetched, never compared. */
		BYTES

	}

	public Field {
		requireSnakeCase(name);
		if (name.equals("id") || name.equals("version")) {
			throw new IllegalArgumentException("every document has its " + name + " already");
		}
		if (scope != null && kind != Kind.WORDS) {
			throw new IllegalArgumentException(name + ": only words have a scope");
		}
	}

	public static Field text(String name) {
		return new Field(name, Kind.TEXT, null);
	}

	public static Field number(String name) {
		return new Field(name, Kind.LONG, null);
	}

	public static Field words(String name) {
		return new Field(name, Kind.WORDS, null);
	}

	/**
	 * Words that are searched among documents with one value of another field.
	 * @param name the name of the field
	 * @param scope the field by whose value the search is narrowed
	 * @return the field
	 */
	public static Field words(String name, String scope) {
		return new Field(name, Kind.WORDS, scope);
	}

	public static Field bytes(String name) {
		return new Field(name, Kind.BYTES, null);
	}

	static void requireSnakeCase(String name) {
		if (!SNAKE_CASE.matcher(name).matches()) {
			throw new IllegalArgumentException("not in snake case: " + name);
		}
	}

}
