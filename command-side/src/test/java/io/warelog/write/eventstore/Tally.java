package io.warelog.write.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.warelog.platform.messaging.PayloadName;
import io.warelog.platform.messaging.PayloadNames;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * The events that these tests keep: a tally is counted up.
 */
public final class Tally {

	static final PayloadNames NAMES = names("1", "1");

	private Tally() {
	}

	static PayloadNames names(String revisionOfTheEvent, String revisionOfTheFold) {
		return new PayloadNames(Map.of(Counted.class, new PayloadName("counted", revisionOfTheEvent), TallyShell.class,
				new PayloadName("tally", revisionOfTheFold)));
	}

	/** A number was added to a tally. */
	public record Counted(String id, int by) {

	}

	/** Everything there is to know about a tally. */
	record State(String id, int total) {

		State after(Counted event) {
			return new State(event.id(), this.total + event.by());
		}

	}

	public static DomainEventMessage<Counted> counted(String id, long sequence) {
		return counted(id, sequence, 1);
	}

	static DomainEventMessage<Counted> counted(String id, long sequence, int by) {
		return new GenericDomainEventMessage<>("Tally", id, sequence, new Counted(id, by));
	}

	static DomainEventMessage<Counted> counted(String id, long sequence, String eventId, Instant time) {
		return new GenericDomainEventMessage<>("Tally", id, sequence, new Counted(id, 1),
				MetaData.with("merchant", "m1"), eventId, time);
	}

	/** As many events of one stream from its beginning. */
	public static List<EventMessage<?>> series(String id, int count) {
		return series(id, 0, count);
	}

	static List<EventMessage<?>> series(String id, long firstSequence, int count) {
		List<EventMessage<?>> events = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			events.add(counted(id, firstSequence + i));
		}
		return events;
	}

}
