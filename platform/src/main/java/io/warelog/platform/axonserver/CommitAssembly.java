package io.warelog.platform.axonserver;

import java.util.ArrayList;
import java.util.List;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.warelog.api.commit.CommitMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts commits together of the events that arrive one by one. A commit is one transaction
 * of the server, whose events stand side by side in the log, and each knows its place
 * among them.
 */
final class CommitAssembly {

	private List<EventWithToken> begun = new ArrayList<>();

	/**
	 * Adds the next event of the log.
	 * @param event that follows the one added before
	 * @return the whole commit if this was its last event, else null
	 */
	@Nullable List<EventWithToken> add(EventWithToken event) {
		this.begun.add(event);
		// an event that is not of this service is a commit of its own
		if (number(event, CommitMetadata.INDEX, 0) + 1 < number(event, CommitMetadata.SIZE, 1)) {
			return null;
		}
		List<EventWithToken> whole = this.begun;
		this.begun = new ArrayList<>();
		return whole;
	}

	private static long number(EventWithToken event, String name, long without) {
		MetaDataValue value = event.getEvent().getMetaDataMap().get(name);
		return (value != null) ? value.getNumberValue() : without;
	}

}
