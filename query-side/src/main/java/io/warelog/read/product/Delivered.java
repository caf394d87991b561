package io.warelog.read.product;

import java.util.Objects;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.ProductEvent;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * An event of the log as it was delivered.
 *
 * @param message with the event
 * @param position in the log
 */
record Delivered(DomainEventMessage<?> message, long position) {

	/** The message with an event of a product, which it must be. */
	@SuppressWarnings("unchecked")
	DomainEventMessage<ProductEvent> ofProduct() {
		return (DomainEventMessage<ProductEvent>) this.message;
	}

	/** The number of the event in its commit, from 0. */
	long index() {
		return ((Number) Objects.requireNonNull(this.message.getMetaData().get(CommitMetadata.INDEX))).longValue();
	}

	/** The position of the first event of the commit. */
	long commit() {
		return this.position - index();
	}

	/** How many events of its stream there are with this one. */
	long version() {
		return this.message.getSequenceNumber() + 1;
	}

}
