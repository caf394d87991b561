package io.warelog.platform.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON strictly and within bounds: no property twice in an object, nothing behind
 * the value, numbers as exact decimals.
 */
final class StrictJson {

	/** How deep objects and lists may be nested. */
	static final int DEEPEST = 64;

	/**
	 * Each token becomes an object of some 50 bytes, so a text cannot fill the memory.
	 */
	private static final int MOST_TOKENS = 2_000_000;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DEEPEST)
				.maxTokenCount(MOST_TOKENS)
				.maxStringLength(Integer.MAX_VALUE)
				.build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private StrictJson() {
	}

	/**
	 * Reads a text. From bytes Jackson would take UTF-16 and UTF-32 too.
	 * @param text any
	 * @return its one value
	 * @throws BrokenJsonException if it has none, or more
	 */
	static JsonNode parse(String text) throws BrokenJsonException {
		try {
			JsonNode tree = MAPPER.readTree(text);
			if (tree.isMissingNode()) {
				throw new BrokenJsonException("is blank");
			}
			return tree;
		}
		catch (JacksonException ex) {
			throw new BrokenJsonException(describe(ex));
		}
	}

	/** Jackson's own messages quote the text, which may hold what no log should. */
	private static String describe(JacksonException failure) {
		String message = String.valueOf(failure.getOriginalMessage());
		String what = "is not valid JSON";
		if (failure instanceof StreamConstraintsException) {
			what = message.contains("nesting depth") ? "is nested deeper than " + DEEPEST + " levels"
					: "has a number or a name that is too long, or too many values";
		}
		else if (message.startsWith("Duplicate")) {
			what = "has an object with the same property twice";
		}
		TokenStreamLocation location = failure.getLocation();
		return (location == null) ? what
				: what + ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
	}

}
