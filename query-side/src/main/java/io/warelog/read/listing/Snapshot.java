package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A listing as a directory tells it. It is torn when blocks were found that do not belong
 * to the directory; what has been read then is worth nothing.
 */
final class Snapshot {

	/** Behind no product. */
	private static final long FIRST = -1;

	/** How far to go back over removed products. */
	private static final int REMOVED_AT_MOST = 10_000;

	private static final int REFS_AT_MOST = 64;

	private final Directory directory;

	private final boolean thorough;

	private boolean torn;

	/**
	 * Makes a snapshot of which nothing but the directory has been read.
	 * @param directory what to read
	 * @param thorough whether products that are not where the refs say are looked for
	 * everywhere; otherwise the snapshot is torn by them
	 */
	Snapshot(Directory directory, boolean thorough) {
		this.directory = directory;
		this.thorough = thorough;
	}

	boolean isTorn() {
		return this.torn;
	}

	List<Block> blocks() {
		return this.directory.blocks();
	}

	void read(Collection<Block> blocks) {
		this.torn |= !this.directory.read(blocks);
	}

	Map<Long, Place> places(Collection<Long> ordinals) {
		Map<Long, Place> places = new HashMap<>();
		locate(ordinals).forEach(
				(ordinal, position) -> places.put(ordinal, blocks().get(position.block()).place(position.before())));
		return places;
	}

	/** Where a part of the listing begins that goes on from a place. */
	Position behind(After after, boolean descending) {
		Position listed = locate(List.of(after.ordinal())).get(after.ordinal());
		if (listed != null) {
			return descending ? listed : behind(listed);
		}
		long before = listedBefore(after.ordinal());
		if (before == FIRST) {
			return new Position(0, 0);
		}
		Position neighbour = locate(List.of(before)).get(before);
		if (neighbour != null) {
			return behind(neighbour);
		}
		if (blocks().isEmpty()) {
			return new Position(0, 0);
		}
		int at = this.directory.search(after.order(), after.ordinal());
		Block block = blocks().get(at);
		read(List.of(block));
		return new Position(at, block.run().search(after.order() - block.first(), after.ordinal()));
	}

	private static Position behind(Position product) {
		return new Position(product.block(), product.before() + 1);
	}

	/**
	 * Goes back from a removed product to the one that stood before it, and on from that
	 * if it is removed too.
	 */
	private long listedBefore(long removed) {
		long ordinal = removed;
		for (int i = 0; i < REMOVED_AT_MOST && ordinal != FIRST
				&& this.directory.whereabouts().size() < REFS_AT_MOST; i++) {
			BlockRefs known = this.directory.whereabouts().of(ordinal);
			if (!known.isRemoved(ordinal)) {
				return ordinal;
			}
			ordinal = known.before(ordinal);
		}
		return ordinal;
	}

	/** The boundaries just before the products that are listed. */
	private Map<Long, Position> locate(Collection<Long> ordinals) {
		Map<Integer, Set<Long>> named = new HashMap<>();
		Set<Long> doubtful = new HashSet<>();
		this.directory.whereabouts().expect(ordinals);
		for (Long ordinal : ordinals) {
			BlockRefs known = this.directory.whereabouts().of(ordinal);
			int block = known.get(ordinal);
			if (block >= 0) {
				named.computeIfAbsent(block, (id) -> new HashSet<>()).add(ordinal);
				doubtful.add(ordinal);
			}
			else if (!known.isKnownTo(this.directory)) {
				doubtful.add(ordinal);
			}
		}
		Map<Long, Position> found = new HashMap<>();
		read(blocks().stream().filter((block) -> named.containsKey(block.id())).toList());
		for (int at = 0; at < blocks().size(); at++) {
			look(at, named.get(blocks().get(at).id()), found);
		}
		doubtful.removeAll(found.keySet());
		if (!doubtful.isEmpty() && this.thorough) {
			lookEverywhere(doubtful, found);
		}
		else {
			this.torn |= !doubtful.isEmpty();
		}
		return found;
	}

	private void lookEverywhere(Set<Long> ordinals, Map<Long, Position> found) {
		read(new ArrayList<>(blocks()));
		for (int at = 0; at < blocks().size(); at++) {
			look(at, ordinals, found);
		}
	}

	private void look(int at, @Nullable Set<Long> ordinals, Map<Long, Position> found) {
		if (ordinals == null) {
			return;
		}
		Run run = blocks().get(at).run();
		for (int i = 0; i < run.size(); i++) {
			if (ordinals.contains(run.ordinal(i))) {
				found.put(run.ordinal(i), new Position(at, i));
			}
		}
	}

}
