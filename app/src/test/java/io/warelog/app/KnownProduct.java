package io.warelog.app;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client knows of a product from the answers it got: its state as last
 * acknowledged, and the one command that may be without an answer. Used by one thread at
 * a time.
 */
final class KnownProduct {

	private @Nullable String id;

	private long version;

	private String name;

	private boolean archived;

	private boolean deleted;

	private @Nullable Command unanswered;

	KnownProduct(String name) {
		this.name = name;
	}

	/**
	 * Something a client asks for.
	 *
	 * @param kind what
	 * @param name the name that the product has afterwards
	 * @param idempotencyKey the key that makes it repeatable, if any
	 */
	record Command(Kind kind, String name, @Nullable String idempotencyKey) {

		/** What can be asked for. */
		enum Kind {

			CREATE, RENAME, ARCHIVE, UNARCHIVE, DELETE

		}

	}

	String name() {
		return this.name;
	}

	@Nullable String id() {
		return this.id;
	}

	boolean deleted() {
		return this.deleted;
	}

	@Nullable Command unanswered() {
		return this.unanswered;
	}

	/**
	 * Sends a command; when no answer comes it stays known as unanswered.
	 * @param api to whom
	 * @param command what
	 */
	void send(Api api, Command command) {
		this.unanswered = command;
		Request request = switch (command.kind()) {
			case CREATE -> api.post("/products", Merchant.mug("name", command.name()));
			case RENAME -> api.patch("/products/" + this.id, Json.object("name", command.name()));
			case ARCHIVE -> api.post("/products/" + this.id + "/archive");
			case UNARCHIVE -> api.post("/products/" + this.id + "/unarchive");
			case DELETE -> api.delete("/products/" + this.id);
		};
		if (command.idempotencyKey() != null) {
			request.idempotencyKey(command.idempotencyKey());
		}
		Answer answer = request.send();
		switch (command.kind()) {
			case CREATE -> acknowledge(answer.is(201).data());
			case DELETE -> {
				answer.is(204);
				this.deleted = true;
			}
			default -> acknowledge(answer.is(200).data());
		}
		assertThat(this.deleted || isAsAskedFor(command)).as(answer.toString()).isTrue();
		this.unanswered = null;
	}

	private boolean isAsAskedFor(Command command) {
		return this.name.equals(command.name()) && switch (command.kind()) {
			case ARCHIVE -> this.archived;
			case UNARCHIVE -> !this.archived;
			default -> true;
		};
	}

	private void acknowledge(JsonNode product) {
		long acknowledged = product.required("version").longValue();
		assertThat(acknowledged).isGreaterThanOrEqualTo(this.version);
		this.id = Json.string(product, "product_id");
		this.version = acknowledged;
		this.name = Json.string(product, "name");
		this.archived = product.required("archived").booleanValue();
	}

	/**
	 * Asserts that the product is as it was acknowledged or, when a command is
	 * unanswered, that this has been done whole or not at all; then takes what is seen as
	 * known.
	 * @param seen the product as it is read now, or null when it is not there
	 */
	void assertIsSeenAs(@Nullable JsonNode seen) {
		Command command = this.unanswered;
		this.unanswered = null;
		if (seen == null) {
			boolean mayBeAbsent = this.deleted || (command != null
					&& (command.kind() == Command.Kind.DELETE || command.kind() == Command.Kind.CREATE));
			assertThat(mayBeAbsent).as("acknowledged product " + this + " is missing").isTrue();
			this.deleted = true;
			return;
		}
		assertThat(this.deleted).as("deleted product " + this + " is back").isFalse();
		long before = this.version;
		if (command == null || seen.required("version").longValue() == before) {
			assertThat(state(seen)).isEqualTo(toString());
			return;
		}
		acknowledge(seen);
		assertThat(isAsAskedFor(command)).as("half of " + command + " seen in " + seen).isTrue();
	}

	private static String state(JsonNode product) {
		return Json.string(product, "product_id") + " v" + product.required("version").longValue() + " "
				+ Json.string(product, "name") + (product.required("archived").booleanValue() ? " archived" : "");
	}

	@Override
	public String toString() {
		return this.id + " v" + this.version + " " + this.name + (this.archived ? " archived" : "");
	}

}
