package io.warelog.app.axonserver;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc.QueryServiceImplBase;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.warelog.app.axonserver.Subscriptions.Node;

/** The queries of the double: each goes to one of the nodes that answer such, in turn. */
final class QueryService extends QueryServiceImplBase {

	private final Subscriptions<QueryProviderInbound> nodes = new Subscriptions<>();

	private final Map<String, Asked> asked = new ConcurrentHashMap<>();

	private final List<QueryRequest> seen = new CopyOnWriteArrayList<>();

	private final AtomicInteger turn = new AtomicInteger();

	private record Asked(Node<QueryProviderInbound> node, StreamObserver<QueryResponse> answer) {
	}

	List<QueryRequest> seen() {
		return this.seen;
	}

	@Override
	public StreamObserver<QueryProviderOutbound> openStream(StreamObserver<QueryProviderInbound> out) {
		Node<QueryProviderInbound> node = new Node<>(out);
		((ServerCallStreamObserver<QueryProviderInbound>) out).setOnCancelHandler(() -> forget(node));
		return new StreamObserver<>() {

			@Override
			public void onNext(QueryProviderOutbound message) {
				switch (message.getRequestCase()) {
					case SUBSCRIBE -> {
						QueryService.this.nodes.add(message.getSubscribe().getQuery(), node);
						acknowledge(message.getInstructionId(), node);
					}
					case UNSUBSCRIBE -> {
						QueryService.this.nodes.remove(message.getUnsubscribe().getQuery(), node);
						acknowledge(message.getInstructionId(), node);
					}
					case QUERY_RESPONSE -> {
						Asked query = QueryService.this.asked.get(message.getQueryResponse().getRequestIdentifier());
						if (query != null) {
							query.answer().onNext(message.getQueryResponse());
						}
					}
					case QUERY_COMPLETE -> {
						Asked query = QueryService.this.asked.remove(message.getQueryComplete().getRequestId());
						if (query != null) {
							query.answer().onCompleted();
						}
					}
					case FLOW_CONTROL, SUBSCRIPTION_QUERY_RESPONSE, ACK, REQUEST_NOT_SET -> {
						// this double sends as fast as it can
					}
				}
			}

			@Override
			public void onError(Throwable gone) {
				forget(node);
			}

			@Override
			public void onCompleted() {
				forget(node);
				node.complete();
			}

		};
	}

	private static void acknowledge(String instruction, Node<QueryProviderInbound> node) {
		node.send(QueryProviderInbound.newBuilder().setAck(Node.acknowledged(instruction)).build());
	}

	private void forget(Node<QueryProviderInbound> node) {
		this.nodes.forget(node);
		for (Iterator<Map.Entry<String, Asked>> all = this.asked.entrySet().iterator(); all.hasNext();) {
			Map.Entry<String, Asked> query = all.next();
			if (query.getValue().node() == node) {
				all.remove();
				fail(query.getKey(), query.getValue().answer(), "Connection to handler lost");
			}
		}
	}

	@Override
	public void query(QueryRequest query, StreamObserver<QueryResponse> answer) {
		// who has got its one answer goes away
		((ServerCallStreamObserver<QueryResponse>) answer)
			.setOnCancelHandler(() -> this.asked.remove(query.getMessageIdentifier()));
		this.seen.add(query);
		Node<QueryProviderInbound> node = this.nodes.one(query.getQuery(), this.turn.getAndIncrement());
		if (node == null) {
			fail(query.getMessageIdentifier(), answer, "No handler for query");
			return;
		}
		this.asked.put(query.getMessageIdentifier(), new Asked(node, answer));
		node.send(QueryProviderInbound.newBuilder().setQuery(query).build());
	}

	private static void fail(String request, StreamObserver<QueryResponse> answer, String why) {
		answer.onNext(QueryResponse.newBuilder()
			.setMessageIdentifier(request + "-failed")
			.setRequestIdentifier(request)
			.setErrorCode("AXONIQ-5000")
			.setErrorMessage(ErrorMessage.newBuilder().setMessage(why).setErrorCode("AXONIQ-5000"))
			.build());
		answer.onCompleted();
	}

}
