package io.warelog.write.eventstore;

import io.warelog.platform.messaging.PayloadName;
import io.warelog.platform.messaging.PayloadNames;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedType;

/**
 * Lets only those snapshots be used whose name and revision are those of the table. The
 * revision of an aggregate in the table is its fold's: when the fold changes, so does the
 * revision, and the older snapshots are passed over until newer ones replace them.
 */
public final class CurrentSnapshots implements SnapshotFilter {

	private final PayloadNames names;

	/**
	 * Makes the filter.
	 * @param names with the present revision of each aggregate
	 */
	public CurrentSnapshots(PayloadNames names) {
		this.names = names;
	}

	@Override
	public boolean test(DomainEventData<?> snapshot) {
		SerializedType type = snapshot.getPayload().getType();
		return type.getRevision() != null
				&& this.names.find(new PayloadName(type.getName(), type.getRevision())) != null;
	}

}
