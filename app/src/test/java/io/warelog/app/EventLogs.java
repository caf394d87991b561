package io.warelog.app;

import java.util.List;

import io.warelog.app.axonserver.AxonServerDouble;
import io.warelog.write.eventstore.postgres.TestPostgres;

/**
 * Where the services under test keep their events, chosen by the system property
 * {@code events}. Each service gets a log of its own.
 */
final class EventLogs {

	private EventLogs() {
	}

	/**
	 * The options that a service has to be started with.
	 * @return none for SQLite, the log's address for PostgreSQL, that of a new double for
	 * Axon Server
	 */
	static List<String> options() {
		String events = System.getProperty("events", "sqlite");
		return switch (events) {
			case "sqlite" -> List.of();
			case "postgresql" -> List.of("--events=" + TestPostgres.newLog());
			case "axonserver" -> List.of("--events=" + AxonServerDouble.start().uri());
			default -> throw new IllegalArgumentException("events is sqlite, postgresql or axonserver, not " + events);
		};
	}

}
