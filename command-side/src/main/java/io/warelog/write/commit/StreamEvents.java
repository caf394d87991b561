package io.warelog.write.commit;

import io.warelog.api.DomainEvent;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * Appends to streams beside that of the aggregate in hand, within the same commit.
 */
public final class StreamEvents {

	private StreamEvents() {
	}

	/**
	 * Appends an event to a stream when the current unit of work commits.
	 * @param eventBus the event store
	 * @param stream its name, prefixed by its kind
	 * @param sequence the place of the event in the stream, from 0; if it is taken by
	 * then, the whole commit fails
	 * @param event what has happened
	 */
	public static void append(EventBus eventBus, String stream, long sequence, DomainEvent event) {
		eventBus.publish(new GenericDomainEventMessage<>(kind(stream), stream, sequence, event));
	}

	/**
	 * The kind of a stream.
	 * @param stream its name
	 * @return what stands before the first colon
	 */
	public static String kind(String stream) {
		return stream.substring(0, stream.indexOf(':'));
	}

}
