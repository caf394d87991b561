package io.warelog.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says of one property.
 *
 * @param <T> the property's type
 */
public sealed interface Patched<T> {

	/**
	 * Applies the patch.
	 * @param current the property's present value, null when it has none
	 * @return its value after the patch, null when it has none
	 */
	@Nullable T over(@Nullable T current);

	/**
	 * The property is absent: it stays as it is.
	 *
	 * @param <T> the property's type
	 */
	record Untouched<T>() implements Patched<T> {

		@Override
		public @Nullable T over(@Nullable T current) {
			return current;
		}

	}

	/**
	 * The property is null: it loses its value.
	 *
	 * @param <T> the property's type
	 */
	record Cleared<T>() implements Patched<T> {

		@Override
		public @Nullable T over(@Nullable T current) {
			return null;
		}

	}

	/**
	 * The property gets a value.
	 *
	 * @param <T> the property's type
	 * @param value the value
	 */
	record Replaced<T>(T value) implements Patched<T> {

		@Override
		public T over(@Nullable T current) {
			return this.value;
		}

	}

}
