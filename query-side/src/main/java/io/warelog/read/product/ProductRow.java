package io.warelog.read.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.api.product.Availability;
import io.warelog.api.product.Category;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.http.Etags;
import io.warelog.read.history.VersionBatch;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A product in the hand of a batch. */
final class ProductRow {

	static final List<String> FETCHED = List.of("ordinal", "created_at", "updated_at", "state", "since");

	private final UUID id;

	/** As the batch has found it. */
	private Product before = new NoProduct();

	private Product product = new NoProduct();

	/** As the batch has found it. */
	private long versionBefore;

	private long version;

	/** With which version its last commit began, as the batch has found it. */
	private long sinceBefore;

	private long since;

	private byte @Nullable [] state;

	/** -1 until it has one. */
	private long ordinal = -1;

	/** Whose it is, where the state does not tell. */
	private @Nullable UUID owner;

	private long createdAt;

	private long updatedAt;

	ProductRow(UUID id) {
		this.id = id;
	}

	/**
	 * Takes over what is stored.
	 * @param states reads the state
	 */
	void load(Document stored, JsonMapper states) {
		load(stored, states.readValue(Objects.requireNonNull(stored.bytes(3)), Product.class));
	}

	/**
	 * Takes over what is stored, but for the state.
	 * @param state what that is, by the log
	 */
	void load(Document stored, Product state) {
		this.versionBefore = stored.version();
		this.version = this.versionBefore;
		this.ordinal = Objects.requireNonNull(stored.number(0));
		this.createdAt = Objects.requireNonNull(stored.number(1));
		this.updatedAt = Objects.requireNonNull(stored.number(2));
		this.sinceBefore = Objects.requireNonNull(stored.number(4));
		this.since = this.sinceBefore;
		this.before = state;
		this.product = state;
	}

	/**
	 * Takes over how much of a parked product has been told.
	 * @param events how many of its events
	 * @param state what it was after them
	 */
	void loadTold(long events, Product state) {
		this.version = events;
		this.before = state;
		this.product = state;
	}

	/**
	 * Takes in an event of a parked product, unless that has been told already.
	 * @param version after the event
	 * @param state what the product is then
	 */
	void follow(long version, Product state) {
		if (version > this.version) {
			this.version = version;
			this.product = state;
		}
	}

	UUID id() {
		return this.id;
	}

	UUID merchant() {
		return (this.product instanceof NoProduct && this.owner != null) ? this.owner : lastLive().merchant().value();
	}

	/** Says whose it is before the state does. */
	void belongsTo(UUID merchant) {
		this.owner = merchant;
	}

	long version() {
		return this.version;
	}

	long ordinal() {
		return this.ordinal;
	}

	void number(long ordinal) {
		this.ordinal = ordinal;
	}

	/**
	 * Takes in an event, unless it has done so already.
	 * @return whether it had not
	 */
	boolean evolve(ProductEvent event, long version) {
		if (version <= this.version) {
			return false;
		}
		this.product = ProductFold.evolve(this.product, event);
		this.version = version;
		this.state = null;
		return true;
	}

	/**
	 * How the history is told of the event that it has just taken in.
	 * @param before the state before it
	 * @param position of the event
	 * @param time of the change
	 */
	VersionBatch.Step step(@Nullable LiveProduct before, long position, long time) {
		return new VersionBatch.Step(this.id, this.versionBefore, this.sinceBefore, before, this.product,
				this.createdAt, this.version, position, time);
	}

	/** With which version its last commit began. */
	void changedSince(long since) {
		this.since = since;
	}

	/** The state as it is kept. */
	byte[] state(JsonMapper states) {
		if (this.state == null) {
			this.state = states.writeValueAsBytes(this.product);
		}
		return this.state;
	}

	void changedAt(long time) {
		this.updatedAt = time;
		this.createdAt = (this.createdAt != 0) ? this.createdAt : time;
	}

	/** As the batch has found it, null when it was not there. */
	@Nullable LiveProduct liveBefore() {
		return (this.before instanceof LiveProduct live) ? live : null;
	}

	/** As it is now, null when it is deleted. */
	@Nullable LiveProduct live() {
		return (this.product instanceof LiveProduct live) ? live : null;
	}

	String facets() {
		return (this.product instanceof LiveProduct live) ? Facets.of(live) : Facets.NONE;
	}

	private LiveProduct lastLive() {
		return switch (this.product) {
			case LiveProduct live -> live;
			case DeletedProduct deleted -> deleted.last();
			case NoProduct none -> throw new IllegalStateException("A touched product exists");
		};
	}

	/**
	 * How it is written, and what those are told who wait for it.
	 *
	 * @param upsert the document
	 * @param answer in the merchant API
	 */
	record Written(Upsert upsert, ReadBackAnswer answer) {
	}

	Written written(long position, JsonMapper states) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("owner", merchant().toString());
		values.put("position", position);
		values.put("ordinal", this.ordinal);
		values.put("since", this.since);
		values.put("created_at", this.createdAt);
		values.put("updated_at", this.updatedAt);
		values.put("state", state(states));
		ReadBackAnswer answer = ProductReads.gone(this.version);
		if (this.product instanceof LiveProduct live) {
			byte[] json = MerchantApiJson.render(live, Times.instant(this.createdAt), Times.instant(this.updatedAt),
					this.version);
			String etag = Etags.of(this.version, Etags.digest(json));
			putListed(live, values);
			values.put("etag", etag);
			values.put("json", json);
			values.put("store",
					StoreApiJson.product(live, Times.instant(this.createdAt), Times.instant(this.updatedAt)));
			answer = ProductReads.shown(this.version, etag, json);
		}
		return new Written(new Upsert(ProductCollections.PRODUCTS, this.id.toString(), this.version, values), answer);
	}

	/** What it is found and sorted by. */
	private static void putListed(LiveProduct product, Map<String, @Nullable Object> values) {
		values.put("merchant", product.merchant().toString());
		values.put("name_key", Words.sortKey(product.name()));
		values.put("slug", product.slug().value());
		values.put("price", product.currentPrice().comparable());
		values.put("currency", product.price().currency().code());
		values.put("status", product.status().code());
		values.put("type", product.type().code());
		values.put("active", number(product.availability() == Availability.ACTIVE));
		values.put("archived", number(product.availability() == Availability.ARCHIVED));
		values.put("recurring", number(product.billingCycle() != null));
		values.put("visible", number(Facets.isVisible(product)));
		values.put("words", Words.of((product.sku() != null) ? product.name() + " " + product.sku() : product.name()));
		values.put("categories", categories(product));
	}

	/** The categories that it is found by. */
	static List<String> categories(LiveProduct product) {
		return product.categories().stream().map(Category::slug).distinct().toList();
	}

	/** How a version is written that has ended, so that lists of the past find it. */
	static Upsert ended(VersionBatch.Ended ended, long ordinal) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("ordinal", ordinal);
		values.put("number", ended.number());
		values.put("created_at", ended.createdAt());
		values.put("updated_at", ended.from());
		values.put("ended_at", ended.to());
		putListed(ended.state(), values);
		values.remove("slug");
		return new Upsert(ProductCollections.PAST_PRODUCTS, ended.id(), ended.next(), values);
	}

	private static long number(boolean truth) {
		return truth ? 1L : 0L;
	}

}
