package io.warelog.write.product;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.value.ProductId;
import io.warelog.platform.messaging.PayloadName;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.write.Log;
import io.warelog.write.Node;
import io.warelog.write.PayloadTable;
import io.warelog.write.commit.Written;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProductSnapshotTests {

	@TempDir
	private Path directory;

	private Log log;

	private Node node;

	private Merchant merchant;

	private UUID product;

	@BeforeEach
	void aProductThatHasChangedOften() throws SQLException {
		start(PayloadTable.NAMES);
		this.merchant = this.node.register("Tea shop");
		this.product = this.node.create(this.merchant, "Tea").resource();
		for (int version = 2; version <= 99; version++) {
			rename("Tea of version " + version);
		}
	}

	@AfterEach
	void stop() throws SQLException {
		this.node.close();
		this.log.close();
	}

	@Test
	void theHundredthEventTakesASnapshot() {
		assertThat(this.log.engine().readSnapshot(stream())).isEmpty();
		rename("Tea of version 100");
		assertThat(this.log.engine().readSnapshot(stream())).get()
			.extracting(DomainEventMessage::getSequenceNumber)
			.isEqualTo(99L);
	}

	@Test
	void aSnapshotIsWhatItsEventsFoldTo() {
		rename("Tea of version 100");
		ProductAggregate snapshot = (ProductAggregate) this.log.engine()
			.readSnapshot(stream())
			.orElseThrow()
			.getPayload();
		assertThat(snapshot.product()).isEqualTo(folded());
	}

	@Test
	void afterARestartChangesGoOnFromTheSnapshot() throws SQLException {
		rename("Tea of version 100");
		rename("Tea of version 101");
		stop();
		start(PayloadTable.NAMES);
		assertThat(this.log.engine().readSnapshot(stream())).isPresent();
		assertThat(rename("Tea of version 101")).isEqualTo(new Written(this.product, 101, 0, Effect.NONE));
		assertThat(rename("Tea of version 102")).isEqualTo(new Written(this.product, 102, 0, Effect.CHANGED));
		assertThat(this.log.payloads(stream())).hasSize(102).endsWith(new ProductRenamed("Tea of version 102"));
	}

	@Test
	void aSnapshotOfAnotherFoldIsNotUsed() throws SQLException {
		rename("Tea of version 100");
		stop();
		start(ofAnotherFold());
		assertThat(this.log.engine().readSnapshot(stream())).isEmpty();
		assertThat(rename("Tea of version 100")).isEqualTo(new Written(this.product, 100, 0, Effect.NONE));
		assertThat(rename("Tea of version 101")).isEqualTo(new Written(this.product, 101, 0, Effect.CHANGED));
	}

	private void start(PayloadNames names) throws SQLException {
		this.log = Log.open(this.directory, names);
		this.node = Node.start(this.log);
	}

	private static PayloadNames ofAnotherFold() {
		Map<Class<?>, PayloadName> names = PayloadTable.byClass();
		names.put(ProductAggregate.class, new PayloadName("product-snapshot", "another"));
		return new PayloadNames(names);
	}

	private Written rename(String name) {
		return this.node.send(new ChangeProduct(new ProductId(this.product), this.merchant.id(),
				ProductChanges.of((wanted) -> wanted.name = name), List.of()), this.merchant.id().value());
	}

	private Product folded() {
		Product state = new NoProduct();
		for (Object event : this.log.payloads(stream())) {
			state = ProductFold.evolve(state, (ProductEvent) event);
		}
		return state;
	}

	private String stream() {
		return Streams.product(this.product);
	}

}
