package io.warelog.read.product;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Product;
import io.warelog.read.history.HistoryCollections;
import io.warelog.read.listing.After;
import io.warelog.read.listing.ListingFilter;
import io.warelog.read.listing.ListingHistory;
import io.warelog.read.listing.PastListing;
import io.warelog.read.listing.Place;
import io.warelog.read.product.Facets.Filter;
import io.warelog.read.product.PastProducts.Found;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.Listed;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.product.ProductLists.Slice;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Reads;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads pages of products as they were. A page is made of several reads, between which a
 * product may cease to be as it was then and become a version that has ended. A store
 * with transactions shows all of them as of one moment. Elsewhere a page during which a
 * batch was written is read again: the versions are the first that a batch writes of a
 * product, and the counts the last.
 */
final class PastLists {

	/** Few are sorted rather than walked when there are so many times as many by now. */
	static final long TIMES = 20;

	/** How often a page is read until nothing has been written meanwhile. */
	private static final int ATTEMPTS = 10;

	private final ReadModelStore store;

	private final JsonMapper states;

	private final int few;

	private final long times;

	/**
	 * Makes the reader.
	 * @param store where the products are
	 * @param states reads their states
	 * @param few how many are rather sorted than met on a walk among all others
	 * @param times how many times as many there are then
	 */
	PastLists(ReadModelStore store, JsonMapper states, int few, long times) {
		this.few = few;
		this.times = times;
		this.store = store;
		this.states = states;
	}

	/** Whether a product had a category then. */
	boolean existed(String category, UUID merchant, long time) {
		return new PastProducts(this.store,
				List.of(new Condition.Is("merchant", merchant.toString()), ProductQuery.inCategory(category)), time)
			.exist();
	}

	/**
	 * Reads a page. Where a store without transactions is written without a pause, the
	 * last attempt is answered, in which what changed meanwhile may be counted twice or
	 * missing.
	 * @param query which
	 * @param form in which the products are wanted
	 * @param time when, in microseconds
	 * @return its products, and what lies around it
	 */
	ProductList read(ProductQuery query, Form form, long time) {
		int left = ATTEMPTS;
		while (true) {
			boolean last = --left == 0;
			Optional<ProductList> whole = this.store.together((reads) -> {
				Tally.State state = Tally.state(reads, query.merchant());
				ProductList page = page(reads, state.isWhole() ? query : query.asShown(), form, time);
				return (last || !isWrittenBeyond(state.position(), reads, query.merchant())) ? Optional.of(page)
						: Optional.empty();
			});
			if (whole.isPresent()) {
				return whole.get();
			}
		}
	}

	private static boolean isWrittenBeyond(long counted, Reads reads, UUID merchant) {
		return reads
			.page(HistoryCollections.VERSIONS,
					new Page(List.of(new Condition.Is("merchant", merchant.toString())), "position", true, null, 0, 1,
							List.of("position")))
			.stream()
			.anyMatch((version) -> Objects.requireNonNull(version.number(0)) > counted);
	}

	private ProductList page(Reads reads, ProductQuery query, Form form, long time) {
		PastListing listing = new ListingHistory(reads, Filter.COUNTED).at(query.merchant(), time, Long.MAX_VALUE);
		PastProducts products = new PastProducts(reads, query.conditions(), time);
		long total = query.further().isEmpty() ? listing.count(query.filter()::takes)
				: (listing.created() > 0) ? products.count() : 0;
		Reading reading = new Reading(reads, query, listing, products, total);
		return ProductLists.page(query, total, (descending) -> reading.slice(form, descending));
	}

	/** A page in hand. */
	private final class Reading implements ListedOrder.Source {

		private final Reads reads;

		private final ProductQuery query;

		private final PastListing listing;

		private final PastProducts products;

		private final long total;

		private Reading(Reads reads, ProductQuery query, PastListing listing, PastProducts products, long total) {
			this.reads = reads;
			this.query = query;
			this.listing = listing;
			this.products = products;
			this.total = total;
		}

		private Slice slice(Form form, boolean descending) {
			// else all there is is walked for those that there are not
			int most = (int) Math.min(this.query.limit() + 1L, this.total - this.query.offset());
			return this.query.sort().byOrder() ? inOrder(form, descending, most) : sorted(form, descending, most);
		}

		private Slice sorted(Form form, boolean descending, int most) {
			String sort = this.query.sort().field();
			Cursor cursor = this.query.cursor();
			Page.Place after = (cursor == null) ? null : this.query.sort().byCreation()
					? Blocks.beyond((Long) cursor.place().value(), descending) : cursor.place();
			long created = this.listing.created();
			int skip = this.query.offset();
			List<Found> found;
			if (areFarBetween(created, skip + most)) {
				found = PastProducts.sorted(this.products.among(sort, listed()), descending, after, skip, most);
			}
			else if (areFew(created)) {
				found = PastProducts.sorted(this.products.first(sort, created), descending, after, skip, most);
			}
			else {
				found = this.products.walk(sort, descending, after, skip, most, created);
			}
			boolean more = found.size() > this.query.limit();
			List<Found> wanted = more ? found.subList(0, this.query.limit()) : found;
			Map<Long, Place> places = (form == Form.STORE_API && !wanted.isEmpty())
					? this.listing.findAll(wanted.stream().map(Found::ordinal).toList()) : Map.of();
			return new Slice(show(wanted, form, places),
					wanted.stream()
						.map((product) -> this.query.sort().byCreation() ? Cursor.byCreation(product.ordinal())
								: new Page.Place(product.key(), product.product()))
						.toList(),
					more);
		}

