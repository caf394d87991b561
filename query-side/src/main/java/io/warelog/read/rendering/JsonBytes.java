package io.warelog.read.rendering;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON piece by piece. */
public final class JsonBytes {

	private static final JsonFactory JSON = new JsonFactory();

	private static final int USUAL_SIZE = 2048;

	private JsonBytes() {
	}

	/**
	 * Writes JSON.
	 * @param content writes one value
	 * @return JSON in UTF-8
	 */
	public static byte[] written(Consumer<JsonGenerator> content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
			content.accept(json);
		}
		return bytes.toByteArray();
	}

}
