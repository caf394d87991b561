package io.warelog.write.eventstore;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a snapshot, of a stream as it is written down.
 *
 * @param stream 1 to 200 characters
 * @param sequence from 0 in its stream
 * @param aggregateType what Axon calls the type of the stream
 * @param eventId the message's identifier
 * @param micros when it happened, in microseconds since 1970
 * @param payloadType stable name of the payload
 * @param revision revision of the payload's form, or null if its type has none
 * @param payload the payload's JSON
 * @param metadata the metadata's JSON
 */
public record EventRow(String stream, long sequence, String aggregateType, String eventId, long micros,
		String payloadType, @Nullable String revision, byte[] payload,
		byte[] metadata) implements DomainEventData<byte[]> {

	static final int MAX_STREAM_LENGTH = 200;

	/**
	 * Serialises a message.
	 * @param message an event of a stream, or a snapshot
	 * @param serializer how to write payload and metadata
	 * @return its row
	 * @throws IllegalArgumentException if the message belongs to no stream, or the
	 * stream's id is empty or too long
	 */
	static EventRow of(DomainEventMessage<?> message, Serializer serializer) {
		String stream = message.getAggregateIdentifier();
		String type = message.getType();
		if (stream == null || type == null) {
			throw new IllegalArgumentException(
					"Event " + message.getIdentifier() + " needs the id and the type of its stream");
		}
		if (stream.isEmpty() || stream.length() > MAX_STREAM_LENGTH) {
			throw new IllegalArgumentException(
					"A stream id has 1 to " + MAX_STREAM_LENGTH + " characters, not so '" + stream + "'");
		}
		SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
		SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
		return new EventRow(stream, message.getSequenceNumber(), type, message.getIdentifier(),
				micros(message.getTimestamp()), payload.getType().getName(), payload.getType().getRevision(),
				payload.getData(), metadata.getData());
	}

	static long micros(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond(), TimeUnit.SECONDS.toMicros(1)),
				TimeUnit.NANOSECONDS.toMicros(time.getNano()));
	}

	@Override
	public String getType() {
		return this.aggregateType;
	}

	@Override
	public String getAggregateIdentifier() {
		return this.stream;
	}

	@Override
	public long getSequenceNumber() {
		return this.sequence;
	}

	@Override
	public String getEventIdentifier() {
		return this.eventId;
	}

	@Override
	public Instant getTimestamp() {
		long second = TimeUnit.SECONDS.toMicros(1);
		return Instant.ofEpochSecond(Math.floorDiv(this.micros, second),
				TimeUnit.MICROSECONDS.toNanos(Math.floorMod(this.micros, second)));
	}

	@Override
	public SerializedObject<byte[]> getMetaData() {
		return new SerializedMetaData<>(this.metadata, byte[].class);
	}

	@Override
	public SerializedObject<byte[]> getPayload() {
		return new SimpleSerializedObject<>(this.payload, byte[].class,
				new SimpleSerializedType(this.payloadType, this.revision));
	}

}
