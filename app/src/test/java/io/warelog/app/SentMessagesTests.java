package io.warelog.app;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.platform.axonserver.MessageJson;
import io.warelog.write.CommandSide;
import org.axonframework.messaging.responsetypes.InstanceResponseType;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes over a bus between nodes arrives as it was, and by its name in the table. */
class SentMessagesTests {

	private static final Serializer SERIALIZER = MessageJson.serializer(CommandSide.sentNames());

	private final Random random = new Random(4711);

	static Stream<Class<?>> sent() {
		return CommandSide.sentNames().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("sent")
	void eachMessageArrivesAsItWas(Class<?> type) {
		for (int i = 0; i < 25; i++) {
			Object message = value(type);
			SerializedObject<byte[]> sent = SERIALIZER.serialize(message, byte[].class);

			assertThat(sent.getType().getName()).matches("[a-z]+(-[a-z]+)*");
			Object arrived = SERIALIZER.deserialize(sent);
			assertThat(arrived).isEqualTo(message);
		}
	}

	@Test
	void eachCommandHasANameOfItsOwn() {
		assertThat(CommandSide.sentNames().values()).doesNotHaveDuplicates()
			.extracting((name) -> name.name())
			.contains("create-product", "edit-products", "issue-key", "add-tax-group", "set-details-policy",
					"register-merchant", "complete-upload", "written", "carried-failure");
	}

	@Test
	void whatIsAskedArrivesAsItWas() {
		ReadBack query = new ReadBack(ReadBack.Representation.STORE_OPTIONS, new UUID(1, 2), 7, 3, "9", true);

		assertThat(SERIALIZER.<byte[], Object>deserialize(SERIALIZER.serialize(query, byte[].class))).isEqualTo(query);
		InstanceResponseType<?> type = SERIALIZER
			.deserialize(SERIALIZER.serialize(new InstanceResponseType<>(ReadBackAnswer.class), byte[].class));
		assertThat(type.getExpectedResponseType()).isEqualTo(ReadBackAnswer.class);
	}

	@Test
	void largeAnswersAreSentCompressedAndTooLargeOnesNotAtAll() {
		byte[] repeating = "{\"name\": \"Mug\"}".repeat(100_000).getBytes(StandardCharsets.UTF_8);
		byte[] noise = new byte[4_000_000];
		this.random.nextBytes(noise);

		SerializedObject<byte[]> sent = SERIALIZER
			.serialize(new ReadBackAnswer(ReadBackAnswer.State.SHOWN, 3, "\"3-a\"", repeating), byte[].class);
		ReadBackAnswer arrived = SERIALIZER.deserialize(sent);
		ReadBackAnswer large = SERIALIZER.deserialize(SERIALIZER
			.serialize(new ReadBackAnswer(ReadBackAnswer.State.SHOWN, 3, "\"3-a\"", noise), byte[].class));

		assertThat(sent.getData()).hasSizeLessThan(repeating.length / 20);
		assertThat(arrived.body()).isEqualTo(repeating);
		assertThat(arrived.etag()).isEqualTo("\"3-a\"");
		assertThat(large.state()).isEqualTo(ReadBackAnswer.State.LARGE);
		assertThat(large.body()).isNull();
		assertThat(large.version()).isEqualTo(3);
	}

	/** Some value of a type; of what may be null sometimes null. */
	private Object value(Type type) {
		if (type instanceof ParameterizedType generic) {
			return generic(generic);
		}
		Class<?> raw = (Class<?>) type;
		if (raw == String.class) {
			return "text " + this.random.nextInt(100) + " é\"\\";
		}
		if (raw == UUID.class) {
			return new UUID(this.random.nextLong(), this.random.nextLong());
		}
		if (raw == int.class || raw == Integer.class) {
			return this.random.nextInt(1, 1000);
		}
		if (raw == long.class || raw == Long.class) {
			return this.random.nextLong(1, 1L << 50);
		}
		if (raw == boolean.class || raw == Boolean.class) {
			return this.random.nextBoolean();
		}
		if (raw == BigDecimal.class) {
			return BigDecimal.valueOf(this.random.nextInt(1, 100_000), 2);
		}
		if (raw == Instant.class) {
			return Instant.ofEpochMilli(this.random.nextLong(1_000_000_000_000L));
		}
		if (raw == Money.class) {
			return new Money(BigDecimal.valueOf(this.random.nextInt(1, 100_000), 2), new CurrencyCode("USD"));
		}
		if (raw == CurrencyCode.class) {
			return new CurrencyCode("EUR");
		}
		if (raw.getName().endsWith("CountryCode")) {
			return construct(raw, "DE");
		}
		if (raw.getName().endsWith(".Slug")) {
			return construct(raw, "a-slug");
		}
		if (raw.isEnum()) {
			return raw.getEnumConstants()[this.random.nextInt(raw.getEnumConstants().length)];
		}
		if (raw.isSealed()) {
			Class<?>[] all = raw.getPermittedSubclasses();
			return value(all[this.random.nextInt(all.length)]);
		}
		if (raw.isRecord()) {
			return record(raw, Map.of());
		}
		throw new AssertionError("What is a " + type + "?");
	}

	private Object record(Class<?> type, Map<String, Type> ofVariables) {
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = Arrays.stream(components).map((component) -> {
			boolean nullable = Arrays.stream(component.getAnnotatedType().getAnnotations())
				.anyMatch((annotation) -> annotation.annotationType().getSimpleName().equals("Nullable"));
			Type of = ofVariables.getOrDefault(component.getGenericType().getTypeName(), component.getGenericType());
			return (nullable && this.random.nextInt(3) == 0) ? null : value(of);
		}).toArray();
		return construct(type, values);
	}

	private static Object construct(Class<?> type, Object... values) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(
					Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException wrong) {
			throw new AssertionError("No " + type + " of " + Arrays.toString(values), wrong);
		}
	}

	private Object generic(ParameterizedType type) {
		Class<?> raw = (Class<?>) type.getRawType();
		Type[] arguments = type.getActualTypeArguments();
		if (raw == List.class) {
			return Stream.generate(() -> value(arguments[0])).limit(this.random.nextInt(3)).toList();
		}
		if (raw == Set.class) {
			return Set.of(value(arguments[0]));
		}
		if (raw == Map.class) {
			Map<Object, Object> map = new LinkedHashMap<>();
			map.put(value(arguments[0]), value(arguments[1]));
			return map;
		}
		return record(raw, Map.of(raw.getTypeParameters()[0].getName(), arguments[0]));
	}

}
