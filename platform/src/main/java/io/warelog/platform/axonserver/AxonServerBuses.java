package io.warelog.platform.axonserver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import io.warelog.platform.messaging.PayloadName;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.axonserver.connector.util.ExecutorServiceBuilder;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;

/**
 * Makes the buses over which nodes talk by way of an Axon Server. Who handles a command
 * or answers a query may have to wait, so each has a thread of its own.
 */
public final class AxonServerBuses {

	private static final ExecutorServiceBuilder THREADS = (configuration, queue) -> Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("message-", 0).factory());

	private AxonServerBuses() {
	}

	/**
	 * Makes the bus of commands.
	 * @param server over which they go
	 * @param names of the commands
	 * @param serializer of commands, results and packed failures
	 * @param routing tells what a command is about; those with the same meet at one node
	 * @param correlation what of a command's metadata goes on to its events
	 * @param failures what becomes of the failure of a command
	 * @return the bus
	 */
	public static CommandBus commands(AxonServer server, Map<Class<?>, PayloadName> names, Serializer serializer,
			RoutingStrategy routing, List<CorrelationDataProvider> correlation, Failed failures) {
		SimpleCommandBus here = SimpleCommandBus.builder().build();
		here.registerHandlerInterceptor(new CorrelationDataInterceptor<>(correlation));
		AxonServerCommandBus bus = AxonServerCommandBus.builder()
			.axonServerConnectionManager(server.connections())
			.configuration(server.configuration())
			.localSegment(new HandledHere(here, failures.packed()))
			.serializer(serializer)
			.routingStrategy(routing)
			.executorServiceBuilder(THREADS)
			.build();
		Map<String, String> nameOfClass = new HashMap<>();
		names.forEach((type, name) -> nameOfClass.put(type.getName(), name.name()));
		return new NamedCommandBus(bus, serializer, nameOfClass, failures.undelivered());
	}

	/**
	 * What becomes of the failure of a command.
	 *
	 * @param packed makes of it what crosses the server whole
	 * @param undelivered makes of a failure of the way what the sender understands
	 */
	public record Failed(UnaryOperator<Throwable> packed, UnaryOperator<Throwable> undelivered) {
	}

	/**
	 * Makes the bus of queries.
	 * @param server over which they go
	 * @param serializer of queries and answers
	 * @return the bus
	 */
	public static QueryBus queries(AxonServer server, Serializer serializer) {
		SimpleQueryBus here = SimpleQueryBus.builder().build();
		return AxonServerQueryBus.builder()
			.axonServerConnectionManager(server.connections())
			.configuration(server.configuration())
			.localSegment(here)
			.updateEmitter(here.queryUpdateEmitter())
			.messageSerializer(serializer)
			.genericSerializer(serializer)
			// who answers itself has the shortest way, and has read models to show it in
			.enabledLocalSegmentShortCut()
			.queryExecutorServiceBuilder(THREADS)
			.queryResponseExecutorServiceBuilder(THREADS)
			.build();
	}

}
