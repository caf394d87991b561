package io.warelog.write.commit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Sends commands, and sends them again when they lost a race: what they met has changed
 * by then, so they are decided anew.
 */
public final class Commands {

	/** Far more than the nodes that could race. */
	private static final int ATTEMPTS = 100;

	private static final long MOST_NANOS_WITHOUT_HANDLER = TimeUnit.SECONDS.toNanos(5);

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final CommandGateway gateway;

	public Commands(CommandGateway gateway) {
		this.gateway = gateway;
	}

	/**
	 * Sends a command and waits until its commit is on the disk.
	 * @param command makes the command; asked again, with new ids for what is new, when a
	 * race was lost
	 * @param intent who wants it, why, and under which conditions
	 * @return what it came to
	 * @throws RefusedException if it is refused; then nothing has happened
	 */
	public Written send(Supplier<?> command, Intent intent) {
		long deadline = System.nanoTime() + MOST_NANOS_WITHOUT_HANDLER;
		int losses = 0;
		while (true) {
			try {
				return attempt(command.get(), intent);
			}
			catch (NoHandlerForCommandException nobody) {
				// nothing has happened; nodes that come back tell after a moment what
				// they handle
				if (System.nanoTime() - deadline > 0) {
					throw new EventStoreUnavailableException("No node handles commands now", false, nobody);
				}
				LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			}
			catch (AggregateStreamCreationException | ConcurrencyException lost) {
				losses++;
				if (losses >= ATTEMPTS) {
					throw lost;
				}
			}
			catch (AggregateNotFoundException missing) {
				throw new RefusedException(
						new Refusal.NotFound(StreamEvents.kind(missing.getAggregateIdentifier().toString())));
			}
		}
	}

	private Written attempt(Object command, Intent intent) {
		try {
			return this.gateway.sendAndWait(new GenericCommandMessage<>(command, intent.toMetaData()));
		}
		catch (CommandExecutionException carried) {
			throw CarriedFailure.unpack(carried);
		}
	}

}
