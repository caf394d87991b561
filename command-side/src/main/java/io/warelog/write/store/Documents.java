package io.warelog.write.store;

import java.nio.charset.StandardCharsets;

import io.warelog.platform.http.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON objects that are kept as they are. */
final class Documents {

	/** The most bytes of an object as a compact text in UTF-8. */
	static final int MAX_BYTES = 16 * 1024;

	private Documents() {
	}

	/**
	 * Reads an object.
	 * @param fields of the body
	 * @param property which one
	 * @return the object as a compact text, or null when absent
	 */
	static @Nullable String read(JsonFields fields, String property) {
		ObjectNode tree = fields.tree(property);
		if (tree == null) {
			return null;
		}
		String text = tree.toString();
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			fields.reject(property, "must not have an unpaired surrogate");
			return null;
		}
		if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			fields.reject(property, "must have at most " + MAX_BYTES + " bytes as JSON");
			return null;
		}
		return text;
	}

}
