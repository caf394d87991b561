package io.warelog.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Axon's serializer for Jackson 3 with the JSON of {@link PayloadJson} and types from a
 * table: what is stored is never a class name, and what is read never names a class to
 * load. Beyond the table it knows by their class names the few types that Axon itself
 * stores: metadata, tracking tokens, plain values.
 * <p>
 * A class that is not listed is refused with {@link UnknownPayloadException}. A name, or
 * a revision of it, that is not listed reads as {@link UnknownSerializedType}, as Axon
 * expects of a serializer; who folds or projects events has to refuse that.
 */
public final class NamedPayloadSerializer extends Jackson3Serializer {

	private static final Map<String, Class<?>> AXONS_OWN = List
		.of(MetaData.class, GlobalSequenceTrackingToken.class, GapAwareTrackingToken.class, MergedTrackingToken.class,
				ReplayToken.class, ConfigToken.class, String.class, Boolean.class, Integer.class, Long.class)
		.stream()
		.collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

	private final PayloadNames names;

	/**
	 * Makes a serializer.
	 * @param names the payloads that it writes and reads
	 */
	public NamedPayloadSerializer(PayloadNames names) {
		this(names, List.of());
	}

	/**
	 * Makes a serializer of payloads some of which are written in a way of their own.
	 * @param names the payloads that it writes and reads
	 * @param modules how those are written and read
	 */
	public NamedPayloadSerializer(PayloadNames names, List<JacksonModule> modules) {
		super(Jackson3Serializer.builder()
			.jsonMapperBuilderCustomizer((builder) -> configure(builder.addModules(modules))));
		this.names = names;
	}

	/**
	 * Axon's tokens name the classes of the tokens within them: only its own are let in.
	 */
	private static void configure(JsonMapper.Builder builder) {
		PayloadJson.configure(builder);
		BasicPolymorphicTypeValidator.Builder classes = BasicPolymorphicTypeValidator.builder();
		AXONS_OWN.values().forEach(classes::allowIfSubType);
		builder.polymorphicTypeValidator(classes.build());
	}

	@Override
	@SuppressWarnings("rawtypes")
	public SerializedType typeForClass(@Nullable Class type) {
		if (type == null || type == Void.class || type == void.class) {
			return SimpleSerializedType.emptyType();
		}
		if (AXONS_OWN.containsKey(type.getName())) {
			return new SimpleSerializedType(type.getName(), null);
		}
		PayloadName name = this.names.nameOf(type);
		return new SimpleSerializedType(name.name(), name.revision());
	}

	@Override
	public Class<?> classForType(SerializedType type) {
		if (SimpleSerializedType.emptyType().equals(type)) {
			return Void.class;
		}
		Class<?> found = find(type.getName(), type.getRevision());
		return (found != null) ? found : UnknownSerializedType.class;
	}

	private @Nullable Class<?> find(String name, @Nullable String revision) {
		if (revision == null || revision.isBlank()) {
			return AXONS_OWN.get(name);
		}
		return this.names.find(new PayloadName(name, revision));
	}

}
