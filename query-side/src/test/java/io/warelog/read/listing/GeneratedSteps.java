package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws what happens to a merchant's products. The same seed draws the same. */
final class GeneratedSteps {

	static final ListingCounts COUNTS = new ListingCounts((facets, at) -> facets.charAt(at) != 'R',
			(facets, at) -> facets.charAt(at) == 'A' && facets.charAt(at + 1) == '1');

	private static final List<String> FACETS = List.of("A1-USD--", "A1-USD--", "A0-USD--", "I1-EUR--", "R1-USD--");

	private final Random random;

	private final List<Long> listed = new ArrayList<>();

	private final List<Long> deleted = new ArrayList<>();

	private final Map<Long, Integer> placements = new HashMap<>();

	private final List<Step> steps = new ArrayList<>();

	private long next;

	GeneratedSteps(long seed) {
		this.random = new Random(seed);
	}

	/** All so far; the position of each in the log is its index. */
	List<Step> steps() {
		return this.steps;
	}

	/** Lets products be created without a word about their places. */
	GeneratedSteps created(int count) {
		for (int i = 0; i < count; i++) {
			this.steps.add(new Step.Create(this.next, facets(), null));
			this.listed.add(this.next++);
		}
		return this;
	}

	/**
	 * Lets all kinds of things happen; whether doubles and holes come to be can be told.
	 */
	GeneratedSteps happened(int count, boolean shiftingOnly) {
		for (int i = 0; i < count; i++) {
			this.steps.add(step(shiftingOnly));
		}
		return this;
	}

	/** Lets products be deleted. */
	GeneratedSteps deleted(int count) {
		for (int i = 0; i < count; i++) {
			this.steps.add(remove());
		}
		return this;
	}

	/**
	 * Lets the same product be deleted and restored again and again, and others become
	 * different while it is away.
	 */
	GeneratedSteps deletedAndRestored(int times, int meanwhile) {
		Long ordinal = this.listed.removeFirst();
		for (int i = 0; i < times; i++) {
			this.steps.add(new Step.Remove(ordinal));
			for (int j = 0; j < meanwhile; j++) {
				this.steps.add(new Step.Describe(pick(this.listed), facets()));
			}
			this.steps.add(new Step.Create(ordinal, facets(), null));
		}
		this.listed.addFirst(ordinal);
		return this;
	}

	private Step step(boolean shiftingOnly) {
		int kind = this.listed.isEmpty() ? 0 : this.random.nextInt(11);
		return switch (kind) {
			case 0, 1, 2 -> {
				Placement placement = this.random.nextBoolean() ? placement(this.next, shiftingOnly) : null;
				this.listed.add(this.next);
				yield new Step.Create(this.next++, facets(), placement);
			}
			case 3, 4, 5, 6 -> {
				long ordinal = this.random.nextInt(20) == 0 && !this.deleted.isEmpty() ? pick(this.deleted)
						: pick(this.listed);
				yield new Step.Move(ordinal, placement(ordinal, shiftingOnly));
			}
			case 7 -> new Step.Describe(pick(this.listed), facets());
			case 8 -> this.deleted.isEmpty() ? remove() : restore();
			default -> this.random.nextInt(10) == 0 && !this.deleted.isEmpty() ? new Step.Remove(pick(this.deleted))
					: remove();
		};
	}

	private Step restore() {
		Long ordinal = this.deleted.remove(this.random.nextInt(this.deleted.size()));
		this.listed.add(ordinal);
		return new Step.Create(ordinal, facets(), null);
	}

	private Step remove() {
		Long ordinal = this.listed.remove(this.random.nextInt(this.listed.size()));
		this.deleted.add(ordinal);
		return new Step.Remove(ordinal);
	}

	private Placement placement(long ordinal, boolean shiftingOnly) {
		boolean shifting = shiftingOnly || this.random.nextInt(3) > 0;
		// now and then one that has been taken in before
		int count = this.random.nextInt(20) == 0 ? Math.max(1, this.placements.getOrDefault(ordinal, 0))
				: this.placements.merge(ordinal, 1, Integer::sum);
		return new Placement(order(shifting), shifting, count);
	}

	private long order(boolean shifting) {
		int end = this.listed.size();
		return switch (this.random.nextInt(6)) {
			case 0 -> 0;
			case 1 -> this.random.nextInt(5);
			case 2 -> end + this.random.nextInt(5);
			case 3 -> shifting ? 1_000_000_000 : this.random.nextInt(4) * 10L;
			default -> this.random.nextInt(end + 1);
		};
	}

	private String facets() {
		return FACETS.get(this.random.nextInt(FACETS.size()));
	}

	private Long pick(List<Long> ordinals) {
		return ordinals.get(this.random.nextInt(ordinals.size()));
	}

}
