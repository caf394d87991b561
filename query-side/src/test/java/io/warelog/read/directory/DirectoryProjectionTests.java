package io.warelog.read.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.key.KeyIssued;
import io.warelog.api.key.KeyRevoked;
import io.warelog.api.merchant.MerchantCurrencyChanged;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantRenamed;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.MerchantWeightUnitChanged;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRenamed;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.organization.ProductDetailsReleased;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.http.KnownKey;
import io.warelog.platform.http.Scope;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.Condition;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.InterveningStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DirectoryProjectionTests {

	private static final UUID MERCHANT = UUID.fromString("11111111-1111-4111-8111-111111111111");

	private static final UUID ORGANIZATION = UUID.fromString("22222222-2222-4222-8222-222222222222");

	private static final UUID OTHER = UUID.fromString("33333333-3333-4333-8333-333333333333");

	private static final UUID DELIVERY = UUID.fromString("44444444-4444-4444-8444-444444444444");

	private static final UUID GIFT = UUID.fromString("55555555-5555-4555-8555-555555555555");

	private static final UUID KEY = UUID.fromString("66666666-6666-4666-8666-666666666666");

	private static final String HASH = "ab".repeat(32);

	private static final List<DomainEventMessage<DomainEvent>> LOG = log();

	@TempDir
	Path directory;

	private static List<DomainEventMessage<DomainEvent>> log() {
		List<DomainEventMessage<DomainEvent>> log = new ArrayList<>();
		String organization = Streams.organization(ORGANIZATION);
		String merchant = Streams.merchant(MERCHANT);
		add(log, organization, 0, new OrganizationFounded(ORGANIZATION, "Tea House"));
		add(log, merchant, 0, new MerchantRegistered(MERCHANT, ORGANIZATION, "Shop", "USD", null, "kg"));
		add(log, Streams.key(HASH), 0,
				new KeyIssued(KEY, MERCHANT, ORGANIZATION, "till", Set.of("storefront", "admin"), null));
		add(log, organization, 1, new FeeTypeAdded(DELIVERY, "Delivery"));
		add(log, Streams.organization(OTHER), 0, new OrganizationFounded(OTHER, "Other"));
		add(log, organization, 2, new FeeTypeAdded(GIFT, "Gift wrap"));
		add(log, organization, 3, new ProductDetailsFrozen());
		add(log, organization, 4, new FeeTypeRenamed(DELIVERY, "Shipping"));
		add(log, merchant, 1, new MerchantRenamed("Tea Shop"));
		add(log, merchant, 2, new MerchantCurrencyChanged("EUR"));
		add(log, merchant, 3, new MerchantStorefrontMoved("https://tea.example"));
		add(log, merchant, 4, new MerchantWeightUnitChanged("lb"));
		add(log, organization, 5, new FeeTypeRetired(GIFT));
		add(log, organization, 6, new ProductDetailsReleased());
		add(log, organization, 7, new ProductDetailsFrozen());
		return log;
	}

	private static void add(List<DomainEventMessage<DomainEvent>> log, String stream, long sequence,
			DomainEvent event) {
		log.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(log.size()),
				new GenericDomainEventMessage<>("any", stream, sequence, event, Map.of(), "event-" + log.size(),
						Instant.parse("2026-11-22T10:00:00Z").plusSeconds(log.size()))));
	}

	private static Directory directory(ReadModelStore store) {
		return new Directory(store, PayloadJson.mapper());
	}

	private static void deliver(ReadModelStore store, List<DomainEventMessage<DomainEvent>> events) {
		Deliveries.deliver(new DirectoryProjection(store, directory(store), new Arrivals()), events);
	}

	private static String text(Optional<ReadBackAnswer> answer) {
		return new String(answer.orElseThrow().body(), StandardCharsets.UTF_8);
	}

	private static void assertAllIsThere(ReadModelStore store) {
		Directory directory = directory(store);
		assertThat(text(directory.seeMerchant(MERCHANT, 5)))
			.isEqualTo("{\"data\":{\"merchant_id\":\"11111111-1111-4111-8111-111111111111\","
					+ "\"organization_id\":\"22222222-2222-4222-8222-222222222222\",\"name\":\"Tea Shop\","
					+ "\"currency\":\"EUR\",\"storefront_url\":\"https://tea.example\",\"weight_unit\":\"lb\","
					+ "\"created_at\":\"2026-11-22T10:00:01Z\",\"version\":5}}");
		assertThat(text(directory.seeOrganization(ORGANIZATION, 8)))
			.isEqualTo("{\"data\":{\"organization_id\":\"22222222-2222-4222-8222-222222222222\","
					+ "\"name\":\"Tea House\",\"details\":\"frozen\",\"created_at\":\"2026-11-22T10:00:00Z\","
					+ "\"version\":8}}");
		assertThat(text(directory.seeFeeType(DELIVERY, 8)))
			.isEqualTo("{\"data\":{\"fee_type_id\":\"44444444-4444-4444-8444-444444444444\","
					+ "\"name\":\"Shipping\",\"retired\":false}}");
		assertThat(text(directory.seeFeeType(GIFT, 8)))
			.isEqualTo("{\"data\":{\"fee_type_id\":\"55555555-5555-4555-8555-555555555555\","
					+ "\"name\":\"Gift wrap\",\"retired\":true}}");
		assertThat(text(directory.seeKey(KEY, 1)))
			.isEqualTo("{\"data\":{\"key_id\":\"66666666-6666-4666-8666-666666666666\","
					+ "\"merchant_id\":\"11111111-1111-4111-8111-111111111111\",\"name\":\"till\","
					+ "\"scopes\":[\"admin\",\"storefront\"],\"expires_at\":null,\"revoked\":false,"
					+ "\"created_at\":\"2026-11-22T10:00:02Z\",\"version\":1}}");
		assertThat(directory.organizations().page(List.of(), 0, 10)).extracting((entry) -> entry.state().name())
			.containsExactly("Tea House", "Other");
		assertThat(
				directory.feeTypes()
					.page(List.of(new Condition.Is("organization", ORGANIZATION.toString()),
							new Condition.Is("retired", 0L)), 0, 10))
			.extracting((entry) -> entry.state().id())
			.containsExactly(DELIVERY);
		assertThat(directory.feeTypes().get(GIFT.toString())).map((entry) -> entry.createdAt())
			.contains(Instant.parse("2026-11-22T10:00:05Z").toEpochMilli() * 1000);
	}

	@ParameterizedTest
	@EnumSource
	void allIsThereHoweverOftenItComes(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
			deliver(store, LOG);
			assertAllIsThere(store);
			for (int from = 0; from < LOG.size(); from++) {
				deliver(store, LOG.subList(from, LOG.size()));
				deliver(store, LOG.subList(0, from + 1));
				assertAllIsThere(store);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aBatchCutShortIsMadeGoodWhenItComesAgain(StoreKind kind) throws IOException {
		for (int seed = 0; seed < 8; seed++) {
			try (StoreKind.Opened opened = kind.open(Files.createDirectory(this.directory.resolve("seed-" + seed)))) {
				cutShort(opened.store(), seed);
			}
		}
	}

	private static void cutShort(ReadModelStore store, int seed) {
		Random random = new Random(seed);
		FailingStore failing = new FailingStore(store);
		store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
		int reached = random.nextInt(LOG.size() - 6);
		deliver(store, LOG.subList(0, reached));
		failing.cutShort(seed % 4, random);
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> deliver(failing, LOG.subList(reached, LOG.size())));
		for (DomainEventMessage<DomainEvent> event : LOG.subList(reached, LOG.size())) {
			deliver(failing, List.of(event));
		}
		assertAllIsThere(store);
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsShownBeforeItsVersion(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
			deliver(store, LOG);
			Directory directory = directory(store);
			assertThat(directory.seeMerchant(MERCHANT, 6)).isEmpty();
			assertThat(directory.seeOrganization(ORGANIZATION, 9)).isEmpty();
			assertThat(directory.seeFeeType(DELIVERY, 9)).isEmpty();
			assertThat(directory.seeKey(KEY, 2)).isEmpty();
			assertThat(directory.seeMerchant(OTHER, 0)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aFeeTypeIsNotShownAsItWasWhenItIsRenamedMeanwhile(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
			deliver(store, LOG);
			List<DomainEventMessage<DomainEvent>> more = new ArrayList<>(LOG);
			add(more, Streams.organization(ORGANIZATION), 8, new FeeTypeRenamed(DELIVERY, "Courier"));
			ReadModelStore renamedMeanwhile = InterveningStore.behindFirstReadOf(store, DirectoryCollections.FEE_TYPES,
					() -> deliver(store, more.subList(LOG.size(), more.size())));

			Optional<ReadBackAnswer> seen = directory(renamedMeanwhile).seeFeeType(DELIVERY, 9);

			assertThat(text(seen)).contains("\"name\":\"Courier\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aKeyIsKnownUntilItIsRevoked(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(DirectoryProjection.NAME, DirectoryCollections.all());
			deliver(store, LOG);
			KnownKey known = directory(store).known(HASH).orElseThrow();
			assertThat(known.caller().merchantId()).isEqualTo(MERCHANT);
			assertThat(known.caller().has(Scope.ADMIN)).isTrue();
			assertThat(known.caller().has(Scope.OPERATOR)).isFalse();
			assertThat(directory(store).known("cd".repeat(32))).isEmpty();
			List<DomainEventMessage<DomainEvent>> more = new ArrayList<>(LOG);
			add(more, Streams.key(HASH), 1, new KeyRevoked());
			deliver(store, more.subList(LOG.size(), more.size()));
			assertThat(directory(store).known(HASH)).isEmpty();
			deliver(store, LOG);
			assertThat(directory(store).known(HASH)).isEmpty();
			assertThat(text(directory(store).seeKey(KEY, 2))).contains("\"revoked\":true");
		}
	}

}
