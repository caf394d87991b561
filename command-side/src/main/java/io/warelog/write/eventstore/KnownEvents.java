package io.warelog.write.eventstore;

import io.warelog.platform.messaging.UnknownPayloadException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * An event of a name or revision that this program does not know is an error: to skip it
 * would be to decide on something else than what happened.
 */
public final class KnownEvents {

	private KnownEvents() {
	}

	/**
	 * Looks at an event, as a filter of streams does.
	 * @param event that was read
	 * @return true
	 * @throws UnknownPayloadException if this program does not know it
	 */
	public static boolean isKnown(DomainEventMessage<?> event) {
		if (UnknownSerializedType.class.isAssignableFrom(event.getPayloadType())) {
			throw new UnknownPayloadException("Event " + event.getSequenceNumber() + " of "
					+ event.getAggregateIdentifier() + " is of a type or revision that this program does not know");
		}
		return true;
	}

}
