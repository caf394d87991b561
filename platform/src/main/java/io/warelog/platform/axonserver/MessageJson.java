package io.warelog.platform.axonserver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadName;
import io.warelog.platform.messaging.PayloadNames;
import org.axonframework.messaging.responsetypes.InstanceResponseType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How messages are written that go over an Axon Server: as all that is stored, but that
 * large answers are compressed, and that the type which is asked for goes by its name in
 * the table.
 */
public final class MessageJson {

	/** Smaller answers go as they are. */
	private static final int ZIPPED_FROM = 16 * 1024;

	/**
	 * More does not fit, written as text, into the 4 MB that an Axon Server lets through
	 * unless it is told otherwise.
	 */
	private static final int MOST_BYTES = 3_000_000;

	private MessageJson() {
	}

	/**
	 * Makes the serializer of messages.
	 * @param names of what is sent beside queries and their answers
	 * @return the serializer
	 */
	public static Serializer serializer(Map<Class<?>, PayloadName> names) {
		Map<Class<?>, PayloadName> all = new HashMap<>(names);
		all.put(ReadBack.class, new PayloadName(ReadBack.QUERY, "1"));
		all.put(ReadBackAnswer.class, new PayloadName("read-back-answer", "1"));
		all.put(InstanceResponseType.class, new PayloadName("instance", "1"));
		PayloadNames table = new PayloadNames(all);
		SimpleModule module = new SimpleModule().addSerializer(ReadBackAnswer.class, new AnswerWriter())
			.addDeserializer(ReadBackAnswer.class, new AnswerReader())
			.addSerializer(InstanceResponseType.class, new TypeWriter(table))
			.addDeserializer(InstanceResponseType.class, new TypeReader(table));
		return new NamedPayloadSerializer(table, List.of(module));
	}

	private static byte[] zip(byte[] bytes) {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
			out.write(bytes);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return zipped.toByteArray();
	}

	private static byte[] unzip(byte[] bytes) {
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			return in.readAllBytes();
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

	private static final class AnswerWriter extends ValueSerializer<ReadBackAnswer> {

		@Override
		public void serialize(ReadBackAnswer answer, JsonGenerator json, SerializationContext context) {
			byte[] body = answer.body();
			boolean zipped = body != null && body.length >= ZIPPED_FROM;
			byte[] sent = (body != null && zipped) ? zip(body) : body;
			boolean large = sent != null && sent.length > MOST_BYTES;
			json.writeStartObject();
			json.writeStringProperty("state", (large ? State.LARGE : answer.state()).name());
			json.writeNumberProperty("version", answer.version());
			if (answer.etag() != null) {
				json.writeStringProperty("etag", answer.etag());
			}
			if (sent != null && !large) {
				json.writeName(zipped ? "zipped" : "body");
				json.writeBinary(sent);
			}
			json.writeEndObject();
		}

	}

	private static final class AnswerReader extends ValueDeserializer<ReadBackAnswer> {

		@Override
		public ReadBackAnswer deserialize(JsonParser json, DeserializationContext context) {
			State state = State.BEHIND;
			long version = 0;
			String etag = null;
			byte[] body = null;
			while (json.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = json.currentName();
				json.nextToken();
				switch (name) {
					case "state" -> state = State.valueOf(json.getString());
					case "version" -> version = json.getLongValue();
					case "etag" -> etag = json.getString();
					case "body" -> body = json.getBinaryValue();
					case "zipped" -> body = unzip(json.getBinaryValue());
					default -> throw new IllegalArgumentException("An answer has no " + name);
				}
			}
			return new ReadBackAnswer(state, version, etag, body);
		}

	}

	@SuppressWarnings("rawtypes")
	private static final class TypeWriter extends ValueSerializer<InstanceResponseType> {

		private final PayloadNames names;

		private TypeWriter(PayloadNames names) {
			this.names = names;
		}

		@Override
		public void serialize(InstanceResponseType type, JsonGenerator json, SerializationContext context) {
			PayloadName name = this.names.nameOf(type.getExpectedResponseType());
			json.writeStartArray();
			json.writeString(name.name());
			json.writeString(name.revision());
			json.writeEndArray();
		}

	}

	@SuppressWarnings("rawtypes")
	private static final class TypeReader extends ValueDeserializer<InstanceResponseType> {

		private final PayloadNames names;

		private TypeReader(PayloadNames names) {
			this.names = names;
		}

		@Override
		public InstanceResponseType deserialize(JsonParser json, DeserializationContext context) {
			String name = Objects.requireNonNull(json.nextStringValue());
			String revision = Objects.requireNonNull(json.nextStringValue());
			json.nextToken();
			@Nullable Class<?> type = this.names.find(new PayloadName(name, revision));
			return new InstanceResponseType<>(
					Objects.requireNonNull(type, () -> name + "/" + revision + " is not in the table"));
		}

	}

}
