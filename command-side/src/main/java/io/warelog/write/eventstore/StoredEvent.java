package io.warelog.write.eventstore;

import java.time.Instant;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;

/**
 * An event at its place in the log. All events of a commit have the same token, so that
 * no reader ever stops within a commit: Axon hands events of equal tokens on in one
 * batch.
 *
 * @param globalIndex from 1, without holes, in the order of the commits
 * @param commitEnd global index of the last event of the same commit
 * @param row the event itself
 */
public record StoredEvent(long globalIndex, long commitEnd,
		EventRow row) implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

	@Override
	public TrackingToken trackingToken() {
		return new GlobalSequenceTrackingToken(this.commitEnd);
	}

	boolean endsCommit() {
		return this.globalIndex == this.commitEnd;
	}

	@Override
	public String getType() {
		return this.row.getType();
	}

	@Override
	public String getAggregateIdentifier() {
		return this.row.getAggregateIdentifier();
	}

	@Override
	public long getSequenceNumber() {
		return this.row.getSequenceNumber();
	}

	@Override
	public String getEventIdentifier() {
		return this.row.getEventIdentifier();
	}

	@Override
	public Instant getTimestamp() {
		return this.row.getTimestamp();
	}

	@Override
	public SerializedObject<byte[]> getMetaData() {
		return this.row.getMetaData();
	}

	@Override
	public SerializedObject<byte[]> getPayload() {
		return this.row.getPayload();
	}

}
