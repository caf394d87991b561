package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.List;

import io.warelog.read.listing.Change.Created;
import io.warelog.read.listing.Change.Described;
import io.warelog.read.listing.Change.Placed;
import io.warelog.read.listing.Change.Removed;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a chapter, in the order of the log. What is much the same as before is
 * left out, so that each new product of a kind takes some six bytes.
 */
final class Changes {

	private static final int CREATED = 0;

	private static final int PLACED = 1;

	private static final int DESCRIBED = 2;

	private static final int REMOVED = 3;

	private static final int KIND = 3;

	private static final int WITH_PLACE = 4;

	private static final int SHIFTING = 8;

	/** The product is like the last one told of. */
	private static final int ALIKE = 16;

	private final List<Entry> entries = new ArrayList<>();

	/** How many the listing had taken in when they were read. */
	private int taken;

	/**
	 * A change in the log.
	 *
	 * @param commit the position of the first event of its commit
	 * @param time from when on it holds, in microseconds
	 * @param change what happened
	 */
	record Entry(long commit, long time, Change change) {
	}

	List<Entry> entries() {
		return this.entries;
	}

	int size() {
		return this.entries.size();
	}

	/** How many more products there are by them. */
	long growth() {
		return this.entries.stream().mapToLong((entry) -> switch (entry.change()) {
			case Created created -> 1;
			case Removed removed -> -1;
			case Placed placed -> 0;
			case Described described -> 0;
		}).sum();
	}

	/** Whether the last one is part of a commit. */
	boolean endsWith(long commit) {
		return !this.entries.isEmpty() && this.entries.getLast().commit() == commit;
	}

	/**
	 * Adds a change. What a commit makes of a product and undoes is left out, as it is
	 * not seen any more when the commit comes again; but not from among those that the
	 * listing has taken in by their number.
	 */
	void add(long commit, long time, Change change) {
		int at = this.entries.size() - 1;
		// a place and facets do not touch each other
		while (at >= 0 && isPlaced(this.entries.get(at), commit, change.ordinal())) {
			at--;
		}
		Change one = (at >= 0 && this.entries.get(at).commit() == commit) ? this.entries.get(at).change().with(change)
				: null;
		if (one == null) {
			this.entries.add(new Entry(commit, time, change));
		}
		else if (one.isNone() && at >= this.taken) {
			this.entries.remove(at);
		}
		else {
			this.entries.set(at, new Entry(commit, time, one));
		}
	}

	private static boolean isPlaced(Entry entry, long commit, long ordinal) {
		return entry.commit() == commit && entry.change() instanceof Placed placed && placed.ordinal() == ordinal;
	}

	/**
	 * Reads changes.
	 * @param packed as they were written, perhaps ahead of the listing
	 * @param most how many the listing has taken in
	 * @return those
	 */
	static Changes decode(byte[] packed, int most) {
		Changes changes = new Changes();
		PackedIn in = new PackedIn(packed);
		Entry before = new Entry(0, 0, new Removed(0, ""));
		String facets = "";
		while (in.hasMore() && changes.size() < most) {
			long commit = before.commit() + in.signed();
			long time = before.time() + in.signed();
			int kind = in.octet();
			long ordinal = before.change().ordinal() + in.signed();
			Placement placement = null;
			if ((kind & WITH_PLACE) != 0) {
				placement = new Placement(in.unsigned(), (kind & SHIFTING) != 0, (int) in.unsigned());
			}
			String former = ((kind & KIND) == DESCRIBED) ? in.ascii(ListingBatch.FACETS) : "";
			if ((kind & KIND) != PLACED && (kind & ALIKE) == 0) {
				facets = in.ascii(ListingBatch.FACETS);
			}
			before = new Entry(commit, time, change(kind & KIND, ordinal, former, facets, placement));
			changes.entries.add(before);
		}
		changes.taken = changes.size();
		return changes;
	}

	private static Change change(int kind, long ordinal, String former, String facets, @Nullable Placement placement) {
		return switch (kind) {
			case CREATED -> new Created(ordinal, facets, placement);
			case PLACED -> new Placed(ordinal, ListingBatch.orFirst(placement));
			case DESCRIBED -> new Described(ordinal, former, facets);
			default -> new Removed(ordinal, facets);
		};
	}

	byte[] encode() {
		PackedOut out = new PackedOut();
		Entry before = new Entry(0, 0, new Removed(0, ""));
		String last = "";
		for (Entry entry : this.entries) {
			Change change = entry.change();
			out.signed(entry.commit() - before.commit()).signed(entry.time() - before.time());
			long step = change.ordinal() - before.change().ordinal();
			last = switch (change) {
				case Created created -> put(out, CREATED, step, created.placement(), "", created.facets(), last);
				case Placed placed -> put(out, PLACED, step, placed.placement(), "", last, last);
				case Described described ->
					put(out, DESCRIBED, step, null, described.before(), described.facets(), last);
				case Removed removed -> put(out, REMOVED, step, null, "", removed.before(), last);
			};
			before = entry;
		}
		return out.toBytes();
	}

	private static String put(PackedOut out, int kind, long step, @Nullable Placement placement, String former,
			String facets, String last) {
		boolean alike = facets.equals(last);
		int flags = kind | (alike ? ALIKE : 0);
		if (placement != null) {
			flags |= WITH_PLACE | (placement.shifting() ? SHIFTING : 0);
		}
		out.octet(flags).signed(step);
		if (placement != null) {
			out.unsigned(placement.order()).unsigned(placement.placements());
		}
		out.ascii(former);
		if (!alike) {
			out.ascii(facets);
		}
		return facets;
	}

}
