package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The simplest listing that could be right: all products in a list, every one renumbered.
 */
public final class ListingModel {

	private final List<Entry> entries = new ArrayList<>();

	/** Behind whom the removed ones stood; -1 for none. */
	private final Map<Long, Long> removed = new HashMap<>();

	record Entry(Place place, String facets) {

		long order() {
			return this.place.order();
		}

		Entry shifted(long by) {
			return new Entry(new Place(this.place.ordinal(), order() + by, this.place.placements()), this.facets);
		}

	}

	public void create(long ordinal, String facets, @Nullable Placement placement) {
		insert(ordinal, facets, (placement != null) ? placement : new Placement(1, true, 0));
	}

	public void place(long ordinal, Placement placement) {
		Entry entry = find(ordinal);
		if (entry != null && entry.place().placements() < placement.placements()) {
			takeOut(entry, placement.shifting());
			insert(ordinal, entry.facets(), placement);
		}
	}

	void describe(long ordinal, String facets) {
		this.entries
			.replaceAll((entry) -> (entry.place().ordinal() == ordinal) ? new Entry(entry.place(), facets) : entry);
	}

	public void remove(long ordinal) {
		Entry entry = find(ordinal);
		if (entry != null) {
			int at = this.entries.indexOf(entry);
			this.removed.put(ordinal, (at > 0) ? this.entries.get(at - 1).place().ordinal() : -1);
			takeOut(entry, true);
		}
	}

	private void insert(long ordinal, String facets, Placement placement) {
		long number = placement.order();
		if (placement.shifting()) {
			long end = this.entries.isEmpty() ? 0 : this.entries.getLast().order() + 1;
			number = Math.min(number, end);
			long from = number;
			this.entries.replaceAll((entry) -> (entry.order() >= from) ? entry.shifted(1) : entry);
		}
		this.entries.add(new Entry(new Place(ordinal, number, placement.placements()), facets));
		this.entries.sort((a, b) -> Place.BY_ORDER.compare(a.place(), b.place()));
	}

	private void takeOut(Entry gone, boolean closing) {
		this.entries.remove(gone);
		if (closing && this.entries.stream().noneMatch((entry) -> entry.order() == gone.order())) {
			this.entries.replaceAll((entry) -> (entry.order() > gone.order()) ? entry.shifted(-1) : entry);
		}
	}

	private Predicate<Entry> behind(After after, boolean descending) {
		long ordinal = after.ordinal();
		while (find(ordinal) == null && this.removed.containsKey(ordinal)) {
			ordinal = Objects.requireNonNull(this.removed.get(ordinal));
		}
		Entry listed = find(ordinal);
		Place place = (listed != null) ? listed.place()
				: (ordinal < 0) ? new Place(-1, -1, 0) : new Place(after.ordinal(), after.order(), 0);
		boolean included = ordinal != after.ordinal();
		return (entry) -> {
			int compared = Place.BY_ORDER.compare(entry.place(), place);
			return descending ? compared < 0 || (included && compared == 0) : compared > 0;
		};
	}

	@Nullable Entry find(long ordinal) {
		return this.entries.stream().filter((entry) -> entry.place().ordinal() == ordinal).findFirst().orElse(null);
	}

	public List<Place> places() {
		return this.entries.stream().map(Entry::place).toList();
	}

	List<Place> page(FacetPredicate wanted, boolean descending, @Nullable After after, int skip, int limit) {
		Stream<Entry> page = (descending ? this.entries.reversed() : this.entries).stream();
		if (after != null) {
			page = page.filter(behind(after, descending));
		}
		return page.filter((entry) -> wanted.takes(entry.facets(), 0))
			.skip(skip)
			.limit(limit)
			.map(Entry::place)
			.toList();
	}

}
