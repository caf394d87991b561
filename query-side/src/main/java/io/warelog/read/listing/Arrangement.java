package io.warelog.read.listing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Puts products into a listing and takes them out, keeping its blocks neither too full
 * nor too many, and the refs right. It reads the blocks that it needs.
 */
final class Arrangement {

	/** Before all products of the same number. */
	private static final long BEFORE_ALL = -1;

	/** As near to an end as this, what comes next is likely to come there too. */
	private static final int NEAR = 16;

	/** Neighbours that together have no more than this become one. */
	private static final int FEW = Run.CAPACITY / 2;

	private final UUID merchant;

	private final Directory directory;

	Arrangement(UUID merchant, Directory directory) {
		this.merchant = merchant;
		this.directory = directory;
	}

	/** A listed product. */
	record Spot(Block block, int index) {

		int placements() {
			return this.block.run().placements(this.index);
		}

		String facets() {
			return this.block.run().facets(this.index);
		}

		long number() {
			return this.block.number(this.index);
		}

	}

	Directory directory() {
		return this.directory;
	}

	/** Reads in one go what will be needed for some products. */
	void expect(Collection<Long> ordinals) {
		Whereabouts whereabouts = this.directory.whereabouts();
		whereabouts.expect(ordinals);
		Set<Integer> ids = new HashSet<>();
		ordinals.forEach((ordinal) -> ids.add(whereabouts.of(ordinal).get(ordinal)));
		read(this.directory.blocks().stream().filter((block) -> ids.contains(block.id())).toList());
	}

	/** Looks for a product; null if it is not listed. */
	@Nullable Spot find(long ordinal) {
		BlockRefs known = refs(ordinal);
		Block named = this.directory.find(known.get(ordinal));
		Spot spot = (named != null) ? find(read(named), ordinal) : null;
		if (spot == null && (known.get(ordinal) >= 0 || !known.isKnownTo(this.directory))) {
			spot = search(ordinal);
		}
		return spot;
	}

	/** Looks everywhere, and puts the ref right. */
	private @Nullable Spot search(long ordinal) {
		read(this.directory.blocks());
		for (Block block : this.directory.blocks()) {
			Spot spot = find(block, ordinal);
			if (spot != null) {
				refs(ordinal).put(ordinal, block.id());
				return spot;
			}
		}
		return null;
	}

	private static @Nullable Spot find(Block block, long ordinal) {
		int index = block.run().indexOf(ordinal);
		return (index >= 0) ? new Spot(block, index) : null;
	}

	/** Lists a product that is not listed. Returns the number that it gets. */
	long insert(long ordinal, String facets, Placement placement) {
		boolean shifting = placement.shifting();
		long asked = Math.max(0, placement.order());
		long number = shifting ? Math.min(asked, this.directory.end()) : asked;
		if (this.directory.blocks().isEmpty()) {
			Run run = new Run(Run.CAPACITY + 1);
			run.insert(0, ordinal, 0, placement.placements(), facets);
			add(0, run, number);
			return number;
		}
		long behind = shifting ? BEFORE_ALL : ordinal;
		int at = this.directory.search(number, behind);
		Block block = read(this.directory.blocks().get(at));
		int index = block.run().search(number - block.first(), behind);
		if (shifting) {
			if (index < block.count()) {
				block.run().shift(index, 1);
			}
			this.directory.shift(at + 1, 1);
		}
		if (index == Run.CAPACITY && at + 1 < this.directory.blocks().size()
				&& this.directory.blocks().get(at + 1).count() < Run.CAPACITY) {
			at++;
			block = read(this.directory.blocks().get(at));
			index = 0;
		}
		block.run().insert(index, ordinal, number - block.first(), placement.placements(), facets);
		block.runChanged();
		refs(ordinal).put(ordinal, block.id());
		if (block.count() > Run.CAPACITY) {
			split(at, index);
		}
		return number;
	}

