package io.warelog.app.axonserver;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc.CommandServiceImplBase;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.warelog.app.axonserver.Subscriptions.Node;

/**
 * The commands of the double: each goes to one of the nodes that handle such, those with
 * one routing key to the same. A node that goes away fails what it had in hand.
 */
final class CommandService extends CommandServiceImplBase {

	private final Subscriptions<CommandProviderInbound> nodes = new Subscriptions<>();

	private final Map<String, Sent> sent = new ConcurrentHashMap<>();

	/** Every command that has gone over the wire, by its name there. */
	private final Map<String, List<Command>> seen = new ConcurrentHashMap<>();

	private record Sent(Node<CommandProviderInbound> to, StreamObserver<CommandResponse> answer) {
	}

	Map<String, List<Command>> seen() {
		return this.seen;
	}

	@Override
	public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> out) {
		Node<CommandProviderInbound> node = new Node<>(out);
		((ServerCallStreamObserver<CommandProviderInbound>) out).setOnCancelHandler(() -> forget(node));
		return new StreamObserver<>() {

			@Override
			public void onNext(CommandProviderOutbound message) {
				switch (message.getRequestCase()) {
					case SUBSCRIBE -> {
						CommandService.this.nodes.add(message.getSubscribe().getCommand(), node);
						acknowledge(message.getInstructionId(), node);
					}
					case UNSUBSCRIBE -> {
						CommandService.this.nodes.remove(message.getUnsubscribe().getCommand(), node);
						acknowledge(message.getInstructionId(), node);
					}
					case COMMAND_RESPONSE -> {
						Sent command = CommandService.this.sent
							.remove(message.getCommandResponse().getRequestIdentifier());
						if (command != null) {
							answer(command.answer(), message.getCommandResponse());
						}
					}
					case FLOW_CONTROL, ACK, REQUEST_NOT_SET -> {
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

	private static void acknowledge(String instruction, Node<CommandProviderInbound> node) {
		node.send(CommandProviderInbound.newBuilder().setAck(Node.acknowledged(instruction)).build());
	}

	private void forget(Node<CommandProviderInbound> node) {
		this.nodes.forget(node);
		for (Iterator<Map.Entry<String, Sent>> all = this.sent.entrySet().iterator(); all.hasNext();) {
			Map.Entry<String, Sent> command = all.next();
			if (command.getValue().to() == node) {
				all.remove();
				answer(command.getValue().answer(),
						failure(command.getKey(), "AXONIQ-4001", "Connection lost while executing command"));
			}
		}
	}

	@Override
	public void dispatch(Command command, StreamObserver<CommandResponse> answer) {
		((ServerCallStreamObserver<CommandResponse>) answer)
			.setOnCancelHandler(() -> this.sent.remove(command.getMessageIdentifier()));
		this.seen.computeIfAbsent(command.getName(), (name) -> new CopyOnWriteArrayList<>()).add(command);
		Node<CommandProviderInbound> node = this.nodes.one(command.getName(), key(command).hashCode());
		if (node == null) {
			answer(answer, failure(command.getMessageIdentifier(), "AXONIQ-4000", "No handler for command"));
			return;
		}
		this.sent.put(command.getMessageIdentifier(), new Sent(node, answer));
		node.send(CommandProviderInbound.newBuilder().setCommand(command).build());
	}

	private static String key(Command command) {
		return command.getProcessingInstructionsList()
			.stream()
			.filter((instruction) -> instruction.getKey() == ProcessingKey.ROUTING_KEY)
			.map(ProcessingInstruction::getValue)
			.map((value) -> value.getTextValue())
			.findFirst()
			.orElse(command.getMessageIdentifier());
	}

	private static CommandResponse failure(String request, String code, String why) {
		return CommandResponse.newBuilder()
			.setMessageIdentifier(request + "-failed")
			.setRequestIdentifier(request)
			.setErrorCode(code)
			.setErrorMessage(ErrorMessage.newBuilder().setMessage(why).setErrorCode(code))
			.build();
	}

	private static void answer(StreamObserver<CommandResponse> answer, CommandResponse response) {
		answer.onNext(response);
		answer.onCompleted();
	}

}
