package io.warelog.read.shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Product;
import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.Uuids;
import io.warelog.read.history.AsOf;
import io.warelog.read.history.HistoryReads;
import io.warelog.read.history.Moment;
import io.warelog.read.history.PastProduct;
import io.warelog.read.http.Answers;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.massedit.MassEditReads;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductReads;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.rendering.Surroundings;
import io.warelog.read.rendering.Template;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads single products and their parts in the form of the store API. */
public final class ShopReads {

	/** What is fetched of every product, ahead of its body. */
	private static final List<String> FETCHED = List.of("merchant", "visible", "ordinal", "owner", "position");

	private static final String TEMPLATE = "store";

	private static final String STATE = "state";

	private final ReadModelStore store;

	private final ProductReads products;

	private final ListingReads listing;

	private final Function<UUID, Surroundings> surroundings;

	private final PastSurroundings past;

	private final ImageUrls images;

	private final MassEditReads massEdits;

	private final HistoryReads history;

	private final JsonMapper states;

	/**
	 * Makes the reader.
	 * @param store where the products are
	 * @param products tells whether they are counted
	 * @param listing where their places in the listing are
	 * @param surroundings what products of a merchant show of it
	 * @param past what they showed of it, and where they stood
	 * @param images where images are served
	 * @param massEdits tells which products a mass edit changed
	 * @param history tells what products were
	 * @param states reads the states of products
	 */
	public ShopReads(ReadModelStore store, ProductReads products, ListingReads listing,
			Function<UUID, Surroundings> surroundings, PastSurroundings past, ImageUrls images, MassEditReads massEdits,
			HistoryReads history, JsonMapper states) {
		this.store = store;
		this.products = products;
		this.listing = listing;
		this.surroundings = surroundings;
		this.past = past;
		this.images = images;
		this.massEdits = massEdits;
		this.history = history;
		this.states = states;
	}

	/**
	 * What is answered.
	 *
	 * @param etag its entity tag with quotes
	 * @param body JSON in UTF-8
	 */
	record Shown(String etag, byte[] body) {

		static Shown of(long version, byte[] body) {
			return new Shown(Etags.of(version, Etags.digest(body)), body);
		}

	}

	/**
	 * Reads a product of a merchant.
	 * @param segment its key or slug
	 * @param merchant whose products exist
	 * @param visitor whether only what a visitor of the store may see exists
	 * @return the product, or empty if none exists
	 */
	Optional<Shown> product(String segment, UUID merchant, boolean visitor) {
		return find(segment, merchant, visitor, TEMPLATE)
			.map((product) -> Shown.of(product.version(), filled(product, merchant, filling(merchant))));
	}

	/**
	 * Reads a product of a merchant as it was, with the place in the listing, groups and
	 * URL of then.
	 * @param segment its key or slug
	 * @param merchant whose products exist
	 * @param moment when
	 * @return the product, or empty if none existed then
	 */
	Optional<Shown> product(String segment, UUID merchant, AsOf moment) {
		return Uuids.parse(segment)
			.flatMap((id) -> this.history.find(id, merchant, moment))
			.or(() -> calledThen(segment, merchant, moment))
			.map((found) -> Shown.of(found.version(), filled(found, merchant, found.surroundings(moment))));
	}

	/**
	 * A slug is kept until its product is deleted, and then free again. A version tells
	 * no time: it is one of the product that has the slug, or else had it last.
	 */
	private Optional<PastProduct> calledThen(String slug, UUID merchant, AsOf moment) {
		Optional<UUID> present = findBySlug(slug, merchant, STATE).map((product) -> UUID.fromString(product.id()));
		Optional<UUID> former = this.history.formerlyCalled(slug, merchant, moment);
		Optional<UUID> product = switch (moment) {
			case AsOf.Version version -> present.or(() -> former);
			case AsOf.Time time -> former.or(() -> present);
		};
		return product.flatMap((id) -> this.history.find(id, merchant, moment));
	}

	private byte[] filled(PastProduct found, UUID merchant, Moment moment) {
		Long order = this.store.get(ProductCollections.PRODUCTS, found.product().id().toString(), List.of("ordinal"))
			.flatMap((product) -> this.past.place(merchant, Objects.requireNonNull(product.number(0)), moment))
			.map(Place::order)
			.orElse(null);
		return new Template.Filling(this.past.of(merchant, moment), this.images)
			.fill(StoreApiJson.product(found.product(), found.createdAt(), found.updatedAt()), order);
	}

