package io.warelog.read.product;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.warelog.read.store.CodePoints;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/**
 * The products of a merchant at some time that fulfil conditions. Each was there as it is
 * now, when it has not changed since, or else in a version that has ended since. Both are
 * walked in the same order and merged; what was not there at the time is passed over.
 * <p>
 * What is now is read first: where a product changes meanwhile, the version that ends is
 * written ahead of the product, so one read of each finds it twice rather than not at
 * all. That does not hold for counts and for several reads, whose reader has to see to it
 * that nothing changes between them.
 */
final class PastProducts {

	private static final int AT_ONCE = 1_000;

	/** How many products are asked for by their ordinals at once. */
	private static final int RUN = 500;

	private static final int ENDED_AT = 4;

	private static final char BEHIND_PRODUCT = ':';

	/** Sorts behind the number of every version. */
	private static final String BEHIND_ALL = ":~";

	private static final String ORDINAL = "ordinal";

	private static final String UPDATED_AT = "updated_at";

	private final Reads store;

	private final List<Condition> conditions;

	private final long time;

	/**
	 * Prepares to read.
	 * @param store where products and their versions are
	 * @param conditions on a product
	 * @param time when, in microseconds
	 */
	PastProducts(Reads store, List<Condition> conditions, long time) {
		this.store = store;
		this.conditions = conditions;
		this.time = time;
	}

	/**
	 * A product as it was.
	 *
	 * @param product its id
	 * @param key by which the list is sorted
	 * @param ordinal of the product
	 * @param number of its version
	 * @param body the id of the version's body
	 * @param createdAt when the product came into being, in microseconds
	 * @param updatedAt when the version came into being, in microseconds
	 * @param present whether it is the latest version
	 */
	record Found(String product, Object key, long ordinal, long number, String body, long createdAt, long updatedAt,
			boolean present) {

		static final Comparator<Found> BY_KEY = (a, b) -> {
			int keys = (a.key instanceof String text) ? CodePoints.compare(text, (String) b.key)
					: Long.compare((Long) a.key, (Long) b.key);
			return (keys != 0) ? keys : a.product.compareTo(b.product);
		};

		/** Something in another place of the list. */
		private Found at(Object otherKey, String otherProduct) {
			return new Found(otherProduct, otherKey, this.ordinal, this.number, this.body, this.createdAt,
					this.updatedAt, this.present);
		}

	}

	/** How many there were. */
	long count() {
		return this.store.count(ProductCollections.PRODUCTS, present())
				+ this.store.count(ProductCollections.PAST_PRODUCTS, ended());
	}

	/** Whether there was any. */
	boolean exist() {
		return !some(present(), ended(), ORDINAL, 1).isEmpty();
	}

	/**
	 * Finds all of them.
	 * @param most of which there are no more
	 * @return them, in the order of their creation
	 */
	List<Found> all(int most) {
		return some(present(), ended(), ORDINAL, most);
	}

	/**
	 * Finds those of the first products.
	 * @param key the field that they are to be sorted by
	 * @param created how many those are
	 * @return them
	 */
	List<Found> first(String key, long created) {
		return some(new Condition.Between(ORDINAL, null, created - 1), key, (int) created);
	}

	/**
	 * Finds those among some products.
	 * @param key the field that they are to be sorted by
	 * @param ordinals of the products, at least one
	 * @return them
	 */
	List<Found> among(String key, List<Long> ordinals) {
		List<Found> found = new ArrayList<>();
		for (int from = 0; from < ordinals.size(); from += RUN) {
			List<Long> run = ordinals.subList(from, Math.min(ordinals.size(), from + RUN));
			found.addAll(some(Condition.among(ORDINAL, run), key, run.size()));
		}
		return found;
	}

	private List<Found> some(Condition further, String key, int most) {
		List<Condition> present = new ArrayList<>(present());
		present.add(further);
		List<Condition> ended = new ArrayList<>(ended());
		ended.add(further);
		return some(present, ended, key, most);
	}

	private List<Found> some(List<Condition> present, List<Condition> ended, String key, int most) {
		Map<Long, Found> found = new LinkedHashMap<>();
		for (boolean now : new boolean[] { true, false }) {
			this.store
				.page(now ? ProductCollections.PRODUCTS : ProductCollections.PAST_PRODUCTS,
						new Page(now ? present : ended, ORDINAL, false, null, 0, most, fetch(key, now)))
				.forEach((document) -> {
					Found product = found(document, now);
					found.putIfAbsent(product.ordinal(), product);
				});
		}
		return List.copyOf(found.values());
	}

	private List<Condition> present() {
		List<Condition> present = new ArrayList<>(this.conditions);
		present.add(new Condition.Between(UPDATED_AT, null, this.time));
		return present;
	}

	private List<Condition> ended() {
		List<Condition> ended = present();
		ended.add(new Condition.Between("ended_at", this.time + 1, null));
		return ended;
	}

