package io.warelog.bench.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.product.ProductCreated;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.CommandSide;
import io.warelog.write.eventstore.CurrentSnapshots;
import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.GroupCommitLimits;
import io.warelog.write.eventstore.LogEngine;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The event store alone, in this process: what creates could reach if nothing but their
 * durable commit cost time. A commit is two events, as a create's is: the product and its
 * slug.
 */
public final class BareEventStore implements AutoCloseable {

	private static final UUID MERCHANT = UUID.randomUUID();

	private final EventLog log;

	private final LogEngine engine;

	private BareEventStore(EventLog log, LogEngine engine) {
		this.log = log;
		this.engine = engine;
	}

	/**
	 * Opens an event store on an empty directory.
	 * @param directory on the same disk as the service's data
	 * @return the store
	 * @throws SQLException if its file cannot be written
	 */
	public static BareEventStore open(Path directory) throws SQLException {
		SqliteFile file = SqliteFile.open(directory.resolve("events.db"), SqliteFile.Durability.EVERY_COMMIT, 1);
		PayloadNames names = new PayloadNames(CommandSide.storedNames());
		EventLog log = SqliteEventLog.open(file);
		return new BareEventStore(log, new LogEngine(log, new NamedPayloadSerializer(names), NoOpEventUpcaster.INSTANCE,
				new CurrentSnapshots(names), GroupCommitLimits.DEFAULT));
	}

	/**
	 * Commits for a while.
	 * @param callers how many at once, at least 1
	 * @param duration for how long
	 * @return durable commits per second
	 */
	public double commitsPerSecond(int callers, Duration duration) {
		return ClosedLoop.rate(callers, duration, this::commit);
	}

	private void commit() {
		UUID id = UuidCreator.getTimeOrderedEpochPlus1();
		ProductCreated created = new ProductCreated(id, MERCHANT, MERCHANT, "Standard Subscription", "slug-" + id,
				"Monthly access to standard features.", new BigDecimal("99.00"), "USD", null, null, true, true,
				List.of());
		this.engine.appendEvents(new GenericDomainEventMessage<>("product", Streams.product(id), 0, created),
				new GenericDomainEventMessage<>("slug", Streams.slug(MERCHANT, created.slug()), 0,
						new SlugClaimed(id)));
	}

	@Override
	public void close() throws SQLException {
		this.engine.close();
		this.log.close();
	}

}
