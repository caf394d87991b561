package io.warelog.read.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.EventTypes;
import io.warelog.read.projection.DeadLetter;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Reads;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The products that are parked and their events. What has been retried leaves empty
 * documents behind, so that parking it again, as a batch that is delivered twice would,
 * does nothing.
 */
final class ParkedProducts {

	private static final String POSITION = "position";

	private static final String PRODUCT = "product";

	private static final String SEQUENCE = "sequence";

	private static final String SINCE = "since";

	private static final String MERCHANT = "merchant";

	private static final String ORDINAL = "ordinal";

	private static final String CATEGORIES = "categories";

	private static final String VISIBLE = "visible";

	private static final List<String> LETTER = List.of(PRODUCT, SEQUENCE, POSITION, MERCHANT, "event", "cause", "time");

	private static final List<String> PARKED = List.of(SINCE, ORDINAL, "events", "lost", CATEGORIES, VISIBLE, MERCHANT);

	private static final int AT_ONCE = 500;

	private static final int LONGEST_CAUSE = 500;

	private final Reads store;

	ParkedProducts(Reads store) {
		this.store = store;
	}

	/**
	 * A parked product, as what others see of it has been told.
	 *
	 * @param merchant whose it is
	 * @param since the position of its first parked event
	 * @param ordinal its number in the order of creation
	 * @param events how many events of it have been told
	 * @param lost whether some were not told, as it is not known what they mean
	 * @param categories that it is counted in
	 * @param visible whether it is counted among those that visitors see
	 * @param position of the batch that told it
	 */
	record Parked(UUID merchant, long since, long ordinal, long events, boolean lost, List<String> categories,
			boolean visible, long position) {

		/** To be written at the end of a batch. */
		Upsert toUpsert(UUID product, long position) {
			return new Upsert(ProductCollections.PARKED, product.toString(), position,
					Map.of(MERCHANT, this.merchant.toString(), SINCE, this.since, ORDINAL, this.ordinal, "events",
							this.events, "lost", this.lost ? 1L : 0L, CATEGORIES, this.categories, VISIBLE,
							this.visible ? 1L : 0L));
		}

	}

	/** Which of some products are parked. */
	Map<UUID, Parked> among(Collection<UUID> products) {
		Map<UUID, Parked> parked = new HashMap<>();
		for (Document stored : this.store.getAll(ProductCollections.PARKED,
				products.stream().map(UUID::toString).toList(), PARKED)) {
			Long since = stored.number(0);
			if (since != null) {
				parked.put(UUID.fromString(stored.id()),
						new Parked(UUID.fromString(Objects.requireNonNull(stored.text(6))), since,
								Objects.requireNonNull(stored.number(1)), Objects.requireNonNull(stored.number(2)),
								Long.valueOf(1).equals(stored.number(3)),
								Objects.requireNonNullElse(stored.words(4), List.of()),
								Long.valueOf(1).equals(stored.number(5)), stored.version()));
			}
		}
		return parked;
	}

	/**
	 * Looks whether products cannot be seen as they are.
	 * @param products which
	 * @param version the least that is to be seen
	 * @return whether one of them has come so far and is parked
	 */
	boolean hide(Collection<UUID> products, long version) {
		return among(products).values().stream().anyMatch((parked) -> parked.events() >= version);
	}

	long products() {
		return this.store.count(ProductCollections.PARKED, List.of(new Condition.Between(SINCE, null, null)));
	}

	/** How many of a merchant there are. */
	long of(String merchant) {
		return this.store.count(ProductCollections.PARKED, List.of(new Condition.Is(MERCHANT, merchant)));
	}

	/**
	 * By how many the products of a category are more than the rows that have it, as the
	 * rows of parked ones show what they were.
	 * @param merchant whose products
	 * @param slug of the category
	 * @param visibleOnly whether only those count that visitors see
	 */
	long inCategoryBeyondRows(UUID merchant, String slug, boolean visibleOnly) {
		List<Condition> conditions = new ArrayList<>(
				List.of(new Condition.Is(MERCHANT, merchant.toString()), new Condition.HasWord(CATEGORIES, slug)));
		if (visibleOnly) {
			conditions.add(new Condition.Is(VISIBLE, 1L));
		}
		long beyond = this.store.count(ProductCollections.PARKED, conditions);
		Page.Place after = null;
		List<Document> some;
		do {
			some = this.store.page(ProductCollections.PARKED,
					new Page(List.of(conditions.getFirst()), ORDINAL, false, after, 0, AT_ONCE, List.of(ORDINAL)));
			if (!some.isEmpty()) {
				List<Condition> rows = new ArrayList<>(conditions);
				rows.add(new Condition.OneOf(ORDINAL,
						some.stream().map((parked) -> Objects.requireNonNull(parked.number(0))).toList()));
				beyond -= this.store.count(ProductCollections.PRODUCTS, rows);
				after = new Page.Place(Objects.requireNonNull(some.getLast().number(0)), some.getLast().id());
			}
		}
		while (some.size() == AT_ONCE);
		return beyond;
	}

