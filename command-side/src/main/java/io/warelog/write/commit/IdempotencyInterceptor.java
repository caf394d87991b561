package io.warelog.write.commit;

import io.warelog.api.claim.RequestAnswered;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets a request with an idempotency key take effect once. The first acceptance appends a
 * fact to the stream of the key in the same commit as its effect; that stream can begin
 * only once, so of concurrent repetitions one wins, whatever the node, and a crash leaves
 * both or neither. Refusals append nothing and are not remembered.
 */
public final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

	private static final int STRIPES = 4096;

	private final EventStore eventStore;

	private final Stripes stripes = new Stripes(STRIPES);

	public IdempotencyInterceptor(EventStore eventStore) {
		this.eventStore = eventStore;
	}

	@Override
	public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
		Intent.Idempotency request = Intent.idempotency(unitOfWork.getMessage().getMetaData());
		if (request == null) {
			return chain.proceed();
		}
		this.stripes.hold(request.stream(), unitOfWork);
		DomainEventStream answered = this.eventStore.readEvents(request.stream(), 0);
		if (answered.hasNext()) {
			return replay(request, (RequestAnswered) answered.next().getPayload());
		}
		Written written = (Written) chain.proceed();
		StreamEvents.append(this.eventStore, request.stream(), 0, new RequestAnswered(request.method(), request.path(),
				request.fingerprint(), request.status(), written.reference(), written.version()));
		return written;
	}

	private static Written replay(Intent.Idempotency request, RequestAnswered answered) {
		if (!answered.method().equals(request.method()) || !answered.path().equals(request.path())
				|| !answered.fingerprint().equals(request.fingerprint())) {
			throw new RefusedException(new Refusal.IdempotencyKeyReused());
		}
		return Written.replayed(answered.resource(), answered.version());
	}

}
