package io.warelog.read.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.merchant.TaxGroupChanged;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductRestored;
import io.warelog.read.listing.ListingModel;
import io.warelog.read.listing.Place;
import io.warelog.read.listing.Placement;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Draws commands on the catalogue of one merchant and the log they leave: on products,
 * their places and the merchant itself, with a clock that steps back now and then. Beside
 * the log it keeps what the catalogue was after each commit, folded in the simplest way.
 */
final class GeneratedCatalogue {

	private static final int PRODUCTS = 9;

	private final Random random;

	private final GeneratedLog events;

	private final UUID merchant;

	private final List<DomainEventMessage<?>> log = new ArrayList<>();

	private final List<Then> commits = new ArrayList<>();

	private final Map<UUID, Row> rows = new LinkedHashMap<>();

	private final Map<String, Long> sequences = new HashMap<>();

	private final ListingModel listing = new ListingModel();

	private @Nullable Merchant state;

	private long position;

	private long micros = Times.micros(Instant.parse("2026-11-22T10:00:00Z"));

	private long latest;

	/**
	 * A product.
	 *
	 * @param ordinal its number in the order of creation
	 * @param product its state
	 * @param version of it
	 * @param createdAt when it came into being, in microseconds
	 * @param updatedAt when it last changed, in microseconds
	 * @param position of the last event on it
	 */
	record Row(long ordinal, Product product, long version, long createdAt, long updatedAt, long position) {

		@Nullable LiveProduct live() {
			return (this.product instanceof LiveProduct live) ? live : null;
		}

	}

	/**
	 * The catalogue after a commit.
	 *
	 * @param time of the commit in microseconds, never before the previous one
	 * @param rows of all products that there ever were
	 * @param places of those that are listed
	 * @param merchant as it was, null before anything was known of it
	 */
	record Then(long time, Map<UUID, Row> rows, List<Place> places, @Nullable Merchant merchant) {
	}

	GeneratedCatalogue(long seed) {
		this.random = new Random(seed);
		this.events = new GeneratedLog(seed, 1);
		this.merchant = new UUID(21, seed);
		this.position = seed * 100_000;
	}

	UUID merchant() {
		return this.merchant;
	}

	List<DomainEventMessage<?>> log() {
		return this.log;
	}

	List<Then> commits() {
		return this.commits;
	}

	/** The catalogue at some time. */
	Then at(long time) {
		return this.commits.reversed()
			.stream()
			.filter((commit) -> commit.time() <= time)
			.findFirst()
			.orElseGet(() -> new Then(0, Map.of(), List.of(), null));
	}

	GeneratedCatalogue commands(int count) {
		for (int i = 0; i < count; i++) {
			this.micros += this.random.nextInt(6) - 2;
			command();
		}
		return this;
	}

	private void command() {
		List<UUID> live = those(true);
		List<UUID> deleted = those(false);
		switch (this.random.nextInt(12)) {
			case 0 -> changeMerchant();
			case 1, 2, 3 -> {
				if (this.rows.size() < PRODUCTS) {
					create();
				}
				else {
					change(live);
				}
			}
			case 4 -> {
				if (!live.isEmpty()) {
					commit(null, List.of(placed(pick(live))));
				}
			}
			case 5 -> massEdit(live);
			case 6 -> {
				if (!deleted.isEmpty()) {
					UUID id = pick(deleted);
					commit(null, List.of(happened(id, new ProductRestored()), happened(id, event())));
				}
			}
			default -> change(live);
		}
	}

	private List<UUID> those(boolean existing) {
		return this.rows.keySet().stream().filter((id) -> (this.rows.get(id).live() != null) == existing).toList();
	}

	private void create() {
		UUID id = new UUID(this.random.nextLong(), this.rows.size() + 1L);
		List<Happened> events = new ArrayList<>();
		if (this.random.nextBoolean()) {
			events.add(placed(id));
		}
		events.add(happened(id, ProductLog.product(id, this.merchant, this.random.nextBoolean() ? "Tea" : "Mug")));
		for (int i = this.random.nextInt(3); i > 0; i--) {
			events.add(happened(id, event()));
		}
		commit(null, events);
	}