		/**
		 * Whether the listing tells which few those are that a walk would meet later than
		 * it takes to fetch them all; where each has changed once or more it meets twice
		 * as many.
		 */
		private boolean areFarBetween(long created, long wanted) {
			return this.query.further().isEmpty() && this.total <= PastLists.this.few
					&& 2 * wanted * created > this.total * this.total;
		}

		/** The ordinals of all that there were, by the facets that the listing knows. */
		private List<Long> listed() {
			return this.listing.page(this.query.filter().inListing(), false, null, 0, (int) this.total)
				.stream()
				.map(Place::ordinal)
				.toList();
		}

		/** Whether few had been created among the many of now. */
		private boolean areFew(long created) {
			return created <= PastLists.this.few && !this.query.sort().byCreation()
					&& created * PastLists.this.times < Tally.load(this.reads, this.query.merchant()).nextOrdinal();
		}

		private Slice inOrder(Form form, boolean descending, int most) {
			List<Place> found = new ListedOrder(this, this.query, PastLists.this.few, descending).places(this.total,
					most);
			boolean more = found.size() > this.query.limit();
			List<Place> wanted = more ? found.subList(0, this.query.limit()) : found;
			if (wanted.isEmpty()) {
				return new Slice(List.of(), List.of(), false);
			}
			Map<Long, Found> there = new HashMap<>();
			this.products.among(ProductSort.ORDER.field(), wanted.stream().map(Place::ordinal).toList())
				.forEach((product) -> there.put(product.ordinal(), product));
			Map<Long, Place> places = new HashMap<>();
			wanted.forEach((place) -> places.put(place.ordinal(), place));
			return new Slice(
					show(wanted.stream().map((place) -> there.get(place.ordinal())).filter(Objects::nonNull).toList(),
							form, places),
					wanted.stream()
						.map((place) -> new Page.Place(place.order(), Long.toString(place.ordinal())))
						.toList(),
					more);
		}

		@Override
		public List<Place> page(ListingFilter filter, boolean backward, @Nullable After behind, int skip, int limit) {
			return this.listing.page(filter, backward, behind, skip, limit);
		}

		@Override
		public List<Place> sorted(Collection<Long> ordinals) {
			return this.listing.sorted(ordinals);
		}

		@Override
		public Collection<Long> matching(int most) {
			return this.products.all(most).stream().map(Found::ordinal).toList();
		}

		@Override
		public Set<Long> matching(Collection<Long> ordinals) {
			return this.products.among(ProductSort.ORDER.field(), List.copyOf(ordinals))
				.stream()
				.map(Found::ordinal)
				.collect(Collectors.toUnmodifiableSet());
		}

		/** What has not changed since is there as it is shown. */
		private List<Listed> show(List<Found> wanted, Form form, Map<Long, Place> places) {
			Map<String, byte[]> shown = new HashMap<>();
			Map<String, Found> present = new HashMap<>();
			wanted.stream().filter(Found::present).forEach((product) -> present.put(product.product(), product));
			if (!present.isEmpty()) {
				this.reads.getAll(ProductCollections.PRODUCTS, present.keySet(), List.of(form.field()))
					.stream()
					.filter((document) -> document.version() == Objects.requireNonNull(present.get(document.id()))
						.number())
					.forEach((document) -> shown.put(document.id(), Objects.requireNonNull(document.bytes(0))));
			}
			Map<String, Found> ended = new HashMap<>();
			wanted.stream()
				.filter((product) -> !shown.containsKey(product.product()))
				.forEach((product) -> ended.put(product.body(), product));
			if (!ended.isEmpty()) {
				this.reads.getAll(HistoryCollections.BODIES, ended.keySet(), List.of("state")).forEach((body) -> {
					Found product = Objects.requireNonNull(ended.get(body.id()));
					shown.put(product.product(), render(product, body, form));
				});
			}
			return wanted.stream().map((product) -> {
				Place place = places.get(product.ordinal());
				return new Listed(Objects.requireNonNull(shown.get(product.product())),
						(place != null) ? place.order() : null);
			}).toList();
		}

	}

	private byte[] render(Found found, Document body, Form form) {
		LiveProduct product = (LiveProduct) this.states.readValue(Objects.requireNonNull(body.bytes(0)), Product.class);
		return switch (form) {
			case MERCHANT_API -> MerchantApiJson.render(product, Times.instant(found.createdAt()),
					Times.instant(found.updatedAt()), found.number());
			case STORE_API ->
				StoreApiJson.product(product, Times.instant(found.createdAt()), Times.instant(found.updatedAt()));
		};
	}

}
