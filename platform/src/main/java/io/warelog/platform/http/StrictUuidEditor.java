package io.warelog.platform.http;

import java.beans.PropertyEditorSupport;
import java.util.UUID;

/**
 * Takes only the canonical form of a UUID as an argument of a handler, so that a resource
 * has one path. It is an editor, since Spring falls back to its own lenient one when a
 * converter refuses.
 */
final class StrictUuidEditor extends PropertyEditorSupport {

	@Override
	public void setAsText(String text) {
		UUID uuid = Values.uuid(text);
		if (uuid == null) {
			throw new IllegalArgumentException("Not a UUID");
		}
		setValue(uuid);
	}

}
