package io.warelog.app;

import java.util.List;

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
	 * @return none for SQLite, the log's address for PostgreSQL
	 */
	static List<String> options() {
		String events = System.getProperty("events", "sqlite");
		return switch (events) {
			case "sqlite" -> List.of();
			case "postgresql" -> List.of("--events=" + TestPostgres.newLog());
			default -> throw new IllegalArgumentException("events is sqlite or postgresql, not " + events);
		};
	}

}
