package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events does to a merchant's listing. Directory and blocks are read when
 * they are first needed. Nothing here fails because of what an event says: what is about
 * a product that is not listed changes nothing.
 * <p>
 * Events at or before {@link #position()} are taken in already and must be passed over by
 * the caller, except for {@link #describe}, which says what is.
 * <p>
 * Used by one thread.
 */
public final class ListingBatch {

	/** How many characters the facets of a product have, all of them ASCII. */
	public static final int FACETS = 8;

	/** Where a product begins about which nothing else is said. */
	private static final Placement FIRST_PLACE = new Placement(1, true, 0);

	private final Reads store;

	private final UUID merchant;

	private final ListingCounts counts;

	private @Nullable Arrangement arrangement;

	private @Nullable Journal journal;

	private boolean changed;

	private ListingBatch(Reads store, UUID merchant, ListingCounts counts) {
		this.store = store;
		this.merchant = merchant;
		this.counts = counts;
	}

	/**
	 * Begins a batch.
	 * @param store where the listing is kept
	 * @param merchant whose listing it is
	 * @param counts what the directory is to count
	 * @return the batch, for which nothing has been read yet
	 */
	public static ListingBatch load(Reads store, UUID merchant, ListingCounts counts) {
		return new ListingBatch(store, merchant, counts);
	}

	/**
	 * Up to which position of the log the stored listing has taken in the events.
	 * @return the position, or -1 if there is no listing
	 */
	public long position() {
		return directory().version();
	}

	/**
	 * Says of which commit that is what comes next.
	 * @param commit the position of its first event, not before that of an earlier commit
	 * @param time from when on it holds, in microseconds, not before an earlier commit
	 */
	public void at(long commit, long time) {
		journal().at(commit, time);
	}

	/**
	 * Reads in one go what will be needed for some products.
	 * @param ordinals of the products, listed or not
	 */
	public void expect(Collection<Long> ordinals) {
		arrangement().expect(ordinals);
	}

	/**
	 * Lists a new product; one that is listed already stays where it is.
	 * @param ordinal its number in the order of creation
	 * @param facets as they are now
	 * @param placement the place asked for, or null if none was
	 */
	public void create(long ordinal, String facets, @Nullable Placement placement) {
		requireLength(facets);
		Arrangement.Spot spot = arrangement().find(ordinal);
		if (spot != null) {
			describe(ordinal, spot, facets);
			return;
		}
		change(new Change.Created(ordinal, facets, placement));
		arrangement().insert(ordinal, facets, orFirst(placement));
	}

	/** Where a product goes about which nothing else is said. */
	static Placement orFirst(@Nullable Placement placement) {
		return (placement != null) ? placement : FIRST_PLACE;
	}

	/** To be told just before, while the listing is as it was. */
	private void change(Change change) {
		journal().beforeChange();
		journal().changed(change);
		this.changed = true;
	}

	/**
	 * Gives a product another place, unless this placement has been taken in.
	 * @param ordinal of the product
	 * @param placement the place
	 * @return whether it has another number by it
	 */
	public boolean place(long ordinal, Placement placement) {
		Arrangement.Spot spot = arrangement().find(ordinal);
		if (spot == null || spot.placements() >= placement.placements()) {
			return false;
		}
		long before = spot.number();
		change(new Change.Placed(ordinal, placement));
		return arrangement().move(spot, placement) != before;
	}

	/**
	 * Says what a product is like now.
	 * @param ordinal of the product
	 * @param facets as they are
	 */
	public void describe(long ordinal, String facets) {
		requireLength(facets);
		Arrangement.Spot spot = arrangement().find(ordinal);
		if (spot != null) {
			describe(ordinal, spot, facets);
		}
	}

	private void describe(long ordinal, Arrangement.Spot spot, String facets) {
		if (!facets.equals(spot.facets())) {
			change(new Change.Described(ordinal, spot.facets(), facets));
			arrangement().describe(spot, facets);
		}
	}

	private static void requireLength(String facets) {
		if (facets.length() != FACETS) {
			throw new IllegalArgumentException("Not " + FACETS + " characters: " + facets);
		}
	}

	/**
	 * Looks whether a product is listed now.
	 * @param ordinal of the product
	 * @return whether it is
	 */
	public boolean lists(long ordinal) {
		return arrangement().find(ordinal) != null;
	}

	/**
	 * Takes a deleted product out and closes its gap.
	 * @param ordinal of the product
	 */
	public void remove(long ordinal) {
		Arrangement.Spot spot = arrangement().find(ordinal);
		if (spot != null) {
			change(new Change.Removed(ordinal, spot.facets()));
			arrangement().remove(spot);
		}
	}

	/**
	 * Ends the batch.
	 * @param position of its last event in the log
	 * @return what is to be written, in this order; nothing if the listing has not
	 * changed, or had taken in events of that position before
	 */
	public List<Upsert> upserts(long position) {
		if (!this.changed || position <= position()) {
			return List.of();
		}
		arrangement().join();
		List<Upsert> upserts = new ArrayList<>(journal().upserts());
		List<Block> blocks = directory().blocks().stream().filter(Block::isChanged).toList();
		// a batch that was cut short may have left later versions than this one's
		Map<String, Long> besides = directory().versionsBesides(blocks);
		for (Block block : blocks) {
			long left = besides.getOrDefault(block.nextDocumentId(this.merchant), -1L);
			upserts.add(block.toUpsert(this.merchant, Math.max(position, left + 1), this.counts));
		}
		Whereabouts whereabouts = directory().whereabouts();
		whereabouts.unknownTo(directory()).forEach((refs) -> directory().moved().add(refs.number()));
		whereabouts.changed().forEach((refs) -> upserts.add(refs.toUpsert(position)));
		upserts.add(directory().toUpsert(position));
		return upserts;
	}

	private Journal journal() {
		Journal known = this.journal;
		if (known == null) {
			known = new Journal(this.store, this.merchant, arrangement(), this.counts);
			this.journal = known;
		}
		return known;
	}

	private Directory directory() {
		return arrangement().directory();
	}

	private Arrangement arrangement() {
		Arrangement known = this.arrangement;
		if (known == null) {
			known = new Arrangement(this.merchant, Directory.load(this.store, this.merchant));
			this.arrangement = known;
		}
		return known;
	}

}
