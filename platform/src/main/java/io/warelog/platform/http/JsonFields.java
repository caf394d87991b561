package io.warelog.platform.http;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the properties of a JSON object strictly. Each method reads one property, and
 * what is wrong with it is kept until {@link #finish()}, which must be called after the
 * last property was read and before any value is used: it refuses the request with every
 * bad, missing and unknown property at once. Until then a bad property reads as an absent
 * one, and a required one that is bad or missing as an empty value.
 *
 * <p>
 * Optional properties must not be null; those that a client may set to null are read
 * through {@link #nullable}.
 */
public final class JsonFields {

	private static final UUID NIL = new UUID(0, 0);

	private final ObjectNode object;

	private final String pointer;

	private final Faults faults;

	private final Set<String> read = new HashSet<>();

	private final List<JsonFields> children = new ArrayList<>();

	/** Whether the values are the texts of a form. */
	private final boolean form;

	private JsonFields(ObjectNode object, boolean form, String pointer, Faults faults) {
		this.object = object;
		this.form = form;
		this.pointer = pointer;
		this.faults = faults;
	}

	/**
	 * Starts reading a body.
	 * @param body the whole body
	 * @return a reader
	 */
	public static JsonFields of(ObjectNode body) {
		return new JsonFields(body, false, "", new Faults());
	}

	/**
	 * Starts reading a form. A boolean or a number is read from its text, and an object
	 * or a list from its text in JSON.
	 * @param texts of its fields
	 * @return a reader
	 */
	static JsonFields ofForm(ObjectNode texts) {
		return new JsonFields(texts, true, "", new Faults());
	}

	/**
	 * Tells where the object is.
	 * @return its JSON pointer (RFC 6901), empty for the whole body
	 */
	public String pointer() {
		return this.pointer;
	}

	/**
	 * Tells whether a property is there, good, bad or null.
	 * @param name the property
	 * @return true when the object has it
	 */
	public boolean has(String name) {
		return this.object.has(name);
	}

	/**
	 * The properties that are there, for objects whose properties have no fixed names.
	 * @return their names in order
	 */
	public List<String> names() {
		return List.copyOf(this.object.propertyNames());
	}

	/**
	 * Reads a text of one line that must be there.
	 * @param name the property
	 * @param min the least number of characters (code points)
	 * @param max the largest number of characters (code points)
	 * @return the value; empty when there is a fault
	 */
	public String requiredText(String name, int min, int max) {
		return requiredText(name, TextRule.line(min, max));
	}

	/**
	 * Reads a text that must be there.
	 * @param name the property
	 * @param rule what it may look like
	 * @return the value; empty when there is a fault
	 */
	public String requiredText(String name, TextRule rule) {
		String value = optionalText(name, rule);
		return (value != null) ? value : missing(name, "");
	}

	/**
	 * Reads a text of one line.
	 * @param name the property
	 * @param min the least number of characters (code points)
	 * @param max the largest number of characters (code points)
	 * @return the value, or null when absent
	 */
	public @Nullable String optionalText(String name, int min, int max) {
		return optionalText(name, TextRule.line(min, max));
	}

	/**
	 * Reads a text.
	 * @param name the property
	 * @param rule what it may look like
	 * @return the value, or null when absent
	 */
	public @Nullable String optionalText(String name, TextRule rule) {
		String text = string(name);
		String fault = (text != null) ? rule.faultIn(text) : null;
		return (fault != null) ? fault(name, fault) : text;
	}

	/**
	 * Reads a text of one line that may be null.
	 * @param name the property
	 * @param min the least number of characters (code points)
	 * @param max the largest number of characters (code points)
	 * @return what the object says of the property
	 */
	public Patched<String> nullableText(String name, int min, int max) {
		return nullable(name, (property) -> optionalText(property, min, max));
	}

	/**
	 * Reads a text that may be null.
	 * @param name the property
	 * @param rule what it may look like
	 * @return what the object says of the property
	 */
	public Patched<String> nullableText(String name, TextRule rule) {
		return nullable(name, (property) -> optionalText(property, rule));
	}

	/**
	 * Reads a property of any type that may be null, and tells absent from null.
	 * @param <T> the property's type
	 * @param name the property
	 * @param reader the method of this object that reads it when it is not null, such as
	 * {@code fields::uri}
	 * @return what the object says of the property
	 */
	public <T> Patched<T> nullable(String name, Function<String, @Nullable T> reader) {
		JsonNode node = node(name);
		if (node != null && node.isNull()) {
			return new Patched.Cleared<>();
		}
		T value = reader.apply(name);
		return (value != null) ? new Patched.Replaced<>(value) : new Patched.Untouched<>();
	}

	/**
	 * Reads a property of any type that an empty text clears as null does.
	 * @param <T> the property's type
	 * @param name the property
	 * @param reader the method of this object that reads it otherwise
	 * @return what the body says of the property
	 */
	public <T> Patched<T> clearable(String name, Function<String, @Nullable T> reader) {
		JsonNode node = node(name);
		boolean empty = node != null && node.isString() && node.stringValue().isEmpty();
		return empty ? new Patched.Cleared<>() : nullable(name, reader);
	}

	/**
	 * Reads a boolean that must be there.
	 * @param name the property
	 * @return the value; false when there is a fault
	 */
	public boolean requiredBool(String name) {
		Boolean value = bool(name);
		return (value != null) ? value : missing(name, false);
	}

	/**
	 * Reads a boolean.
	 * @param name the property
	 * @return the value, or null when absent
	 */
	public @Nullable Boolean bool(String name) {
		JsonNode node = typed(name, JsonKind.BOOLEAN);
		return (node != null) ? node.booleanValue() : null;
	}

	/**
	 * Reads a number that must be there.
	 * @param name the property
	 * @return the value; 0 when there is a fault
	 */
	public BigDecimal requiredDecimal(String name) {
		BigDecimal value = decimal(name);
		return (value != null) ? value : missing(name, BigDecimal.ZERO);
	}

	/**
	 * Reads a number exactly as it is written, of at most 30 digits and 30 decimals.
	 * @param name the property
	 * @return the value, or null when absent
	 */
	public @Nullable BigDecimal decimal(String name) {
		JsonNode node = typed(name, JsonKind.NUMBER);
		if (node == null) {
			return null;
		}
		BigDecimal value = node.decimalValue();
		return Values.isTractable(value) ? value : fault(name, "must have at most 30 digits");
	}

	/**
	 * Reads a number, or a text that stands for one.
	 * @param name the property
	 * @param parser reads a text; answers null for one that stands for no number
	 * @param expectation what is told when it is neither
	 * @return the value, or null when absent
	 */
	public @Nullable BigDecimal decimal(String name, Function<String, @Nullable BigDecimal> parser,
			String expectation) {
		JsonNode node = node(name);
		if (node == null || node.isNumber()) {
			return decimal(name);
		}
		return node.isString() ? parsed(name, parser, expectation) : fault(name, expectation);
	}

	/**
	 * Reads an integer that must be there.
	 * @param name the property
	 * @param min the smallest value allowed
	 * @param max the largest value allowed
	 * @return the value; {@code min} when there is a fault
	 */
	public long requiredInteger(String name, long min, long max) {
		Long value = integer(name, min, max);
		return (value != null) ? value : missing(name, min);
	}

	/**
	 * Reads an integer; {@code 5.0} is one.
	 * @param name the property
	 * @param min the smallest value allowed
	 * @param max the largest value allowed
	 * @return the value, or null when absent
	 */
	public @Nullable Long integer(String name, long min, long max) {
		JsonNode node = typed(name, JsonKind.INTEGER);
		if (node == null) {
			return null;
		}
		BigDecimal value = node.decimalValue();
		if (!Values.isTractable(value) || value.stripTrailingZeros().scale() > 0
				|| value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
			return fault(name, "must be an integer from " + min + " to " + max);
		}
		return value.longValueExact();
	}

	/**
	 * Reads an absolute http or https URI of at most 2,048 characters.
	 * @param name the property
	 * @return the value, or null when absent
	 */
	public @Nullable URI uri(String name) {
		return parsed(name, Values::webUri, "must be an absolute http or https URI of at most 2048 characters");
	}

	/**
	 * Reads a time of RFC 3339 with offset.
	 * @param name the property
	 * @return the value, or null when absent
	 */
	public @Nullable Instant instant(String name) {
		return parsed(name, Values::instant, "must be an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z");
	}

	/**
	 * Reads a UUID in its canonical form.
	 * @param name the property
	 * @return the value, or null when absent
	 */
	public @Nullable UUID uuid(String name) {
		return parsed(name, Values::uuid, "must be a UUID");
	}

	/**
	 * Reads one of an enum's constants, spelled in lower case.
	 * @param <E> the enum
	 * @param name the property
	 * @param type the enum
	 * @return the value, or null when absent
	 */
	public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
		return oneOf(name, Values.words(type));
	}

	/**
	 * Reads one of some words.
	 * @param <T> what the words stand for
	 * @param name the property
	 * @param words each word with what it stands for
	 * @return what the word stands for, or null when absent
	 */
	public <T> @Nullable T oneOf(String name, Map<String, T> words) {
		return parsed(name, words::get, mustBeOneOf(words.keySet()));
	}

	/**
	 * Reads a list of UUIDs, each of which may occur once.
	 * @param name the property
	 * @param most how many it may have
	 * @return the values in their order, with the nil UUID in the place of a bad one, so
	 * that further faults are told where they are; null when absent
	 */
	public @Nullable List<UUID> uuidList(String name, int most) {
		Set<UUID> seen = new HashSet<>();
		return list(name, most, (element, at) -> {
			String text = stringIn(element, at);
			UUID uuid = (text != null) ? Values.uuid(text) : null;
			if (text != null && uuid == null) {
				this.faults.add(Fault.at(at, "must be a UUID"));
			}
			else if (uuid != null && !seen.add(uuid)) {
				this.faults.add(Fault.at(at, "must not be listed twice"));
			}
			return Objects.requireNonNullElse(uuid, NIL);
		});
	}

	/**
	 * Reads a list of one or more of an enum's constants, spelled in lower case.
	 * @param <E> the enum
	 * @param name the property
	 * @param type the enum
	 * @return the values in their order, or null when absent
	 */
	public <E extends Enum<E>> @Nullable List<E> someOf(String name, Class<E> type) {
		Map<String, E> words = Values.words(type);
		if (typed(name, JsonKind.ARRAY) instanceof ArrayNode given && given.isEmpty()) {
			reject(name, "must have at least one element");
		}
		return list(name, words.size(), (element, at) -> {
			String text = stringIn(element, at);
			E value = (text != null) ? words.get(text) : null;
			if (text != null && value == null) {
				this.faults.add(Fault.at(at, mustBeOneOf(words.keySet())));
			}
			return value;
		});
	}

	/**
	 * Reads a list of objects.
	 * @param name the property
	 * @param most how many it may have
	 * @return a reader for each, which {@link #finish()} of this one ends too, or null
	 * when absent
	 */
	public @Nullable List<JsonFields> objectList(String name, int most) {
		return list(name, most, this::child);
	}

	/**
	 * Reads a list of objects in which each keeps its place.
	 * @param name the property
	 * @param most how many it may have
	 * @return as {@link #objectList}, with empty in place of what is no object
	 */
	public @Nullable List<Optional<JsonFields>> objectPlaces(String name, int most) {
		return list(name, most, (element, at) -> Optional.ofNullable(child(element, at)));
	}

	/**
	 * Reads an object.
	 * @param name the property
	 * @return a reader, which {@link #finish()} of this one ends too, or null when absent
	 */
	public @Nullable JsonFields object(String name) {
		JsonNode node = typed(name, JsonKind.OBJECT);
		return (node != null) ? child(node, pointerTo(name)) : null;
	}

	/**
	 * Takes an object as it is.
	 * @param name the property
	 * @return the object, or null when absent
	 */
	public @Nullable ObjectNode tree(String name) {
		return (ObjectNode) typed(name, JsonKind.OBJECT);
	}

	/**
	 * Reads a list of texts that each stand for something.
	 * @param <T> what they stand for
	 * @param name the property
	 * @param most how many it may have
	 * @param parser reads a text; answers null for one that stands for nothing
	 * @param expectation what is told of such a text
	 * @return what the good ones stand for in their order, or null when absent
	 */
	public <T> @Nullable List<T> parsedList(String name, int most, Function<String, @Nullable T> parser,
			String expectation) {
		return list(name, most, (element, at) -> {
			String text = stringIn(element, at);
			T value = (text != null) ? parser.apply(text) : null;
			if (text != null && value == null) {
				this.faults.add(Fault.at(at, expectation));
			}
			return value;
		});
	}

	/**
	 * Takes a property of any type as it is, also null.
	 * @param name the property
	 * @return the value, or null when absent
	 */
	public @Nullable JsonNode any(String name) {
		return node(name);
	}

	/**
	 * Adds a fault of a property that the caller found, such as an unknown currency. Of
	 * several faults of one property the first is told.
	 * @param name the property, empty for this object as a whole
	 * @param detail what is wrong
	 */
	public void reject(String name, String detail) {
		this.faults.add(Fault.at(name.isEmpty() ? this.pointer : pointerTo(name), detail));
	}

	/**
	 * Adds a fault of an element of a list that the caller found.
	 * @param name the property
	 * @param index of the element, from 0
	 * @param detail what is wrong
	 */
	public void reject(String name, int index, String detail) {
		this.faults.add(Fault.at(pointerTo(name) + '/' + index, detail));
	}

	/**
	 * Adds a fault found elsewhere, at any place of the request.
	 * @param fault the fault
	 */
	public void reject(Fault fault) {
		this.faults.add(fault);
	}

	/**
	 * Ends the reading of this object and those in it, for callers that add to what is
	 * wrong before they refuse.
	 * @return a fault for every bad, missing and unknown property
	 */
	public List<Fault> faults() {
		rejectUnknown();
		return this.faults.all();
	}

	/**
	 * Ends the reading of this object and those in it.
	 * @throws ProblemException with {@link ProblemKind#UNPROCESSABLE} and a fault for
	 * every bad, missing and unknown property
	 */
	public void finish() {
		rejectUnknown();
		this.faults.throwIfAny();
	}

	/**
	 * Names a node's type as the details of faults do.
	 */
	static String nameOf(JsonNode node) {
		return switch (node.getNodeType()) {
			case ARRAY -> "an array";
			case BOOLEAN -> "a boolean";
			case NULL -> "null";
			case NUMBER -> "a number";
			case OBJECT, POJO -> "an object";
			case STRING, BINARY -> "a string";
			case MISSING -> "missing";
		};
	}

	private static String mustBeOneOf(Set<String> words) {
		return "must be one of " + String.join(", ", words.stream().sorted().toList());
	}

	private void rejectUnknown() {
		for (String name : this.object.propertyNames()) {
			if (!this.read.contains(name)) {
				reject(name, "is not a property of this resource");
			}
		}
		this.children.forEach(JsonFields::rejectUnknown);
	}

	private String pointerTo(String name) {
		return this.pointer + pointer(name);
	}

	/**
	 * The JSON pointer of a property of the whole body.
	 */
	static String pointer(String name) {
		return '/' + name.replace("~", "~0").replace("/", "~1");
	}

	private @Nullable JsonNode node(String name) {
		this.read.add(name);
		return this.object.get(name);
	}

	private @Nullable JsonNode typed(String name, JsonKind kind) {
		JsonNode node = node(name);
		if (node != null && this.form) {
			node = ofText(name, node.stringValue(), kind);
		}
		return (node == null || kind.is(node)) ? node : fault(name, "must be " + kind + ", not " + nameOf(node));
	}

	private @Nullable JsonNode ofText(String name, String text, JsonKind kind) {
		try {
			JsonNode node = kind.read(text);
			return (node != null) ? node : fault(name, "must be " + kind);
		}
		catch (BrokenJsonException ex) {
			return fault(name, ex.detail());
		}
	}

	private @Nullable String string(String name) {
		JsonNode node = typed(name, JsonKind.STRING);
		return (node != null) ? node.stringValue() : null;
	}

	private @Nullable String stringIn(JsonNode element, String at) {
		if (element.isString()) {
			return element.stringValue();
		}
		this.faults.add(Fault.at(at, "must be a string, not " + nameOf(element)));
		return null;
	}

	private <T> @Nullable T parsed(String name, Function<String, @Nullable T> parser, String expectation) {
		String text = string(name);
		T value = (text != null) ? parser.apply(text) : null;
		return (text != null && value == null) ? fault(name, expectation) : value;
	}

	private <T> @Nullable List<T> list(String name, int most, ElementReader<T> reader) {
		JsonNode node = typed(name, JsonKind.ARRAY);
		if (node == null) {
			return null;
		}
		if (node.size() > most) {
			return fault(name, "must have at most " + most + " elements, not " + node.size());
		}
		List<T> values = new ArrayList<>(node.size());
		for (int i = 0; i < node.size(); i++) {
			T value = reader.read(node.get(i), pointerTo(name) + '/' + i);
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	private @Nullable JsonFields child(JsonNode node, String at) {
		if (node instanceof ObjectNode inner) {
			JsonFields child = new JsonFields(inner, false, at, this.faults);
			this.children.add(child);
			return child;
		}
		this.faults.add(Fault.at(at, "must be an object, not " + nameOf(node)));
		return null;
	}

	private <T> @Nullable T fault(String name, String detail) {
		reject(name, detail);
		return null;
	}

	private <T> T missing(String name, T empty) {
		reject(name, "is required");
		return empty;
	}

	@FunctionalInterface
	private interface ElementReader<T> {

		@Nullable T read(JsonNode element, String pointer);

	}

}
