package io.warelog.read.shop;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.directory.Directory;
import io.warelog.read.directory.DirectoryCollections;
import io.warelog.read.directory.DirectoryProjection;
import io.warelog.read.directory.ReferenceData;
import io.warelog.read.history.HistoryReads;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.listing.ListingHistory;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.massedit.MassEditReads;
import io.warelog.read.product.Facets;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.product.ProductReads;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read back of products while the projections are not all as far. */
class ShopReadsTests {

	private static final JsonMapper JSON = PayloadJson.mapper();

	private static final UUID MERCHANT = new UUID(1, 1);

	private static final UUID PRODUCT = new UUID(1, 2);

	private static final UUID EDIT = new UUID(1, 3);

	@TempDir
	Path directory;

	private final List<DomainEventMessage<DomainEvent>> log = new ArrayList<>();

	private void happened(String stream, DomainEvent event) {
		long sequence = this.log.stream().filter((message) -> message.getAggregateIdentifier().equals(stream)).count();
		this.log.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(this.log.size()),
				new GenericDomainEventMessage<>("any", stream, sequence, event,
						Map.of(CommitMetadata.MERCHANT, MERCHANT.toString(), CommitMetadata.COMMIT,
								Integer.toString(this.log.size()), CommitMetadata.INDEX, 0, CommitMetadata.MASS_EDIT,
								EDIT.toString()),
						"event-" + this.log.size(), Instant.parse("2026-11-22T10:00:00Z"))));
	}

	@ParameterizedTest
	@EnumSource
	void aProductIsNotReadBackWithoutTheTaxGroupThatItHas(StoreKind kind) {
		happened(Streams.merchant(MERCHANT),
				new MerchantRegistered(MERCHANT, new UUID(9, 9), "Shop", "USD", null, "kg"));
		happened(Streams.merchant(MERCHANT), new TaxGroupAdded(1, "Goods", List.of()));
		happened(Streams.massEdit(EDIT), new MassEditMade(EDIT, MERCHANT, List.of("tax_group"), 1));
		happened(Streams.product(PRODUCT), new ProductCreated(PRODUCT, MERCHANT, new UUID(9, 9), "Mug", "mug", null,
				new BigDecimal("10.00"), "USD", null, null, true, true, List.of()));
		happened(Streams.product(PRODUCT), new ProductTaxGroupAssigned(1));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
			Directory merchants = new Directory(store, JSON);
			ListingReads listing = new ListingReads(store);
			ReferenceData reference = new ReferenceData(merchants, new MerchantHistory(store, JSON));
			ShopReads reads = new ShopReads(store, new ProductReads(store), listing, reference::surroundings,
					new PastSurroundings(reference::surroundings, new ListingHistory(store, Facets.Filter.COUNTED)),
					new ImageUrls(() -> "https://shop.example/media/", (video) -> Optional.empty()),
					new MassEditReads(store), new HistoryReads(store, JSON), JSON);
			ReadBack product = new ReadBack(Representation.STORE_PRODUCT, PRODUCT, 2, 0, null, false);
			ReadBack edit = new ReadBack(Representation.MASS_EDIT, EDIT, 1, 0, null, false);
			Deliveries.deliver(new ProductProjection(store, JSON, new Arrivals(), Deliveries.UNREAD),
					this.log.subList(2, 5));

			assertThat(reads.seeProduct(product)).isEmpty();
			assertThat(reads.seeMassEdit(edit)).isEmpty();
			Deliveries.deliver(new DirectoryProjection(store, merchants, new Arrivals()), this.log.subList(0, 2));

			assertThat(text(reads.seeProduct(product))).contains("\"name\":\"Goods\"");
			assertThat(text(reads.seeMassEdit(edit))).contains("\"name\":\"Goods\"");
		}
	}

	private static String text(Optional<ReadBackAnswer> answer) {
		return new String(answer.orElseThrow().body(), StandardCharsets.UTF_8);
	}

}