	/**
	 * Cuts in halves, but where products come in at one end beside what has just come, as
	 * new ones do, so that blocks stay full. The greater part keeps its refs.
	 */
	private void split(int at, int inserted) {
		Block block = this.directory.blocks().get(at);
		int size = block.count();
		int cut = size / 2;
		if (inserted < NEAR) {
			cut = inserted + 1;
		}
		else if (inserted >= size - NEAR) {
			cut = inserted;
		}
		boolean left = cut <= size / 2;
		long base = block.first();
		Run part = left ? block.run().takeOut(0, cut) : block.run().takeOut(cut, size);
		block.runChanged();
		add(left ? at : at + 1, part, base);
	}

	private void add(int at, Run run, long base) {
		Block block = Block.of(this.directory.nextId(), run, base);
		this.directory.blocks().add(at, block);
		refer(block, 0);
	}

	private void refer(Block block, int from) {
		for (int i = from; i < block.count(); i++) {
			long ordinal = block.run().ordinal(i);
			refs(ordinal).put(ordinal, block.id());
		}
	}

	/** Gives a listed product another place. Returns the number that it gets. */
	long move(Spot spot, Placement placement) {
		long ordinal = spot.block().run().ordinal(spot.index());
		String facets = spot.facets();
		takeOut(spot, placement.shifting());
		return insert(ordinal, facets, placement);
	}

	/** Says what a listed product is like. */
	void describe(Spot spot, String facets) {
		spot.block().run().describe(spot.index(), facets);
		spot.block().runChanged();
	}

	/** Takes a deleted product out, and remembers behind whom it stood. */
	void remove(Spot spot) {
		long ordinal = spot.block().run().ordinal(spot.index());
		refs(ordinal).remove(ordinal, before(spot));
		takeOut(spot, true);
	}

	/** Takes a product out, so that the numbers behind it may change. */
	private void takeOut(Spot spot, boolean closing) {
		Block block = spot.block();
		int at = this.directory.blocks().indexOf(block);
		Run run = block.run();
		if (closing && !sharesNumber(at, spot.index())) {
			run.shift(spot.index() + 1, -1);
			this.directory.shift(at + 1, -1);
		}
		run.remove(spot.index());
		if (run.size() == 0) {
			this.directory.blocks().remove(at);
		}
		else {
			block.runChanged();
		}
	}

	/** The product that stands just before another, or -1. */
	private long before(Spot spot) {
		if (spot.index() > 0) {
			return spot.block().run().ordinal(spot.index() - 1);
		}
		int at = this.directory.blocks().indexOf(spot.block());
		if (at == 0) {
			return -1;
		}
		Block before = read(this.directory.blocks().get(at - 1));
		return before.run().ordinal(before.count() - 1);
	}

	/** Those of the same number are neighbours. */
	private boolean sharesNumber(int at, int index) {
		List<Block> blocks = this.directory.blocks();
		Block block = blocks.get(at);
		long number = block.number(index);
		boolean before = (index > 0) ? block.number(index - 1) == number
				: at > 0 && blocks.get(at - 1).last() == number;
		boolean behind = (index < block.count() - 1) ? block.number(index + 1) == number
				: at < blocks.size() - 1 && blocks.get(at + 1).first() == number;
		return before || behind;
	}

	/**
	 * Of any two neighbours that have changed, or one of them, at most one stays small.
	 */
	void join() {
		List<Block> blocks = this.directory.blocks();
		int at = 0;
		while (at < blocks.size() - 1) {
			Block block = blocks.get(at);
			Block next = blocks.get(at + 1);
			if ((block.isChanged() || next.isChanged()) && block.count() + next.count() <= FEW) {
				read(List.of(block, next));
				int size = block.count();
				block.run().append(next.run(), next.first() - block.first());
				block.runChanged();
				refer(block, size);
				blocks.remove(at + 1);
				at = Math.max(0, at - 1);
			}
			else {
				at++;
			}
		}
	}

	private BlockRefs refs(long ordinal) {
		return this.directory.whereabouts().of(ordinal);
	}

	private Block read(Block block) {
		read(List.of(block));
		return block;
	}

	void read(Collection<Block> blocks) {
		if (!this.directory.read(blocks)) {
			throw new IllegalStateException("The listing of " + this.merchant + " at " + this.directory.version()
					+ " names blocks that the store does not hold; another node may be writing it");
		}
	}

}
