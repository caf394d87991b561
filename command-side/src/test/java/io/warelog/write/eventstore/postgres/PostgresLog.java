package io.warelog.write.eventstore.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.LogUnderTest;

/** A log in a schema of its own. */
record PostgresLog(String url) implements LogUnderTest {

	static PostgresLog make() {
		return new PostgresLog(TestPostgres.newLog());
	}

	EventsLocation.InPostgres location() {
		return new EventsLocation.InPostgres(this.url, null, null);
	}

	@Override
	public EventLog open() {
		return LogUnderTest.unwatched(PostgresEventLog.open(location(), UUID.randomUUID().toString(), 4));
	}

	@Override
	public void makeOfALaterProgram() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url);
				Statement statement = connection.createStatement()) {
			statement.execute("UPDATE event_log SET version = 99");
		}
	}

}
