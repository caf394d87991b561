package io.warelog.read.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.read.history.ChangeJson;
import io.warelog.read.history.HistoryCollections;
import io.warelog.read.http.PlaceCursor;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the feed of a merchant: the versions of its products in the order of the log, and
 * those of one commit in the order of their products' ids.
 * <p>
 * Nothing is ever put in front of a place that has been passed. A batch of the projection
 * ends with the merchant's tally, which names the position that the batch has come to,
 * and only versions up to there are read; what an unfinished batch has written is not.
 */
public final class FeedReads {

	private static final String MERCHANT = "merchant";

	private static final String POSITION = "position";

	private static final List<String> ROW = List.of(POSITION, "product", "number", "valid_from", "mass_edit");

	private static final List<String> BODY = List.of("events", "key_id", "reason", "request_id", "changes");

	private static final List<String> STATE = List.of("state");

	/** Before the first position. */
	private static final long NONE = -1;

	/** Behind every id of a version, which is of hexadecimal digits and signs. */
	private static final String LAST = "~";

	private final ReadModelStore store;

	private final JsonMapper states;

	/**
	 * Makes the reader.
	 * @param store where versions are kept
	 * @param states reads states and writes values of properties
	 */
	public FeedReads(ReadModelStore store, JsonMapper states) {
		this.store = store;
		this.states = states;
	}

	/**
	 * A part of the feed.
	 *
	 * @param events in order
	 * @param next behind the last of them; where there is none, where it was asked for
	 */
	record Events(List<FeedEvent> events, Place next) {
	}

	/** The cursors of the feed of a merchant. */
	static PlaceCursor cursors(UUID merchant) {
		return PlaceCursor.in("events", merchant);
	}

	/** The place before the first event of every feed. */
	static Place beginning() {
		return new Place(NONE, "");
	}

	/** The place behind what a feed has now. */
	Place end(UUID merchant) {
		return new Place(written(merchant), LAST);
	}

	/** What comes behind a place, up to a limit. */
	Events after(Place place, UUID merchant, int limit) {
		List<Document> rows = this.store.page(HistoryCollections.VERSIONS,
				new Page(
						List.of(new Condition.Is(MERCHANT, merchant.toString()),
								new Condition.Between(POSITION, null, written(merchant))),
						POSITION, false, place, 0, limit, ROW));
		if (rows.isEmpty()) {
			return new Events(List.of(), place);
		}
		Map<String, Document> bodies = bodies(rows.stream().map(Document::id).toList(), BODY);
		// what changes with a product that comes or goes follows from the state
		Map<String, Document> states = bodies(
				bodies.values().stream().filter((body) -> body.bytes(4) == null).map(Document::id).toList(), STATE);
		List<FeedEvent> events = rows.stream()
			.map((row) -> event(merchant, row, Objects.requireNonNull(bodies.get(row.id())), states.get(row.id())))
			.toList();
		return new Events(events, events.getLast().place());
	}

	private Map<String, Document> bodies(List<String> ids, List<String> fetch) {
		Map<String, Document> bodies = new HashMap<>();
		if (!ids.isEmpty()) {
			this.store.getAll(HistoryCollections.BODIES, ids, fetch).forEach((body) -> bodies.put(body.id(), body));
		}
		return bodies;
	}

	/** Up to which position all that belongs to a merchant has been written. */
	private long written(UUID merchant) {
		return this.store.get(ProductCollections.COUNTS, merchant.toString(), List.of())
			.map(Document::version)
			.orElse(NONE);
	}

	private FeedEvent event(UUID merchant, Document row, Document body, @Nullable Document whole) {
		Place place = new Place(Objects.requireNonNull(row.number(0)), row.id());
		byte[] changes = body.bytes(4);
		if (changes != null) {
			ChangeType type = typeOf(this.states.readTree(changes));
			return new FeedEvent(place, type, CloudEventJson.event(merchant, type, row, body, changes));
		}
		byte[] state = Objects.requireNonNull(Objects.requireNonNull(whole).bytes(0));
		return switch (this.states.readValue(state, Product.class)) {
			case LiveProduct live -> {
				ChangeType type = isFirst(row, body) ? ChangeType.CREATED : ChangeType.RESTORED;
				yield new FeedEvent(place, type,
						CloudEventJson.event(merchant, type, row, body, ChangeJson.between(null, live, this.states)));
			}
			case DeletedProduct deleted -> new FeedEvent(place, ChangeType.DELETED, CloudEventJson.event(merchant,
					ChangeType.DELETED, row, body, ChangeJson.between(deleted.last(), null, this.states)));
			case NoProduct none -> throw new IllegalStateException("A version is of a product");
		};
	}

	private static ChangeType typeOf(JsonNode changes) {
		for (JsonNode change : changes) {
			if (change.path("property").stringValue("").equals("archived")) {
				return change.path("after").booleanValue(false) ? ChangeType.ARCHIVED : ChangeType.UNARCHIVED;
			}
		}
		return ChangeType.UPDATED;
	}

	/** Whether the product has had no events but those of this version. */
	private static boolean isFirst(Document row, Document body) {
		return Objects.requireNonNull(row.number(2)) == Objects.requireNonNull(body.text(0)).split(",").length;
	}

}
