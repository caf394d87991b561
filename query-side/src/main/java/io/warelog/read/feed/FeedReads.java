package io.warelog.read.feed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.history.HistoryCollections;
import io.warelog.read.history.VersionBodies;
import io.warelog.read.history.VersionBody;
import io.warelog.read.http.PlaceCursor;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the feed of a merchant: the versions of its products in the order of the log, and
 * those of one commit in the order of their products' ids.
 * <p>
 * Nothing is ever put in front of a place that has been passed. A batch of the projection
 * ends with the merchant's tally, which names the position that the batch has come to,
 * and only versions up to there are read; what an unfinished batch has written is not.
 * And while a product of the merchant is parked, nothing behind its first parked event is
 * read.
 */
public final class FeedReads {

	private static final String MERCHANT = "merchant";

	private static final String POSITION = "position";

	private static final List<String> ROW = List.of(POSITION, "product", "number", "valid_from", "mass_edit");

	/** Before the first position. */
	private static final long NONE = -1;

	/** Behind every id of a version, which is of hexadecimal digits and signs. */
	private static final String LAST = "~";

	private final ReadModelStore store;

	private final JsonMapper states;

	private final VersionBodies bodies;

	/**
	 * Makes the reader.
	 * @param store where versions are kept
	 * @param states reads states and writes values of properties
	 */
	public FeedReads(ReadModelStore store, JsonMapper states) {
		this.store = store;
		this.states = states;
		this.bodies = new VersionBodies(store, states);
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
		Map<String, VersionBody> told = this.bodies.of(rows);
		List<FeedEvent> events = rows.stream()
			.map((row) -> event(merchant, row, Objects.requireNonNull(told.get(row.id()))))
			.toList();
		return new Events(events, events.getLast().place());
	}

	/**
	 * Up to which position all that belongs to a merchant has been written. Parked events
	 * are looked for after the tally: those up to there are written before it, and what
	 * has been retried meanwhile is there.
	 */
	private long written(UUID merchant) {
		long tallied = this.store.get(ProductCollections.COUNTS, merchant.toString(), List.of())
			.map(Document::version)
			.orElse(NONE);
		return this.store
			.page(ProductCollections.LETTERS,
					new Page(List.of(new Condition.Is(MERCHANT, merchant.toString())), POSITION, false, null, 0, 1,
							List.of(POSITION)))
			.stream()
			.findFirst()
			.map((parked) -> Math.min(tallied, Objects.requireNonNull(parked.number(0)) - 1))
			.orElse(tallied);
	}

	private FeedEvent event(UUID merchant, Document row, VersionBody told) {
		ChangeType type = switch (told.passage()) {
			case CAME -> isFirst(row, told.shown()) ? ChangeType.CREATED : ChangeType.RESTORED;
			case STAYED -> typeOf(this.states.readTree(told.changes()));
			case WENT -> ChangeType.DELETED;
		};
		return new FeedEvent(new Place(Objects.requireNonNull(row.number(0)), row.id()), type,
				CloudEventJson.event(merchant, type, row, told.shown(), told.changes()));
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
