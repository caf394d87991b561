package io.warelog.read.directory;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.RateType;
import io.warelog.api.merchant.ShippingGroupAdded;
import io.warelog.api.merchant.ShippingOption;
import io.warelog.api.merchant.Tax;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.merchant.TaxGroupChanged;
import io.warelog.api.merchant.TaxGroupRetired;
import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceDataTests {

	private static final UUID MERCHANT = UUID.fromString("11111111-1111-4111-8111-111111111111");

	private static final UUID NOBODY = UUID.fromString("22222222-2222-4222-8222-222222222222");

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource
	void groupsAreShownAsTheyAreNowAlsoWhenRetired(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			ReferenceData reference = reference(store);
			happen(store, 0, new MerchantRegistered(MERCHANT, NOBODY, "Shop", "USD", "https://tea.example", "lb"),
					new TaxGroupAdded(1, "Goods", List.of(new Tax(1, "US", "MN", new BigDecimal("6")))),
					new ShippingGroupAdded(1, "Post", List.of(new ShippingOption(1, "Slow", RateType.FLAT_FEE,
							new BigDecimal("5.00"), RateType.NONE, null, "USD"))));
			String goods = text(reference.surroundings(MERCHANT).taxGroup(1));
			assertThat(goods).contains("\"name\":\"Goods\"", "\"rate\":\"6%\"");
			assertThat(text(reference.surroundings(MERCHANT).shippingGroup(1))).contains("\"per_cart_rate\":\"$5.00\"");
			assertThat(reference.surroundings(MERCHANT).storefrontUrl()).isEqualTo("https://tea.example");

			happen(store, 3, new TaxGroupRetired(1));
			assertThat(text(reference.surroundings(MERCHANT).taxGroup(1))).isEqualTo(goods);

			happen(store, 4, new TaxGroupChanged(1, "Things", List.of()), new MerchantStorefrontMoved(null));
			assertThat(text(reference.surroundings(MERCHANT).taxGroup(1)))
				.isEqualTo("{\"id\":1,\"name\":\"Things\",\"taxes\":[]}");
			assertThat(reference.surroundings(MERCHANT).storefrontUrl()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatIsNotThereIsNull(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			ReferenceData reference = reference(store);
			happen(store, 0, new MerchantRegistered(MERCHANT, NOBODY, "Shop", "USD", null, "kg"));
			for (UUID merchant : List.of(MERCHANT, NOBODY)) {
				assertThat(text(reference.surroundings(merchant).taxGroup(1))).isEqualTo("null");
				assertThat(text(reference.surroundings(merchant).shippingGroup(1))).isEqualTo("null");
				assertThat(reference.surroundings(merchant).storefrontUrl()).isNull();
			}
			assertThat(reference.of(NOBODY)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aGroupIsReadBackFromItsVersionOn(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			ReferenceData reference = reference(store);
			happen(store, 0, new MerchantRegistered(MERCHANT, NOBODY, "Shop", "USD", null, "kg"));
			assertThat(reference.seeTaxGroup(query("1", 1))).isEmpty();

			happen(store, 1, new TaxGroupAdded(1, "Goods", List.of()));
			ReadBackAnswer seen = reference.seeTaxGroup(query("1", 2)).orElseThrow();
			assertThat(text(seen.body())).isEqualTo("{\"id\":1,\"name\":\"Goods\",\"taxes\":[]}");
			assertThat(seen.version()).isEqualTo(2);
			assertThat(seen.etag()).startsWith("\"2-");
			assertThat(reference.seeTaxGroup(query("1", 3))).isEqualTo(Optional.empty());
			assertThat(reference.seeShippingGroup(query("1", 2))).isEmpty();
		}
	}

	private static ReadBack query(String part, long version) {
		return new ReadBack(Representation.TAX_GROUP, MERCHANT, version, 0, part, false);
	}

	private static ReferenceData reference(ReadModelStore store) {
		store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
		return new ReferenceData(new Directory(store, PayloadJson.mapper()),
				new MerchantHistory(store, PayloadJson.mapper()));
	}

	private static void happen(ReadModelStore store, int from, MerchantEvent... events) {
		for (int i = 0; i < events.length; i++) {
			DomainEventMessage<DomainEvent> event = new GenericTrackedDomainEventMessage<>(
					new GlobalSequenceTrackingToken(from + i),
					new GenericDomainEventMessage<>("any", Streams.merchant(MERCHANT), from + i, events[i], Map.of(),
							"event-" + (from + i), Instant.parse("2026-11-22T10:00:00Z")));
			Deliveries.deliver(
					new DirectoryProjection(store, new Directory(store, PayloadJson.mapper()), new Arrivals()),
					List.of(event));
		}
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

}
