package io.warelog.app;

import java.net.InetSocketAddress;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.read.generation.Generations;
import io.warelog.read.projection.ReadModelTokenStore;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import io.warelog.write.eventstore.CachingRepository;
import io.warelog.write.eventstore.LogEventStore;
import io.warelog.write.eventstore.postgres.TestPostgres;
import io.warelog.write.product.ProductAggregate;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The parts that keep what they hold are the ones in use. */
class WiringTests {

	@TempDir
	Path data;

	@Test
	void oneMachineKeepsEventsAndReadModelsInFiles() {
		try (ConfigurableApplicationContext service = Warelog
			.start(new String[] { "serve", "--port=0", "--data=" + this.data })) {
			assertThat(service.getBean(Generations.class).database()).isInstanceOf(SqliteReadModelStore.class);
			assertAxonIsWiredByHand(service);
			assertThat(this.data.resolve("events.db")).isNotEmptyFile();
			assertThat(this.data.resolve("views.db")).isNotEmptyFile();
		}
	}

	@Test
	void readModelsAreKeptInMongoDbWhenToldSo() {
		MongoServer server = new MongoServer(new MemoryBackend());
		try {
			InetSocketAddress address = server.bind();
			try (ConfigurableApplicationContext service = Warelog.start(new String[] { "serve", "--port=0",
					"--data=" + this.data, "--views=mongodb://127.0.0.1:" + address.getPort() + "/wiring" })) {
				assertThat(service.getBean(Generations.class).database()).isInstanceOf(MongoReadModelStore.class);
				assertAxonIsWiredByHand(service);
				assertThat(this.data.resolve("events.db")).isNotEmptyFile();
				assertThat(this.data.resolve("views.db")).doesNotExist();
			}
		}
		finally {
			server.shutdownNow();
		}
	}

	@Test
	void eventsAreKeptInPostgreSqlWhenToldSo() {
		try (ConfigurableApplicationContext service = Warelog
			.start(new String[] { "serve", "--port=0", "--data=" + this.data, "--events=" + TestPostgres.newLog() })) {
			assertAxonIsWiredByHand(service);
			assertThat(this.data.resolve("events.db")).doesNotExist();
			assertThat(this.data.resolve("views.db")).isNotEmptyFile();
		}
	}

	private static void assertAxonIsWiredByHand(ConfigurableApplicationContext service) {
		Configuration axon = service.getBean(Configuration.class);
		assertThat(axon.eventStore()).isSameAs(service.getBean(EventStore.class)).isInstanceOf(LogEventStore.class);
		assertThat(service.getBean(StreamableMessageSource.class)).isSameAs(axon.eventStore());
		assertThat(service.getBean(TokenStore.class)).isInstanceOf(ReadModelTokenStore.class);
		assertThat(axon.serializer()).isInstanceOf(NamedPayloadSerializer.class);
		assertThat(axon.eventSerializer()).isInstanceOf(NamedPayloadSerializer.class);
		assertThat(axon.messageSerializer()).isInstanceOf(NamedPayloadSerializer.class);
		assertThat(axon.repository(ProductAggregate.class)).isInstanceOf(CachingRepository.class);
	}

}
