package io.warelog.read.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document as fetched.
 *
 * @param id unique in its collection
 * @param version of what it shows; only ever grows
 * @param values the fields that were asked for, in that order: {@link String},
 * {@link Long}, {@code byte[]}, a list of strings, or null
 */
public record Document(String id, long version, List<@Nullable Object> values) {

	/**
	 * A text field.
	 * @param index its place among the fetched fields
	 * @return the value
	 */
	public @Nullable String text(int index) {
		return (String) this.values.get(index);
	}

	/**
	 * A number field.
	 * @param index its place among the fetched fields
	 * @return the value
	 */
	public @Nullable Long number(int index) {
		return (Long) this.values.get(index);
	}

	/**
	 * A words field.
	 * @param index its place among the fetched fields
	 * @return the value
	 */
	@SuppressWarnings("unchecked")
	public @Nullable List<String> words(int index) {
		return (List<String>) this.values.get(index);
	}

	/**
	 * A bytes field.
	 * @param index its place among the fetched fields
	 * @return the value
	 */
	public byte @Nullable [] bytes(int index) {
		return (byte[]) this.values.get(index);
	}

}
