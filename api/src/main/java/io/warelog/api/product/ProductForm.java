package io.warelog.api.product;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What buyers of a product are asked for (seed 003, {@code form}).
 *
 * @param name of the form
 * @param fields in order, at least one
 */
public record ProductForm(String name, List<Field> fields) {

	public ProductForm {
		fields = List.copyOf(fields);
	}

	/**
	 * One thing that is asked for.
	 *
	 * @param label what it is called
	 * @param placeholder an example, or null
	 * @param type how it is entered
	 * @param required whether it has to be
	 */
	public record Field(String label, @Nullable String placeholder, FieldType type, boolean required) {

	}

	/** How a field is entered. */
	public enum FieldType {

		/** By ticking a box. */
		CHECKBOX,
		/** As a text of several lines. */
		PARAGRAPH,
		/** As a text of one line. */
		TEXT,
		/** As a day. */
		DATE;

		/**
		 * The name in events and in the API.
		 * @return in lower case
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Reads a name.
		 * @param code as {@link #code()} gives it
		 * @return the type
		 * @throws IllegalArgumentException if there is none of that name
		 */
		@JsonCreator
		public static FieldType of(String code) {
			for (FieldType type : values()) {
				if (type.code().equals(code)) {
					return type;
				}
			}
			throw new IllegalArgumentException("'" + code + "' is not a type of field");
		}

	}

}