	List<UUID> all() {
		List<UUID> all = new ArrayList<>();
		Page.Place after = null;
		List<Document> some;
		do {
			some = this.store.page(ProductCollections.PARKED,
					new Page(List.of(), SINCE, false, after, 0, AT_ONCE, List.of(SINCE)));
			for (Document parked : some) {
				all.add(UUID.fromString(parked.id()));
				after = new Page.Place(Objects.requireNonNull(parked.number(0)), parked.id());
			}
		}
		while (some.size() == AT_ONCE);
		return all;
	}

	long letters() {
		return this.store.count(ProductCollections.LETTERS, List.of(new Condition.Between(POSITION, null, null)));
	}

	List<DeadLetter> letters(int offset, int limit) {
		return page(List.of(), POSITION, null, offset, limit);
	}

	Optional<DeadLetter> letter(UUID product, long sequence) {
		return letters(this.store.get(ProductCollections.LETTERS, id(product, sequence), LETTER)
			.filter((stored) -> stored.text(0) != null)
			.stream()
			.toList()).stream().findFirst();
	}

	/** Of the same length, so that ids sort as the events do. */
	private static String id(UUID product, long sequence) {
		return product + ":" + String.format(Locale.ROOT, "%019d", sequence);
	}

	/** All parked events of a product, in their order. */
	List<DeadLetter> of(UUID product) {
		List<DeadLetter> all = new ArrayList<>();
		Page.Place after = null;
		List<DeadLetter> some;
		do {
			some = page(List.of(new Condition.Is(PRODUCT, product.toString())), SEQUENCE, after, 0, AT_ONCE);
			all.addAll(some);
			if (!some.isEmpty()) {
				long last = some.getLast().sequence();
				after = new Page.Place(last, id(product, last));
			}
		}
		while (some.size() == AT_ONCE);
		return all;
	}

	private List<DeadLetter> page(List<Condition> conditions, String sort, Page.@Nullable Place after, int offset,
			int limit) {
		return letters(this.store.page(ProductCollections.LETTERS,
				new Page(conditions, sort, false, after, offset, limit, LETTER)));
	}

	private List<DeadLetter> letters(List<Document> stored) {
		Set<UUID> products = new HashSet<>();
		stored.forEach((letter) -> products.add(product(letter)));
		Map<UUID, Parked> parked = products.isEmpty() ? Map.of() : among(products);
		return stored.stream().map((letter) -> {
			UUID product = product(letter);
			Parked of = parked.get(product);
			return new DeadLetter(product, Objects.requireNonNull(letter.number(1)),
					Objects.requireNonNull(letter.number(2)), UUID.fromString(Objects.requireNonNull(letter.text(3))),
					Objects.requireNonNull(letter.text(4)), letter.text(5), Objects.requireNonNull(letter.number(6)),
					(of != null && of.lost()) ? DeadLetter.Healing.REBUILD : DeadLetter.Healing.RETRY);
		}).toList();
	}

	private static UUID product(Document letter) {
		return UUID.fromString(Objects.requireNonNull(letter.text(0)));
	}

	/** Parks an event. */
	static Upsert letter(DomainEventMessage<?> message, long position, UUID product, UUID merchant, long time,
			@Nullable Throwable cause) {
		Map<String, Object> values = new HashMap<>();
		values.put(POSITION, position);
		values.put(SEQUENCE, message.getSequenceNumber());
		values.put(PRODUCT, product.toString());
		values.put(MERCHANT, merchant.toString());
		values.put("event", Objects.requireNonNull(EventTypes.all().get(message.getPayloadType())).name());
		values.put("time", time);
		if (cause != null) {
			values.put("cause", told(cause));
		}
		return new Upsert(ProductCollections.LETTERS, id(product, message.getSequenceNumber()), 0, values);
	}

	/** Lets a product and its parked events go, the product last. */
	static List<Upsert> released(UUID product, Parked parked, List<DeadLetter> letters) {
		List<Upsert> upserts = new ArrayList<>();
		letters.forEach((letter) -> upserts
			.add(new Upsert(ProductCollections.LETTERS, id(product, letter.sequence()), 1, Map.of())));
		upserts.add(new Upsert(ProductCollections.PARKED, product.toString(), parked.position(), Map.of()));
		return upserts;
	}

	/** What is told of a failure. */
	static String told(Throwable cause) {
		String told = cause.getClass().getSimpleName()
				+ ((cause.getMessage() != null) ? ": " + cause.getMessage() : "");
		return told.substring(0, Math.min(told.length(), LONGEST_CAUSE));
	}

}
