package io.warelog.app;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as tests write and read it. */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private Json() {
	}

	/**
	 * An object.
	 * @param namesAndValues names and values in turn; a value is anything that Jackson
	 * writes, null included
	 * @return the object, whose string form is its JSON
	 */
	static ObjectNode object(Object... namesAndValues) {
		ObjectNode object = MAPPER.createObjectNode();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			object.set((String) namesAndValues[i], MAPPER.valueToTree(namesAndValues[i + 1]));
		}
		return object;
	}

	static JsonNode parse(String json) {
		return MAPPER.readTree(json);
	}

	static JsonNode parse(byte[] json) {
		return MAPPER.readTree(json);
	}

	static BigDecimal decimal(JsonNode object, String name) {
		return object.required(name).decimalValue();
	}

	static String string(JsonNode object, String name) {
		return object.required(name).stringValue();
	}

	static List<String> strings(JsonNode list, String name) {
		return stream(list).map((element) -> string(element, name)).toList();
	}

	static Stream<JsonNode> stream(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false);
	}

}
