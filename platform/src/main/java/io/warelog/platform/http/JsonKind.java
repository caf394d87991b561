package io.warelog.platform.http;

import java.math.BigDecimal;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What kind of value a property has to have, and how a form writes it as a text. */
enum JsonKind {

	/** A text, which is written as itself. */
	STRING("a string", JsonNode::isString),
	/** {@code true} or {@code false}. */
	BOOLEAN("a boolean", JsonNode::isBoolean),
	/** A decimal number. */
	NUMBER("a number", JsonNode::isNumber),
	/** A number of which is known later whether it is whole. */
	INTEGER("an integer", JsonNode::isNumber),
	/** A list, written as JSON. */
	ARRAY("an array", JsonNode::isArray),
	/** An object, written as JSON. */
	OBJECT("an object", JsonNode::isObject);

	private final String description;

	private final Predicate<JsonNode> test;

	JsonKind(String description, Predicate<JsonNode> test) {
		this.description = description;
		this.test = test;
	}

	boolean is(JsonNode node) {
		return this.test.test(node);
	}

	/** The kind with its article, as details of faults name it. */
	@Override
	public String toString() {
		return this.description;
	}

	/**
	 * Reads a value from a form.
	 * @param text of the form
	 * @return the value, of any kind when it is written as JSON, or null if it is none
	 * @throws BrokenJsonException if it should be JSON and is none
	 */
	@Nullable JsonNode read(String text) throws BrokenJsonException {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		return switch (this) {
			case STRING -> nodes.stringNode(text);
			case BOOLEAN -> switch (text) {
				case "true" -> nodes.booleanNode(true);
				case "false" -> nodes.booleanNode(false);
				default -> null;
			};
			case NUMBER, INTEGER -> {
				BigDecimal number = Values.decimal(text);
				yield (number != null) ? nodes.numberNode(number) : null;
			}
			case ARRAY, OBJECT -> StrictJson.parse(text);
		};
	}

}
