package io.warelog.platform.axonserver;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.Registration;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.Serializer;

/**
 * The command bus of an Axon Server, on which commands go by their names in the table,
 * where Axon calls them by their classes. A command that would be too large for the way
 * is handled where it is: any node can handle any command, the server only sees to it
 * that those to one product meet at one node.
 */
final class NamedCommandBus implements CommandBus, Lifecycle {

	/** Far below what a message may measure. */
	private static final int MOST_BYTES = 1024 * 1024;

	private final AxonServerCommandBus bus;

	private final Serializer serializer;

	private final Map<String, String> nameOfClass;

	private final UnaryOperator<Throwable> undelivered;

	NamedCommandBus(AxonServerCommandBus bus, Serializer serializer, Map<String, String> nameOfClass,
			UnaryOperator<Throwable> undelivered) {
		this.bus = bus;
		this.serializer = serializer;
		this.nameOfClass = Map.copyOf(nameOfClass);
		this.undelivered = undelivered;
	}

	@Override
	public <C> void dispatch(CommandMessage<C> command) {
		dispatch(command, (sent, result) -> {
		});
	}

	@Override
	public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
		CommandMessage<C> named = new GenericCommandMessage<>(command, nameOf(command.getCommandName()));
		byte[] payload = named.serializePayload(this.serializer, byte[].class).getData();
		CommandBus way = (payload.length > MOST_BYTES) ? this.bus.localSegment() : this.bus;
		way.<C, R>dispatch(named, (sent, result) -> {
			if (result.isExceptional() && !(result.exceptionResult() instanceof CommandExecutionException)
					&& !(result.exceptionResult() instanceof NoHandlerForCommandException)) {
				callback.onResult(command, GenericCommandResultMessage
					.asCommandResultMessage(this.undelivered.apply(result.exceptionResult())));
			}
			else {
				callback.onResult(command, result);
			}
		});
	}

	@Override
	public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
		return this.bus.subscribe(nameOf(commandName),
				(message) -> handler.handle(new GenericCommandMessage<>(message, commandName)));
	}

	private String nameOf(String className) {
		return Objects.requireNonNull(this.nameOfClass.get(className), () -> className + " has no name to be sent by");
	}

	@Override
	public Registration registerHandlerInterceptor(
			MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
		return this.bus.registerHandlerInterceptor(handlerInterceptor);
	}

	@Override
	public Registration registerDispatchInterceptor(
			MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
		return this.bus.registerDispatchInterceptor(dispatchInterceptor);
	}

	@Override
	public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
		this.bus.registerLifecycleHandlers(lifecycle);
	}

}
