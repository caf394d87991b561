package io.warelog.read.store.mongo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.warelog.read.store.Document;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields that were asked for from the server's answer, and makes nothing else
 * of it: what was rendered is copied once, out of the buffer that it came in.
 */
final class DocumentCodec implements Codec<Document> {

	private final int size;

	/** Where each field is first asked for. */
	private final Map<String, Integer> places = new HashMap<>();

	/** Per place the one where the same field is first asked for. */
	private final int[] first;

	DocumentCodec(List<String> fetch) {
		this.size = fetch.size();
		this.first = new int[this.size];
		for (int i = 0; i < this.size; i++) {
			Integer before = this.places.putIfAbsent(fetch.get(i), i);
			this.first[i] = (before != null) ? before : i;
		}
	}

	@Override
	public Document decode(BsonReader reader, DecoderContext context) {
		String id = "";
		long version = 0;
		@Nullable Object[] values = new @Nullable Object[this.size];
		reader.readStartDocument();
		for (BsonType type = reader.readBsonType(); type != BsonType.END_OF_DOCUMENT; type = reader.readBsonType()) {
			String name = reader.readName();
			Integer place = this.places.get(name);
			if (place != null) {
				values[place] = value(reader, type);
			}
			else if (name.equals(Shape.ID)) {
				id = reader.readString();
			}
			else if (name.equals(Shape.VERSION)) {
				version = reader.readInt64();
			}
			else {
				reader.skipValue();
			}
		}
		reader.readEndDocument();
		List<@Nullable Object> fetched = new ArrayList<>(this.size);
		for (int place : this.first) {
			fetched.add(values[place]);
		}
		return new Document(id, version, fetched);
	}

	private static Object value(BsonReader reader, BsonType type) {
		return switch (type) {
			case STRING -> reader.readString();
			case INT64 -> reader.readInt64();
			case BINARY -> reader.readBinaryData().getData();
			case ARRAY -> words(reader);
			default -> throw new IllegalStateException("never written: " + type);
		};
	}

	private static List<String> words(BsonReader reader) {
		List<String> words = new ArrayList<>();
		reader.readStartArray();
		while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
			words.add(reader.readString());
		}
		reader.readEndArray();
		return words;
	}

	@Override
	public void encode(BsonWriter writer, Document document, EncoderContext context) {
		throw new UnsupportedOperationException("documents are only read so");
	}

	@Override
	public Class<Document> getEncoderClass() {
		return Document.class;
	}

}
