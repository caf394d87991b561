package io.warelog.app;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** JSON as tests write and read it. */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final JsonNode LEFT_OUT = MAPPER.getNodeFactory().stringNode("(left out)");

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

	/**
	 * Asserts that JSON is as expected as far as that goes: further properties of its
	 * objects do not matter, but those expected to be {@code "(left out)"} are not there.
	 * @param actual what was answered
	 * @param expected what has to be in it
	 */
	static void has(JsonNode actual, JsonNode expected) {
		if (expected.isObject()) {
			expected.properties().forEach((property) -> {
				if (property.getValue().equals(LEFT_OUT)) {
					assertThat(actual.propertyNames()).doesNotContain(property.getKey());
				}
				else {
					has(actual.required(property.getKey()), property.getValue());
				}
			});
		}
		else if (expected.isArray()) {
			assertThat(actual).as(actual + " like " + expected).hasSameSizeAs(expected);
			for (int i = 0; i < expected.size(); i++) {
				has(actual.required(i), expected.required(i));
			}
		}
		else {
			assertThat(actual).isEqualTo(expected);
		}
	}

	/**
	 * Checks that each reference of a document leads to somewhere in it.
	 * @param document with at least one reference
	 */
	static void referencesLeadSomewhere(JsonNode document) {
		assertThat(document.findValuesAsString("$ref")).isNotEmpty().allSatisfy((reference) -> {
			assertThat(reference).startsWith("#/");
			assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
		});
	}

	static List<String> strings(JsonNode list, String name) {
		return stream(list).map((element) -> string(element, name)).toList();
	}

	static Stream<JsonNode> stream(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false);
	}

}