	private void change(List<UUID> live) {
		if (live.isEmpty()) {
			create();
			return;
		}
		UUID id = pick(live);
		if (this.random.nextInt(15) == 0) {
			commit(null, List.of(happened(id, new ProductDeleted())));
			return;
		}
		List<Happened> events = new ArrayList<>();
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			events.add(happened(id, event()));
		}
		commit(null, events);
	}

	private void massEdit(List<UUID> live) {
		if (live.isEmpty()) {
			return;
		}
		UUID id = new UUID(this.merchant.getLeastSignificantBits(), 1_000_000 + this.position);
		List<Happened> events = new ArrayList<>();
		events.add(new Happened(Streams.massEdit(id), id,
				new MassEditMade(id, this.merchant, List.of("name"), live.size())));
		for (UUID product : live) {
			if (this.random.nextBoolean()) {
				events.add(happened(product, event()));
			}
			if (this.random.nextInt(4) == 0) {
				events.add(new Happened(Streams.placement(product), product,
						new ProductPlaced(product, this.merchant, this.random.nextInt(12), false)));
			}
		}
		commit(id, events);
	}

	private void changeMerchant() {
		MerchantEvent event = switch ((this.state == null) ? 0 : this.random.nextInt(3)) {
			case 0 ->
				(this.state == null) ? new MerchantRegistered(this.merchant, new UUID(9, 9), "Shop", "USD", null, "kg")
						: new MerchantStorefrontMoved("https://shop.example/" + this.position);
			case 1 -> new TaxGroupAdded(this.state.taxGroups().all().size() + 1, "Group " + this.position, List.of());
			default -> this.state.taxGroups().all().isEmpty() ? new TaxGroupAdded(1, "First", List.of())
					: new TaxGroupChanged(1, "Changed " + this.position, List.of());
		};
		commit(null, List.of(new Happened(Streams.merchant(this.merchant), this.merchant, event)));
	}

	private ProductEvent event() {
		ProductEvent event = this.events.event();
		return (event instanceof ProductDeleted) ? event() : event;
	}

	private record Happened(String stream, UUID product, DomainEvent event) {
	}

	private static Happened happened(UUID product, ProductEvent event) {
		return new Happened(Streams.product(product), product, event);
	}

	private Happened placed(UUID product) {
		return new Happened(Streams.placement(product), product,
				new ProductPlaced(product, this.merchant, this.random.nextInt(12), this.random.nextInt(4) > 0));
	}

	private void commit(@Nullable UUID massEdit, List<Happened> events) {
		Map<String, Object> metadata = new HashMap<>();
		metadata.put(CommitMetadata.MERCHANT, this.merchant.toString());
		metadata.put(CommitMetadata.COMMIT,
				new UUID(this.merchant.getLeastSignificantBits(), this.commits.size()).toString());
		metadata.put(CommitMetadata.KEY, new UUID(7, 7).toString());
		if (massEdit != null) {
			metadata.put(CommitMetadata.MASS_EDIT, massEdit.toString());
		}
		// one of which nothing follows does not tell the time
		this.latest = (events.size() == 1 && massEdit != null) ? this.latest : Math.max(this.latest, this.micros);
		Map<UUID, Placement> early = new HashMap<>();
		for (int i = 0; i < events.size(); i++) {
			Happened happened = events.get(i);
			metadata.put(CommitMetadata.INDEX, i);
			long sequence = this.sequences.merge(happened.stream(), 1L, Long::sum) - 1;
			this.log.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(++this.position),
					new GenericDomainEventMessage<>("any", happened.stream(), sequence, happened.event(),
							Map.copyOf(metadata), "event-" + this.position, Times.instant(this.micros))));
			apply(happened, sequence, early);
		}
		this.commits.add(new Then(this.latest, Map.copyOf(this.rows), this.listing.places(), this.state));
	}

	private void apply(Happened happened, long sequence, Map<UUID, Placement> early) {
		UUID id = happened.product();
		Row before = this.rows.get(id);
		switch (happened.event()) {
			case ProductPlaced placed -> {
				Placement placement = new Placement(placed.order(), placed.shifting(), (int) sequence + 1);
				if (before == null) {
					early.put(id, placement);
				}
				else {
					this.listing.place(before.ordinal(), placement);
				}
			}
			case ProductEvent event -> {
				Product after = ProductFold.evolve((before != null) ? before.product() : new NoProduct(), event);
				Row row = new Row((before != null) ? before.ordinal() : this.rows.size(), after, sequence + 1,
						(before != null) ? before.createdAt() : this.latest, this.latest, this.position);
				this.rows.put(id, row);
				if (event instanceof ProductCreated) {
					this.listing.create(row.ordinal(), "--------", early.get(id));
				}
				else if (event instanceof ProductRestored) {
					this.listing.create(row.ordinal(), "--------", null);
				}
				else if (event instanceof ProductDeleted) {
					this.listing.remove(row.ordinal());
				}
			}
			case MerchantEvent event -> this.state = Merchant.evolve(this.state, event);
			default -> {
				// a mass edit itself changes nothing
			}
		}
	}

	private <T> T pick(List<T> from) {
		return from.get(this.random.nextInt(from.size()));
	}

}
