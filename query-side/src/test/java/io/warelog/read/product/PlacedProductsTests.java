package io.warelog.read.product;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductRenamed;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingFilter;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.warelog.read.product.CommitLog.MERCHANT;
import static io.warelog.read.product.CommitLog.created;
import static io.warelog.read.product.CommitLog.happened;
import static io.warelog.read.product.CommitLog.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where products stand after the events of their places, however these are batched. */
class PlacedProductsTests {

	private static final UUID A = new UUID(7, 1);

	private static final UUID B = new UUID(7, 2);

	private static final UUID C = new UUID(7, 3);

	private static final UUID D = new UUID(7, 4);

	@TempDir
	Path directory;

	/** Leaves D at 0, B at 1, C at 2 with two placements, and the deleted A nowhere. */
	private static List<DomainEventMessage<?>> log() {
		return new CommitLog().commit(placed(A, 9, true), created(A, "A"))
			.commit(placed(B, 9, true), created(B, "B"))
			.commit(created(C, "C"))
			.commit(placed(D, 0, true), created(D, "D"), happened(D, new ProductRenamed("D2")))
			.commit(placed(C, 9, true), happened(C, new ProductRenamed("C2")))
			.commit(placed(C, 3, true))
			.commit(happened(A, new ProductDeleted()))
			.messages();
	}

	private static ProductProjection projection(ReadModelStore store) {
		return new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD);
	}

	private static void assertPlaced(ReadModelStore store) {
		List<String> places = new ListingReads(store).page(MERCHANT, ListingFilter.all(), false, null, 0, 10)
			.stream()
			.map((place) -> place.ordinal() + "@" + place.order() + "x" + place.placements())
			.toList();
		assertThat(places).containsExactly("3@0x1", "1@1x1", "2@2x2");
	}

	@ParameterizedTest
	@EnumSource
	void aBatchMayEndBetweenThePlaceAndTheCreation(StoreKind kind) {
		List<DomainEventMessage<?>> log = log();
		for (int size = 1; size <= log.size(); size++) {
			Path directory = this.directory.resolve("size-" + size);
			assertThat(directory.toFile().mkdir()).isTrue();
			try (StoreKind.Opened opened = kind.open(directory)) {
				opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
				ProductProjection projection = projection(opened.store());
				for (int from = 0; from < log.size(); from += size) {
					Deliveries.deliver(projection, log.subList(from, Math.min(log.size(), from + size)));
				}
				assertPlaced(opened.store());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatComesAgainOrWasCutShortDoesNoHarm(StoreKind kind) {
		List<DomainEventMessage<?>> log = log();
		for (int seed = 0; seed < 30; seed++) {
			Path directory = this.directory.resolve("seed-" + seed);
			assertThat(directory.toFile().mkdir()).isTrue();
			Random random = new Random(seed);
			try (StoreKind.Opened opened = kind.open(directory)) {
				opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
				FailingStore store = new FailingStore(opened.store());
				ProductProjection projection = projection(store);
				int reached = 0;
				while (reached < log.size()) {
					int to = reached + 1 + random.nextInt(log.size() - reached);
					List<DomainEventMessage<?>> batch = new ArrayList<>(log.subList(random.nextInt(reached + 1), to));
					if (random.nextBoolean()) {
						store.cutShort(random.nextInt(7), random);
						ProductProjection failing = projection;
						assertThatExceptionOfType(StoreUnavailableException.class)
							.isThrownBy(() -> Deliveries.deliver(failing, batch));
						projection = random.nextBoolean() ? projection : projection(store);
						to = reached + 1 + random.nextInt(to - reached);
					}
					Deliveries.deliver(projection, log.subList(reached, to));
					reached = to;
				}
				assertPlaced(opened.store());
			}
		}
	}

}
