package io.warelog.platform.axonserver;

import java.util.function.UnaryOperator;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * Handles the commands that come to this node. Of a failure only the message would cross
 * the server, so it is packed here, behind the commit, where also those show that an
 * interceptor does not see.
 */
final class HandledHere implements CommandBus {

	private final SimpleCommandBus bus;

	private final UnaryOperator<Throwable> packed;

	HandledHere(SimpleCommandBus bus, UnaryOperator<Throwable> packed) {
		this.bus = bus;
		this.packed = packed;
	}

	@Override
	public <C> void dispatch(CommandMessage<C> command) {
		this.bus.dispatch(command);
	}

	@Override
	public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
		this.bus.<C, R>dispatch(command, (handled, result) -> {
			if (result.isExceptional()) {
				callback.onResult(handled, GenericCommandResultMessage
					.asCommandResultMessage(this.packed.apply(result.exceptionResult())));
			}
			else {
				callback.onResult(handled, result);
			}
		});
	}

	@Override
	public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
		return this.bus.subscribe(commandName, handler);
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

}