	/**
	 * Reads the parts of a product.
	 * @param segment its key or slug
	 * @param merchant whose products exist
	 * @param visitor whether only what a visitor of the store may see exists
	 * @param part which of them
	 * @return all of them, or empty if there is no such product
	 */
	Optional<Shown> parts(String segment, UUID merchant, boolean visitor, ProductPart part) {
		return find(segment, merchant, visitor, STATE)
			.map((product) -> Shown.of(product.version(), this.images.fill(part.all(state(product)))));
	}

	/**
	 * Reads one of the parts of a product.
	 * @param segment its key or slug
	 * @param merchant whose products exist
	 * @param visitor whether only what a visitor of the store may see exists
	 * @param part among which of them
	 * @param key of the part
	 * @return it, or empty if there is none
	 */
	Optional<Shown> part(String segment, UUID merchant, boolean visitor, ProductPart part, String key) {
		return find(segment, merchant, visitor, STATE).flatMap((product) -> part.one(state(product), key)
			.map((body) -> Shown.of(product.version(), this.images.fill(body))));
	}

	/**
	 * Reads a product back.
	 * @param query which, at least at which version and placement
	 * @return it, or empty if the read models have not come so far
	 */
	public Optional<ReadBackAnswer> seeProduct(ReadBack query) {
		AtomicBoolean lacking = new AtomicBoolean();
		return see(query, TEMPLATE, (product, merchant) -> {
			Template.Filling filling = filling(merchant);
			byte[] shown = filled(product, merchant, filling);
			lacking.set(filling.isLacking());
			return shown;
		}).filter((answer) -> !lacking.get());
	}

	/**
	 * Reads the options of a product back.
	 * @param query of which product, or which of them
	 * @return a list of all, or of the one asked for
	 */
	public Optional<ReadBackAnswer> seeOptions(ReadBack query) {
		return see(query, ProductPart.OPTIONS);
	}

	/**
	 * Reads the extras of a product back.
	 * @param query of which product, or which of them
	 * @return a list of all, or of the one asked for
	 */
	public Optional<ReadBackAnswer> seeExtras(ReadBack query) {
		return see(query, ProductPart.EXTRAS);
	}

	/**
	 * Reads the categories of a product back.
	 * @param query of which product, or which of them
	 * @return a list of all, or of the one asked for
	 */
	public Optional<ReadBackAnswer> seeCategories(ReadBack query) {
		return see(query, ProductPart.CATEGORIES);
	}

	/**
	 * Reads a video of a product back.
	 * @param query of which product, and which
	 * @return the video
	 */
	public Optional<ReadBackAnswer> seeVideo(ReadBack query) {
		return see(query, STATE, (product,
				merchant) -> ProductPart.VIDEOS.one(state(product), String.valueOf(query.part())).orElse(null));
	}

	/**
	 * Reads an image of a product back.
	 * @param query of which product, and which
	 * @return the URLs of its sizes
	 */
	public Optional<ReadBackAnswer> seeImage(ReadBack query) {
		return see(query, STATE, (product,
				merchant) -> ProductPart.IMAGES.one(state(product), String.valueOf(query.part())).orElse(null));
	}

	/**
	 * Reads back which products a mass edit changed.
	 * @param query which; its version is the number of products that there are events of
	 * @return a list of them, or empty if the read models have not come so far
	 */
	public Optional<ReadBackAnswer> seeMassEdit(ReadBack query) {
		return arrived(query).flatMap((edit) -> {
			Template.Filling filling = filling(edit.merchant());
			byte[] body = Answers.array(all(edit.ids(), edit.merchant(), filling));
			long version = edit.ids().size();
			if (this.products.parked(edit.merchant(), edit.ids())) {
				return Optional.of(ReadBackAnswer.BEHIND);
			}
			return filling.isLacking() ? Optional.empty() : Optional
				.of(new ReadBackAnswer(State.SHOWN, version, Etags.of(version, Etags.digest(body)), body));
		});
	}

	/**
	 * Looks whether a mass edit can be read.
	 * @param query which; its version is the number of products that it changed
	 * @return that it can, or empty if the read models have not come so far
	 */
	public Optional<ReadBackAnswer> knowsMassEdit(ReadBack query) {
		return arrived(query).map((edit) -> new ReadBackAnswer(State.SHOWN, edit.ids().size(), null, null));
	}

