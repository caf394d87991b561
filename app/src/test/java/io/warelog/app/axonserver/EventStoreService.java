package io.warelog.app.axonserver;

import java.util.ArrayList;
import java.util.List;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreImplBase;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.GetTokenAtRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/** The event store of the double. */
final class EventStoreService extends EventStoreImplBase {

	private static final Metadata.Key<String> CODE = Metadata.Key.of("AxonIQ-ErrorCode",
			Metadata.ASCII_STRING_MARSHALLER);

	private final KeptEvents kept;

	private volatile boolean swallowing;

	private volatile boolean leaderless;

	EventStoreService(KeptEvents kept) {
		this.kept = kept;
	}

	/** Stores what comes, and loses the answers. */
	void swallowAnswers(boolean swallow) {
		this.swallowing = swallow;
	}

	/**
	 * Has it choose a leader, or have one again.
	 * @param choosing whether it takes no appends
	 */
	void chooseLeader(boolean choosing) {
		this.leaderless = choosing;
	}

	@Override
	public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
		List<Event> transaction = new ArrayList<>();
		return new StreamObserver<>() {

			@Override
			public void onNext(Event event) {
				transaction.add(event);
			}

			@Override
			public void onError(Throwable rolledBack) {
				transaction.clear();
			}

			@Override
			public void onCompleted() {
				if (EventStoreService.this.leaderless) {
					Metadata trailers = new Metadata();
					trailers.put(CODE, "AXONIQ-2100");
					answer.onError(Status.NOT_FOUND.withDescription("no leader").asRuntimeException(trailers));
					return;
				}
				String fault = EventStoreService.this.kept.append(transaction);
				if (EventStoreService.this.swallowing) {
					answer.onError(Status.UNAVAILABLE.withDescription("the answer is lost").asRuntimeException());
				}
				else if (fault != null) {
					Metadata trailers = new Metadata();
					trailers.put(CODE, "AXONIQ-2000");
					answer.onError(Status.OUT_OF_RANGE.withDescription(fault).asRuntimeException(trailers));
				}
				else {
					answer(answer, Confirmation.newBuilder().setSuccess(true).build());
				}
			}

		};
	}

	@Override
	public void appendSnapshot(Event snapshot, StreamObserver<Confirmation> answer) {
		this.kept.snapshot(snapshot);
		answer(answer, Confirmation.newBuilder().setSuccess(true).build());
	}

	@Override
	public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> answer) {
		this.kept.stream(request.getAggregateId(), request.getInitialSequence(), request.getMaxSequence())
			.forEach(answer::onNext);
		answer.onCompleted();
	}

	@Override
	public void listAggregateSnapshots(GetAggregateSnapshotsRequest request, StreamObserver<Event> answer) {
		Event snapshot = this.kept.snapshot(request.getAggregateId());
		if (snapshot != null && snapshot.getAggregateSequenceNumber() <= request.getMaxSequence()) {
			answer.onNext(snapshot);
		}
		answer.onCompleted();
	}

	@Override
	public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
		Tracker tracker = new Tracker((ServerCallStreamObserver<EventWithToken>) answer);
		return new StreamObserver<>() {

			@Override
			public void onNext(GetEventsRequest request) {
				tracker.asked(request);
			}

			@Override
			public void onError(Throwable gone) {
				tracker.end();
			}

			@Override
			public void onCompleted() {
				tracker.end();
			}

		};
	}

	@Override
	public void readHighestSequenceNr(ReadHighestSequenceNrRequest request,
			StreamObserver<ReadHighestSequenceNrResponse> answer) {
		answer(answer,
				ReadHighestSequenceNrResponse.newBuilder()
					.setToSequenceNr(this.kept.head(request.getAggregateId()))
					.build());
	}

	@Override
	public void getFirstToken(GetFirstTokenRequest request, StreamObserver<TrackingToken> answer) {
		answer(answer, TrackingToken.newBuilder().setToken(0).build());
	}

	@Override
	public void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> answer) {
		answer(answer, TrackingToken.newBuilder().setToken(this.kept.size() - 1).build());
	}

	@Override
	public void getTokenAt(GetTokenAtRequest request, StreamObserver<TrackingToken> answer) {
		answer(answer, TrackingToken.newBuilder().setToken(this.kept.tokenAt(request.getInstant())).build());
	}

	private static <T> void answer(StreamObserver<T> answer, T value) {
		answer.onNext(value);
		answer.onCompleted();
	}

	/** Sends a reader what there is, as far as it has asked for. */
	private final class Tracker {

		private final ServerCallStreamObserver<EventWithToken> reader;

		private long next;

		private long permits;

		private boolean ended;

		private @Nullable Runnable stopListening;

		Tracker(ServerCallStreamObserver<EventWithToken> reader) {
			this.reader = reader;
			reader.setOnCancelHandler(this::end);
		}

		synchronized void asked(GetEventsRequest request) {
			this.permits += request.getNumberOfPermits();
			if (this.stopListening == null) {
				this.next = request.getTrackingToken();
				this.stopListening = EventStoreService.this.kept.listen(this::send);
			}
			send();
		}

		private synchronized void send() {
			for (Event event = EventStoreService.this.kept.at(this.next); event != null && this.permits > 0
					&& !this.ended; event = EventStoreService.this.kept.at(this.next)) {
				this.reader.onNext(EventWithToken.newBuilder().setToken(this.next).setEvent(event).build());
				this.next++;
				this.permits--;
			}
		}

		synchronized void end() {
			this.ended = true;
			if (this.stopListening != null) {
				this.stopListening.run();
			}
		}

	}

}