	/**
	 * Walks along the list.
	 * @param sort the field that orders
	 * @param descending whether the greatest comes first
	 * @param after the place behind which to begin, or null for the beginning
	 * @param skip how many to pass over from there
	 * @param limit how many to find at most
	 * @param created how many products had been created by then
	 * @return them, in the direction asked for
	 */
	List<Found> walk(String sort, boolean descending, @Nullable Place after, int skip, int limit, long created) {
		Comparator<Found> direction = direction(descending);
		List<Condition> bounded = new ArrayList<>(this.conditions);
		// of a list by creation or change it is known where that time begins
		if (sort.equals(ORDINAL)) {
			bounded.add(new Condition.Between(ORDINAL, null, created - 1));
		}
		else if (sort.equals(UPDATED_AT)) {
			bounded.add(new Condition.Between(UPDATED_AT, null, this.time));
		}
		int first = Math.min(AT_ONCE, skip + limit);
		Lane present = new Lane(true, bounded, sort, descending, after, first);
		Lane ended = new Lane(false, bounded, sort, descending, behindVersions(after, sort, descending), first);
		List<Found> found = new ArrayList<>(limit);
		int left = skip;
		while (found.size() < limit) {
			Found next = Lane.next(present, ended, direction);
			if (next == null) {
				break;
			}
			if (--left < 0) {
				found.add(next);
			}
		}
		return found;
	}

	private static Comparator<Found> direction(boolean descending) {
		return descending ? Found.BY_KEY.reversed() : Found.BY_KEY;
	}

	/**
	 * Finds the same as a walk by sorting all that there were.
	 * @param all that there were
	 * @param descending whether the greatest comes first
	 * @param after the place behind which to begin, or null for the beginning
	 * @param skip how many to pass over from there
	 * @param limit how many to find at most
	 * @return them, in the direction asked for
	 */
	static List<Found> sorted(List<Found> all, boolean descending, @Nullable Place after, int skip, int limit) {
		Comparator<Found> direction = direction(descending);
		return all.stream()
			.filter((product) -> after == null || direction.compare(product, product.at(after.value(), after.id())) > 0)
			.sorted(direction)
			.skip(skip)
			.limit(limit)
			.toList();
	}

	/** Versions of one product are neighbours where they have the same key. */
	private static @Nullable Place behindVersions(@Nullable Place after, String sort, boolean descending) {
		return (after == null || descending || sort.equals(ORDINAL)) ? after
				: new Place(after.value(), after.id() + BEHIND_ALL);
	}

	private static List<String> fetch(String sort, boolean present) {
		return present ? List.of(sort, ORDINAL, "created_at", UPDATED_AT, "since")
				: List.of(sort, ORDINAL, "created_at", UPDATED_AT, "ended_at", "number");
	}

	private static Found found(Document document, boolean present) {
		String id = document.id();
		String product = present ? id : id.substring(0, id.indexOf(BEHIND_PRODUCT));
		return new Found(product, Objects.requireNonNull(document.values().get(0)), number(document, 1),
				present ? document.version() : number(document, 5),
				present ? id + BEHIND_PRODUCT + number(document, 4) : id, number(document, 2), number(document, 3),
				present);
	}

	private static long number(Document document, int index) {
		return Objects.requireNonNull(document.number(index));
	}

	/** A walk along one of both collections. */
	private final class Lane {

		private final boolean present;

		private final List<Condition> bounded;

		private final String sort;

		private final boolean descending;

		private final Deque<Found> ahead = new ArrayDeque<>();

		private @Nullable Place after;

		/** The last that has been read. */
		private @Nullable Found reached;

		private int size;

		private boolean ended;

		private Lane(boolean present, List<Condition> bounded, String sort, boolean descending, @Nullable Place after,
				int size) {
			this.present = present;
			this.bounded = bounded;
			this.sort = sort;
			this.descending = descending;
			this.after = after;
			this.size = size;
		}

		/**
		 * Takes what comes first, from both where both have it; null behind the end.
		 * Neither is read farther than it takes to know that, as one may have nothing for
		 * long.
		 */
		private static @Nullable Found next(Lane present, Lane ended, Comparator<Found> direction) {
			while (true) {
				Found a = present.ahead.peek();
				Found b = ended.ahead.peek();
				if (present.mayPrecede(b, direction)) {
					present.read();
				}
				else if (ended.mayPrecede(a, direction)) {
					ended.read();
				}
				else if (a == null && b == null && !(present.ended && ended.ended)) {
					((present.ended || (!ended.ended && present.isBeyond(ended, direction))) ? ended : present).read();
				}
				else {
					int order = (a == null) ? 1 : (b == null) ? -1 : direction.compare(a, b);
					if (a != null && order <= 0) {
						present.ahead.remove();
					}
					if (b != null && order >= 0) {
						ended.ahead.remove();
					}
					return (order <= 0) ? a : b;
				}
			}
		}

		/**
		 * Whether something unread may come ahead of what the other has, or be the same.
		 */
		private boolean mayPrecede(@Nullable Found other, Comparator<Found> direction) {
			return this.ahead.isEmpty() && !this.ended && other != null
					&& (this.reached == null || direction.compare(this.reached, other) < 0);
		}

		private boolean isBeyond(Lane other, Comparator<Found> direction) {
			return this.reached != null
					&& (other.reached == null || direction.compare(this.reached, other.reached) > 0);
		}

		private void read() {
			List<Document> documents = PastProducts.this.store.page(
					this.present ? ProductCollections.PRODUCTS : ProductCollections.PAST_PRODUCTS,
					new Page(this.bounded, this.sort, this.descending, this.after, 0, this.size,
							fetch(this.sort, this.present)));
			for (Document document : documents) {
				this.reached = found(document, this.present);
				if (wasThere(document)) {
					this.ahead.add(this.reached);
				}
				this.after = new Place(Objects.requireNonNull(document.values().get(0)), document.id());
			}
			this.ended = documents.size() < this.size;
			this.size = Math.min(AT_ONCE, this.size * 2);
		}

		private boolean wasThere(Document document) {
			long time = PastProducts.this.time;
			return number(document, 3) <= time && (this.present || number(document, ENDED_AT) > time);
		}

	}

}
