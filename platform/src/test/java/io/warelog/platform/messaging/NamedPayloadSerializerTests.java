package io.warelog.platform.messaging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamedPayloadSerializerTests {

	private final NamedPayloadSerializer serializer = new NamedPayloadSerializer(
			new PayloadNames(Map.of(Repriced.class, new PayloadName("product-repriced", "2"))));

	@Test
	void aListedClassIsWrittenUnderItsNameAndRevision() {
		SerializedObject<String> written = write(new Repriced(new BigDecimal("1"), Instant.EPOCH, null, Kind.SALE));
		assertThat(written.getType().getName()).isEqualTo("product-repriced");
		assertThat(written.getType().getRevision()).isEqualTo("2");
		assertThat(written.getData())
			.isEqualTo("{\"price\":1,\"validFrom\":\"1970-01-01T00:00:00Z\",\"kind\":\"SALE\"}");
	}

	@Test
	void whatWasWrittenIsReadAsItsClass() {
		Repriced event = new Repriced(new BigDecimal("55.00"), Instant.parse("2026-11-22T01:02:03.000004Z"), "why",
				Kind.REGULAR);
		assertThat(this.serializer.<String, Object>deserialize(write(event))).isEqualTo(event);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.10", "55.00", "1E+3", "0.1234567890123456789012345", "999999999999.99", "1E-7" })
	void aDecimalKeepsItsValueAndIsWrittenPlainly(String number) {
		BigDecimal price = new BigDecimal(number);
		SerializedObject<String> written = write(new Repriced(price, Instant.EPOCH, null, Kind.SALE));
		assertThat(written.getData()).contains("\"price\":" + price.toPlainString() + ",");
		Repriced read = this.serializer.deserialize(written);
		assertThat(read.price()).isEqualTo(new BigDecimal(price.toPlainString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-22T01:02:03Z", "2026-11-22T01:02:03.120Z", "2026-11-22T01:02:03.123456789Z",
			"1969-12-31T23:59:59.999999Z" })
	void anInstantKeepsEveryDecimal(String time) {
		SerializedObject<String> written = write(new Repriced(BigDecimal.ONE, Instant.parse(time), null, Kind.SALE));
		assertThat(written.getData()).contains("\"validFrom\":\"" + time + "\"");
		assertThat(this.serializer.<String, Repriced>deserialize(written).validFrom()).isEqualTo(Instant.parse(time));
	}

	@Test
	void treesKeepDecimalsSoThatUpcastersDo() {
		SerializedObject<String> written = write(new Repriced(new BigDecimal("55.00"), Instant.EPOCH, null, Kind.SALE));
		JsonNode tree = this.serializer.getConverter().convert(written, JsonNode.class).getData();
		assertThat(tree.get("price").decimalValue()).isEqualTo(new BigDecimal("55.00"));
		assertThat(tree.toString()).contains("55.00");
	}

	@Test
	void aPropertyThatIsNotKnownIsRefused() {
		SerializedObject<String> newer = new SimpleSerializedObject<>(
				"{\"price\":1,\"validFrom\":\"1970-01-01T00:00:00Z\",\"kind\":\"SALE\",\"surcharge\":2}", String.class,
				"product-repriced", "2");
		assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> this.serializer.deserialize(newer));
	}

	@Test
	void aClassThatIsNotListedIsNotWritten() {
		assertThatExceptionOfType(UnknownPayloadException.class)
			.isThrownBy(() -> this.serializer.serialize(List.of(), String.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.util.ArrayList", "io.warelog.platform.messaging.PayloadName", "nothing-known" })
	void aNameThatIsNotListedIsUnknownEvenIfItNamesAClass(String name) {
		Object read = this.serializer.deserialize(new SimpleSerializedObject<>("{}", String.class, name, null));
		assertThat(read).isInstanceOf(UnknownSerializedType.class);
	}

	@Test
	void anotherRevisionIsUnknown() {
		Object read = this.serializer
			.deserialize(new SimpleSerializedObject<>("{}", String.class, "product-repriced", "1"));
		assertThat(read).isInstanceOfSatisfying(UnknownSerializedType.class,
				(unknown) -> assertThat(unknown.readData(String.class)).isEqualTo("{}"));
	}

	@Test
	void metadataIsReadAsMetadata() {
		MetaData metadata = MetaData.with("merchant", "m1").and("index", 3).and("rate", new BigDecimal("0.10"));
		assertThat(this.serializer.<String, MetaData>deserialize(write(metadata))).isEqualTo(metadata);
	}

	@Test
	void tokensAreReadAsTokens() {
		TrackingToken token = new GlobalSequenceTrackingToken(42);
		assertThat(this.serializer.<String, TrackingToken>deserialize(write(token))).isEqualTo(token);
		TrackingToken replay = ReplayToken.createReplayToken(token, new GlobalSequenceTrackingToken(7));
		assertThat(this.serializer.<String, TrackingToken>deserialize(write(replay))).isEqualTo(replay);
	}

	@Test
	void nothingIsReadAsNothing() {
		SerializedObject<String> nothing = this.serializer.serialize(null, String.class);
		assertThat(this.serializer.<String, @Nullable Object>deserialize(nothing)).isNull();
	}

	private SerializedObject<String> write(Object value) {
		return this.serializer.serialize(value, String.class);
	}

	enum Kind {

		SALE, REGULAR;

		@Override
		public String toString() {
			return "a " + name() + " price";
		}

	}

	record Repriced(BigDecimal price, Instant validFrom, @Nullable String reason, Kind kind) {

		public boolean isFree() {
			return this.price.signum() == 0;
		}

		public String getLabel() {
			return this.kind + " " + this.price;
		}

	}

}
