package io.warelog.read.massedit;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.warelog.read.rendering.JsonBytes;
import io.warelog.read.store.Document;
import io.warelog.read.store.Times;

/** Mass edits and what they changed as JSON. */
final class MassEditJson {

	/** A commit is whole or not there. */
	private static final String DONE = "done";

	private MassEditJson() {
	}

	/** Of what is fetched of a mass edit. */
	static byte[] massEdit(Document edit) {
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeStringProperty("mass_edit_id", edit.id());
			json.writeStringProperty("state", DONE);
			json.writeStringProperty("at", Times.instant(number(edit, 1)).toString());
			json.writeStringProperty("by", edit.text(2));
			json.writeStringProperty("reason", edit.text(3));
			json.writeArrayPropertyStart("properties");
			String properties = Objects.requireNonNull(edit.text(4));
			for (String property : properties.isEmpty() ? new String[0] : properties.split("\n")) {
				json.writeString(property);
			}
			json.writeEndArray();
			json.writeNumberProperty("products", number(edit, 5));
			json.writeNumberProperty("changed", number(edit, 6));
			json.writeEndObject();
		});
	}

	/** Of what is fetched of a difference. */
	static byte[] difference(Document difference) {
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeStringProperty("product_id", difference.text(1));
			json.writeStringProperty("property", difference.text(2));
			json.writeName("before");
			json.writeRawValue(new String(Objects.requireNonNull(difference.bytes(3)), StandardCharsets.UTF_8));
			json.writeName("after");
			json.writeRawValue(new String(Objects.requireNonNull(difference.bytes(4)), StandardCharsets.UTF_8));
			json.writeEndObject();
		});
	}

	private static long number(Document edit, int index) {
		return Objects.requireNonNull(edit.number(index));
	}

}
