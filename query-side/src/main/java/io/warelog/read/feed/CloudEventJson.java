package io.warelog.read.feed;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.rendering.JsonBytes;
import io.warelog.read.store.Document;
import io.warelog.read.store.Times;

/** Changes of products as CloudEvents 1.0 in structured JSON. */
final class CloudEventJson {

	private CloudEventJson() {
	}

	/**
	 * An event.
	 * @param merchant whose product it is
	 * @param type what the change was
	 * @param row what is fetched of the version
	 * @param body what is fetched of its body
	 * @param changes a JSON array in UTF-8
	 * @return a JSON object in UTF-8
	 */
	static byte[] event(UUID merchant, ChangeType type, Document row, Document body, byte[] changes) {
		String product = Objects.requireNonNull(row.text(1));
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeStringProperty("specversion", "1.0");
			json.writeStringProperty("id", product + ":" + row.number(2));
			json.writeStringProperty("source", "/merchants/" + merchant);
			json.writeStringProperty("type", type.text());
			json.writeStringProperty("subject", product);
			json.writeStringProperty("time", Times.instant(Objects.requireNonNull(row.number(3))).toString());
			json.writeStringProperty("datacontenttype", "application/json");
			json.writeObjectPropertyStart("data");
			json.writeStringProperty("product_id", product);
			json.writeNumberProperty("version", Objects.requireNonNull(row.number(2)));
			json.writeName("changes");
			json.writeRawValue(new String(changes, StandardCharsets.UTF_8));
			json.writeStringProperty("by", body.text(1));
			json.writeStringProperty("reason", body.text(2));
			json.writeStringProperty("request_id", body.text(3));
			json.writeStringProperty("mass_edit_id", row.text(4));
			json.writeEndObject();
			json.writeEndObject();
		});
	}

}