	private Optional<MassEditReads.Changed> arrived(ReadBack query) {
		return this.massEdits.changed(query.id())
			.filter((edit) -> edit.told() >= query.version()
					&& this.products.isCounted(edit.merchant().toString(), edit.position()));
	}

	private List<byte[]> all(List<String> ids, UUID merchant, Template.Filling filling) {
		Map<String, Document> found = new HashMap<>();
		this.store.getAll(ProductCollections.PRODUCTS, ids, fetched(TEMPLATE))
			.stream()
			.filter((product) -> product.text(0) != null)
			.forEach((product) -> found.put(product.id(), product));
		Map<Long, Place> places = this.listing.findAll(merchant,
				found.values().stream().map((product) -> Objects.requireNonNull(product.number(2))).toList());
		return ids.stream().map(found::get).filter(Objects::nonNull).map((product) -> {
			Place place = places.get(product.number(2));
			return filling.fill(Objects.requireNonNull(product.bytes(FETCHED.size())),
					(place != null) ? place.order() : null);
		}).toList();
	}

	private Optional<ReadBackAnswer> see(ReadBack query, ProductPart part) {
		String key = query.part();
		return see(query, STATE, (product, merchant) -> (key == null) ? part.all(state(product))
				: part.one(state(product), key).map(ShopReads::listed).orElse(null));
	}

	private static byte[] listed(byte[] one) {
		return Answers.array(List.of(one));
	}

	/** How something of a product reads; null when the product has it no more. */
	@FunctionalInterface
	private interface Rendering {

		byte @Nullable [] of(Document product, UUID merchant);

	}

	private Optional<ReadBackAnswer> see(ReadBack query, String body, Rendering rendering) {
		return this.store.get(ProductCollections.PRODUCTS, query.id().toString(), fetched(body))
			.filter((product) -> product.version() >= query.version() && hasArrived(product, query.placement()))
			.map((product) -> {
				String merchant = product.text(0);
				byte[] shown = (merchant != null) ? rendering.of(product, UUID.fromString(merchant)) : null;
				return (shown != null)
						? new ReadBackAnswer(State.SHOWN, product.version(),
								Etags.of(product.version(), Etags.digest(shown)), shown)
						: new ReadBackAnswer(State.GONE, product.version(), null, null);
			})
			.or(() -> this.products.parked(query.id(), query.version()));
	}

	private boolean hasArrived(Document product, long placement) {
		String owner = Objects.requireNonNull(product.text(3));
		return this.products.isCounted(owner, Objects.requireNonNull(product.number(4)))
				&& (placement == 0 || product.text(0) == null
						|| this.listing.find(UUID.fromString(owner), Objects.requireNonNull(product.number(2)))
							.filter((place) -> place.placements() >= placement)
							.isPresent());
	}

	private Optional<Document> find(String segment, UUID merchant, boolean visitor, String body) {
		return Uuids.parse(segment)
			.flatMap((id) -> this.store.get(ProductCollections.PRODUCTS, id.toString(), fetched(body)))
			.filter((product) -> merchant.toString().equals(product.text(0)))
			.or(() -> findBySlug(segment, merchant, body))
			.filter((product) -> !visitor || Long.valueOf(1).equals(product.number(1)));
	}

	private Optional<Document> findBySlug(String slug, UUID merchant, String body) {
		return this.store
			.page(ProductCollections.PRODUCTS,
					new Page(List.of(new Condition.Is("merchant", merchant.toString()), new Condition.Is("slug", slug)),
							"slug", false, null, 0, 1, fetched(body)))
			.stream()
			.findFirst();
	}

	private static List<String> fetched(String body) {
		List<String> fields = new ArrayList<>(FETCHED);
		fields.add(body);
		return fields;
	}

	/** With what there is of the merchant once the product has been read. */
	private Template.Filling filling(UUID merchant) {
		return new Template.Filling(this.surroundings.apply(merchant), this.images);
	}

	private byte[] filled(Document product, UUID merchant, Template.Filling filling) {
		Long order = this.listing.find(merchant, Objects.requireNonNull(product.number(2)))
			.map(Place::order)
			.orElse(null);
		return filling.fill(Objects.requireNonNull(product.bytes(FETCHED.size())), order);
	}

	private LiveProduct state(Document product) {
		return (LiveProduct) this.states.readValue(Objects.requireNonNull(product.bytes(FETCHED.size())),
				Product.class);
	}

}
