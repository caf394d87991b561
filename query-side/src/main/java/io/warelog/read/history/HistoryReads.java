package io.warelog.read.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Product;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads what products were. */
public final class HistoryReads {

	/** Of a version, ahead of what its entry shows. */
	private static final List<String> ROW = List.of("merchant", "number", "valid_from", "mass_edit", "position");

	private static final List<String> STATE = List.of("state", "created_at");

	private static final List<String> PRICES = List.of("number", "valid_from", "currency", "price", "sale_price",
			"current_price");

	private static final int PRICES_AT_ONCE = 500;

	private static final String PRODUCT = "product";

	private static final String NUMBER = "number";

	private final ReadModelStore store;

	private final JsonMapper states;

	private final VersionBodies bodies;

	/**
	 * Makes the reader.
	 * @param store where the history is kept
	 * @param states reads states and writes values of properties
	 */
	public HistoryReads(ReadModelStore store, JsonMapper states) {
		this.store = store;
		this.states = states;
		this.bodies = new VersionBodies(store, states);
	}

	/**
	 * Reads a product as it was.
	 * @param id of the product
	 * @param merchant whose products exist
	 * @param moment when
	 * @return it, or empty if there was no such product
	 */
	public Optional<PastProduct> find(UUID id, UUID merchant, AsOf moment) {
		return row(id, merchant, moment).flatMap((row) -> {
			Document body = body(row.id());
			return Optional.ofNullable(live(body))
				.map((product) -> new PastProduct(product, number(row, 1), Times.instant(number(body, 1)),
						Times.instant(number(row, 2)), number(row, 4)));
		});
	}

	/**
	 * Finds a product by the slug that it had until it was deleted.
	 * @param slug any
	 * @param merchant whose products exist
	 * @param moment when the product was there; a version is that of the one that had the
	 * slug last
	 * @return the id of the product that had the slug then if one was deleted after that
	 */
	public Optional<UUID> formerlyCalled(String slug, UUID merchant, AsOf moment) {
		List<Condition> conditions = new ArrayList<>(
				List.of(new Condition.Is("merchant", merchant.toString()), new Condition.Is("slug", slug)));
		if (moment instanceof AsOf.Time time) {
			conditions.add(new Condition.Between("deleted_at", Times.micros(time.time()) + 1, null));
		}
		return this.store
			.page(HistoryCollections.FORMER_SLUGS,
					new Page(conditions, "deleted_at", moment instanceof AsOf.Version, null, 0, 1, List.of(PRODUCT)))
			.stream()
			.map((row) -> UUID.fromString(Objects.requireNonNull(row.text(0))))
			.findFirst();
	}

	/**
	 * A part of the history of a product.
	 *
	 * @param total how many entries the history has
	 * @param entries as JSON, newest first
	 * @param next behind the last of them, or null when there are no more
	 */
	record Entries(long total, List<byte[]> entries, @Nullable Place next) {
	}

	/** A part of the history of a product, or empty if there never was such a product. */
	Optional<Entries> history(UUID id, UUID merchant, @Nullable Place after, int offset, int limit) {
		if (latest(id, merchant).isEmpty()) {
			return Optional.empty();
		}
		List<Document> found = this.store.page(HistoryCollections.VERSIONS,
				new Page(of(id), NUMBER, true, after, offset, limit + 1, ROW));
		List<Document> wanted = found.subList(0, Math.min(limit, found.size()));
		Map<String, VersionBody> known = this.bodies.of(wanted);
		List<byte[]> entries = wanted.stream()
			.map((row) -> HistoryJson.entry(row, Objects.requireNonNull(known.get(row.id()))))
			.toList();
		return Optional.of(new Entries(this.store.count(HistoryCollections.VERSIONS, of(id)), entries,
				(found.size() > limit) ? new Place(number(wanted.getLast(), 1), wanted.getLast().id()) : null));
	}

	/**
	 * What differs between two moments.
	 *
	 * @param from the version at the first, 0 before any
	 * @param to the version at the other
	 * @param changes a JSON array in UTF-8
	 */
	record Difference(long from, long to, byte[] changes) {
	}

	/**
	 * Compares a product at two moments.
	 * @param from the first
	 * @param to the other, null for now
	 * @return what differs, or empty if there never was such a product or there is no
	 * such version of it
	 */
	Optional<Difference> difference(UUID id, UUID merchant, AsOf from, @Nullable AsOf to) {
		if (latest(id, merchant).isEmpty()) {
			return Optional.empty();
		}
		Document before = row(id, merchant, from).orElse(null);
		Document after = ((to != null) ? row(id, merchant, to) : latest(id, merchant)).orElse(null);
		if ((before == null && from instanceof AsOf.Version) || (after == null && to instanceof AsOf.Version)) {
			return Optional.empty();
		}
		byte[] changes = ChangeJson.between((before != null) ? live(body(before.id())) : null,
				(after != null) ? live(body(after.id())) : null, this.states);
		return Optional.of(new Difference((before != null) ? number(before, 1) : 0,
				(after != null) ? number(after, 1) : 0, changes));
	}

	/**
	 * The prices of a product, or empty if there never was such a product. When a version
	 * ended is told by the next one: a row that says so itself may have been read before
	 * the next one was written.
	 */
	Optional<PriceHistory> prices(UUID id, UUID merchant) {
		if (latest(id, merchant).isEmpty()) {
			return Optional.empty();
		}
		PriceHistory prices = new PriceHistory();
		Place after = null;
		List<Document> rows;
		do {
			rows = this.store.page(HistoryCollections.VERSIONS,
					new Page(of(id), NUMBER, false, after, 0, PRICES_AT_ONCE, PRICES));
			for (Document row : rows) {
				prices.add(number(row, 1), price(row));
				after = new Place(number(row, 0), row.id());
			}
		}
		while (rows.size() == PRICES_AT_ONCE);
		return Optional.of(prices);
	}

	private static PriceHistory.@Nullable Price price(Document row) {
		String currency = row.text(2);
		return (currency != null) ? new PriceHistory.Price(currency, number(row, 3), row.number(4), number(row, 5))
				: null;
	}

	private Optional<Document> latest(UUID id, UUID merchant) {
		return row(merchant, true, of(id));
	}

	private Optional<Document> row(UUID id, UUID merchant, AsOf moment) {
		List<Condition> conditions = new ArrayList<>(of(id));
		conditions.add(switch (moment) {
			case AsOf.Version version -> new Condition.Between(NUMBER, version.number(), null);
			case AsOf.Time time -> new Condition.Between("valid_from", null, Times.micros(time.time()));
		});
		return row(merchant, moment instanceof AsOf.Time, conditions);
	}

	private Optional<Document> row(UUID merchant, boolean newest, List<Condition> conditions) {
		return this.store.page(HistoryCollections.VERSIONS, new Page(conditions, NUMBER, newest, null, 0, 1, ROW))
			.stream()
			.filter((row) -> merchant.toString().equals(row.text(0)))
			.findFirst();
	}

	private Document body(String version) {
		return this.store.get(HistoryCollections.BODIES, version, STATE).orElseThrow();
	}

	private Product state(Document body) {
		return this.states.readValue(Objects.requireNonNull(body.bytes(0)), Product.class);
	}

	private @Nullable LiveProduct live(Document body) {
		return (state(body) instanceof LiveProduct live) ? live : null;
	}

	private static List<Condition> of(UUID product) {
		return List.of(new Condition.Is(PRODUCT, product.toString()));
	}

	private static long number(Document document, int index) {
		return Objects.requireNonNull(document.number(index));
	}

}
