package io.warelog.write.eventstore;

import java.sql.SQLException;

import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * An engine over a log of any kind, as a test wants it.
 */
public final class TestStore implements AutoCloseable {

	private final EventLog log;

	private final LogEngine engine;

	private TestStore(EventLog log, LogEngine engine) {
		this.log = log;
		this.engine = engine;
	}

	/** With the usual limits and payloads of tests. */
	public static TestStore over(EventLog log) {
		return over(log, GroupCommitLimits.DEFAULT, Tally.NAMES);
	}

	static TestStore over(EventLog log, GroupCommitLimits limits, PayloadNames names) {
		return new TestStore(log, new LogEngine(log, new NamedPayloadSerializer(names), NoOpEventUpcaster.INSTANCE,
				new CurrentSnapshots(names), limits));
	}

	public LogEngine engine() {
		return this.engine;
	}

	@Override
	public void close() throws SQLException {
		this.engine.close();
		this.log.close();
	}

}
