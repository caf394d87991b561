package io.warelog.app.axonserver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes handle the messages of each name.
 *
 * @param <M> what a node is sent
 */
final class Subscriptions<M> {

	private final Map<String, List<Node<M>>> nodes = new HashMap<>();

	synchronized void add(String name, Node<M> node) {
		List<Node<M>> handlers = this.nodes.computeIfAbsent(name, (unknown) -> new ArrayList<>());
		if (!handlers.contains(node)) {
			handlers.add(node);
		}
	}

	synchronized void remove(String name, Node<M> node) {
		this.nodes.getOrDefault(name, new ArrayList<>()).remove(node);
	}

	synchronized void forget(Node<M> node) {
		this.nodes.values().forEach((handlers) -> handlers.remove(node));
	}

	/**
	 * One of those that handle a name, the same for the same number, or null if none
	 * does.
	 */
	synchronized @Nullable Node<M> one(String name, int number) {
		List<Node<M>> handlers = this.nodes.getOrDefault(name, List.of());
		return handlers.isEmpty() ? null : handlers.get(Math.floorMod(number, handlers.size()));
	}

	/**
	 * A node that handles messages.
	 *
	 * @param <M> what it is sent
	 */
	static final class Node<M> {

		private final StreamObserver<M> out;

		Node(StreamObserver<M> out) {
			this.out = out;
		}

		static InstructionAck acknowledged(String instruction) {
			return InstructionAck.newBuilder().setInstructionId(instruction).setSuccess(true).build();
		}

		/** It does nothing for one that has gone. */
		synchronized void send(M message) {
			this.out.onNext(message);
		}

		synchronized void complete() {
			this.out.onCompleted();
		}

	}

}
