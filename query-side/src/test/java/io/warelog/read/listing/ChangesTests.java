package io.warelog.read.listing;

import io.warelog.read.listing.Change.Created;
import io.warelog.read.listing.Change.Described;
import io.warelog.read.listing.Change.Placed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesTests {

	private static final String ACTIVE = "A1-USD--";

	private static final String INACTIVE = "I1-USD--";

	private static final String ARCHIVED = "R1-USD--";

	private static final Placed PLACED = new Placed(7, new Placement(3, true, 1));

	private final Changes changes = new Changes();

	private void add(Change... all) {
		for (Change change : all) {
			this.changes.add(10, 1_000, change);
		}
	}

	private static Iterable<Change> of(Changes changes) {
		return changes.entries().stream().map(Changes.Entry::change).toList();
	}

	@Test
	void whatOneCommitMakesOfAProductIsOneChange() {
		add(new Described(7, ACTIVE, INACTIVE), new Described(7, INACTIVE, ARCHIVED));
		assertThat(of(this.changes)).containsExactly(new Described(7, ACTIVE, ARCHIVED));
	}

	@Test
	void whatOneCommitMakesOfAProductAndUndoesIsNoChange() {
		add(new Created(6, ACTIVE, null), new Described(7, ACTIVE, INACTIVE), new Described(7, INACTIVE, ACTIVE));
		assertThat(of(this.changes)).containsExactly(new Created(6, ACTIVE, null));
	}

	@Test
	void aPlaceInBetweenStays() {
		add(new Described(7, ACTIVE, INACTIVE), PLACED, new Described(7, INACTIVE, ACTIVE));
		assertThat(of(this.changes)).containsExactly(PLACED);
	}

	@Test
	void aPlaceThatIsGivenBackIsTwoChanges() {
		Placed back = new Placed(7, new Placement(0, true, 2));
		add(PLACED, back);
		assertThat(of(this.changes)).containsExactly(PLACED, back);
	}

	@Test
	void whatAnotherCommitUndoesHasChangedTwice() {
		add(new Described(7, ACTIVE, INACTIVE));
		this.changes.add(11, 1_000, new Described(7, INACTIVE, ACTIVE));
		assertThat(of(this.changes)).containsExactly(new Described(7, ACTIVE, INACTIVE),
				new Described(7, INACTIVE, ACTIVE));
	}

	/** A batch may end in the middle of a commit; the next may come again. */
	@Test
	void whatHasBeenTakenInKeepsItsNumber() {
		add(new Created(6, ACTIVE, null), new Described(7, ACTIVE, INACTIVE));
		Changes stored = this.changes;
		for (int delivery = 0; delivery < 2; delivery++) {
			Changes next = Changes.decode(stored.encode(), 2);
			assertThat(of(next)).hasSize(2).doesNotContain(PLACED);
			next.add(10, 1_000, new Described(7, INACTIVE, ACTIVE));
			next.add(11, 1_001, PLACED);
			assertThat(of(next)).containsExactly(new Created(6, ACTIVE, null), new Described(7, ACTIVE, ACTIVE),
					PLACED);
			stored = next;
		}
	}

}
