package io.warelog.read.listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

import io.warelog.read.listing.ListingFilter.Count;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.warelog.read.listing.Listings.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

class ListingTests {

	private static final List<ListingFilter> FILTERS = List.of(ListingFilter.all(),
			new ListingFilter(GeneratedSteps.COUNTS.unarchived(), Count.UNARCHIVED),
			new ListingFilter(GeneratedSteps.COUNTS.visible(), Count.VISIBLE),
			new ListingFilter((facets, at) -> facets.startsWith("EUR", at + 3), Count.UNKNOWN),
			new ListingFilter((facets, at) -> facets.charAt(at) == 'Z', Count.UNKNOWN));

	private final List<Step> steps = new ArrayList<>();

	@TempDir
	Path directory;

	private StoreKind.Opened opened;

	private ReadModelStore store;

	private ListingReads reads;

	@BeforeEach
	void open() {
		this.opened = StoreKind.SQLITE.open(this.directory);
		this.store = this.opened.store();
		this.reads = new ListingReads(this.store);
		Listings.prepare(this.store);
	}

	@AfterEach
	void close() {
		this.opened.close();
	}

	private void happens(Step... happening) {
		int from = this.steps.size();
		this.steps.addAll(List.of(happening));
		Listings.deliver(this.store, this.steps, from, this.steps.size());
	}

	private void isCreated(long ordinal) {
		happens(new Step.Create(ordinal, "A1-USD--", null));
	}

	private void isPlaced(long ordinal, long order, boolean shifting) {
		int before = this.reads.find(MERCHANT, ordinal).map(Place::placements).orElse(0);
		happens(new Step.Move(ordinal, new Placement(order, shifting, before + 1)));
	}

	/** As "order:ordinal". */
	private List<String> listing() {
		return Listings.all(this.store).stream().map((place) -> place.order() + ":" + place.ordinal()).toList();
	}

	@Test
	void anEmptyListingHasNothing() {
		assertThat(listing()).isEmpty();
		assertThat(this.reads.find(MERCHANT, 3)).isEmpty();
		assertThat(this.reads.page(MERCHANT, ListingFilter.all(), true, new After(4, 4), 0, 5)).isEmpty();
		assertThat(ListingBatch.load(this.store, MERCHANT, GeneratedSteps.COUNTS).position()).isEqualTo(-1);
	}

	@Test
	void newProductsComeSecondAndTheOthersMakeRoom() {
		isCreated(0);
		isCreated(1);
		isCreated(2);
		assertThat(listing()).containsExactly("0:0", "1:2", "2:1");
	}

	@Test
	void aPlaceAskedForBeforeTheCreationIsWhereTheProductBegins() {
		isCreated(0);
		happens(new Step.Create(1, "A1-USD--", new Placement(0, true, 1)));
		happens(new Step.Create(2, "A1-USD--", new Placement(7, true, 1)));
		happens(new Step.Create(3, "A1-USD--", new Placement(7, false, 1)));
		assertThat(listing()).containsExactly("0:1", "1:0", "2:2", "7:3");
		assertThat(this.reads.find(MERCHANT, 3)).contains(new Place(3, 7, 1));
	}

	@Test
	void aShiftingMoveClosesTheGapAndMakesRoom() {
		happens(new GeneratedSteps(1).created(5).steps().toArray(Step[]::new));
		assertThat(listing()).containsExactly("0:0", "1:4", "2:3", "3:2", "4:1");
		isPlaced(3, 0, true);
		assertThat(listing()).containsExactly("0:3", "1:0", "2:4", "3:2", "4:1");
		isPlaced(3, 99, true);
		assertThat(listing()).containsExactly("0:0", "1:4", "2:2", "3:1", "4:3");
	}

	@Test
	void aMoveThatDoesNotShiftLeavesDoublesAndHoles() {
		happens(new GeneratedSteps(1).created(4).steps().toArray(Step[]::new));
		isPlaced(3, 2, false);
		assertThat(listing()).containsExactly("0:0", "2:2", "2:3", "3:1");
		isPlaced(1, 1_000_000_000, false);
		assertThat(listing()).containsExactly("0:0", "2:2", "2:3", "1000000000:1");
	}

	@Test
	void aDeletedProductsGapIsClosedUnlessAnotherHasItsNumber() {
		happens(new GeneratedSteps(1).created(4).steps().toArray(Step[]::new));
		isPlaced(2, 3, false);
		assertThat(listing()).containsExactly("0:0", "1:3", "3:1", "3:2");
		happens(new Step.Remove(1));
		assertThat(listing()).containsExactly("0:0", "1:3", "3:2");
		happens(new Step.Remove(3));
		assertThat(listing()).containsExactly("0:0", "2:2");
		assertThat(this.reads.find(MERCHANT, 3)).isEmpty();
	}

	@Test
	void aPlacementThatHasBeenTakenInIsPassedOver() {
		happens(new GeneratedSteps(1).created(3).steps().toArray(Step[]::new));
		happens(new Step.Move(0, new Placement(2, true, 1)));
		happens(new Step.Move(0, new Placement(0, true, 1)));
		assertThat(listing()).containsExactly("0:2", "1:1", "2:0");
		assertThat(this.reads.find(MERCHANT, 0)).contains(new Place(0, 2, 1));
	}

	@Test
	void aPlacementWithoutEffectIsCountedAllTheSame() {
		happens(new GeneratedSteps(1).created(3).steps().toArray(Step[]::new));
		isPlaced(0, 0, true);
		assertThat(this.reads.find(MERCHANT, 0)).contains(new Place(0, 0, 1));
	}

	/** Of 0, 2 and 1 in this order. */
	@ParameterizedTest
	@CsvSource({ "2,1,true,false", "2,1,false,false", "2,0,true,true", "2,7,true,true", "1,7,true,false",
			"1,7,false,true", "5,1,true,false" })
	void aPlacementTellsWhetherTheNumberIsAnother(long ordinal, long order, boolean shifting, boolean moved) {
		happens(new GeneratedSteps(1).created(3).steps().toArray(Step[]::new));
		ListingBatch batch = ListingBatch.load(this.store, MERCHANT, GeneratedSteps.COUNTS);

		assertThat(batch.place(ordinal, new Placement(order, shifting, 1))).isEqualTo(moved);
		assertThat(batch.place(ordinal, new Placement(order + 1, shifting, 1))).as("taken in once").isFalse();
	}

	@Test
	void whatIsNotListedIsNeitherPlacedNorRemoved() {
		isCreated(0);
		ListingBatch batch = ListingBatch.load(this.store, MERCHANT, GeneratedSteps.COUNTS);
		batch.place(5, new Placement(0, true, 1));
		batch.remove(5);
		batch.describe(5, "A1-USD--");
		assertThat(batch.upserts(9)).isEmpty();
	}

	@Test
	void anotherMerchantsListingIsAnother() {
		isCreated(0);
		assertThat(this.reads.page(new UUID(1, 8), ListingFilter.all(), false, null, 0, 5)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1,0,true", "2,0,false", "3,700,true", "4,700,false", "5,300,false", "6,1500,false" })
	void theListingIsWhatTheModelSays(long seed, int created, boolean shiftingOnly) {
		Random random = new Random(seed);
		List<Step> log = new GeneratedSteps(seed).created(created)
			.happened(700, shiftingOnly)
			.deleted(created / 2)
			.happened(300, shiftingOnly)
			.steps();
		ListingModel model = new ListingModel();
		for (int from = 0; from < log.size();) {
			int to = Math.min(log.size(), from + 1 + random.nextInt((from < created) ? 400 : 30));
			Listings.deliver(this.store, log, from, to);
			log.subList(from, to).forEach((step) -> step.applyTo(model));
			assertThat(Listings.all(this.store)).isEqualTo(model.places());
			compare(model, random, 4);
			from = to;
		}
		compare(model, random, 300);
		if (shiftingOnly) {
			assertThat(model.places()).extracting(Place::order)
				.containsExactlyElementsOf(LongStream.range(0, model.places().size()).boxed().toList());
		}
	}

	private void compare(ListingModel model, Random random, int pages) {
		int size = model.places().size();
		for (int i = 0; i < pages; i++) {
			ListingFilter filter = FILTERS.get(random.nextInt(FILTERS.size()));
			boolean descending = random.nextBoolean();
			After after = random.nextBoolean() ? new After(random.nextInt(size + 3), random.nextInt(size * 2 + 1))
					: null;
			int skip = random.nextBoolean() ? random.nextInt(size + 2) : 0;
			int limit = 1 + random.nextInt(random.nextBoolean() ? 5 : size + 2);
			assertThat(this.reads.page(MERCHANT, filter, descending, after, skip, limit))
				.isEqualTo(model.page(filter.predicate(), descending, after, skip, limit));
		}
		List<Long> ordinals = random.longs(20, 0, size * 2L + 1).distinct().boxed().toList();
		assertThat(this.reads.sorted(MERCHANT, ordinals))
			.isEqualTo(model.places().stream().filter((place) -> ordinals.contains(place.ordinal())).toList());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aCursorGoesOnBehindItsProductWhereverItIsMoved(boolean descending) {
		happens(new GeneratedSteps(3).created(600).steps().toArray(Step[]::new));
		List<Place> page = this.reads.page(MERCHANT, ListingFilter.all(), descending, null, 300, 10);
		Place last = page.getLast();
		isPlaced(last.ordinal(), 50, true);
		assertThat(this.reads.page(MERCHANT, ListingFilter.all(), descending, new After(last.order(), last.ordinal()),
				0, 1))
			.extracting(Place::order)
			.containsExactly(descending ? 49L : 51L);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aCursorWhoseProductIsDeletedGoesOnWithTheNextOne(boolean descending) {
		happens(new GeneratedSteps(3).created(600).steps().toArray(Step[]::new));
		List<Place> all = this.reads.page(MERCHANT, ListingFilter.all(), descending, null, 0, 600);
		Place last = all.get(300);
		for (int removed : List.of(299, 301, 300, 7, 298, 303)) {
			happens(new Step.Remove(all.get(removed).ordinal()));
		}
		assertThat(this.reads.page(MERCHANT, ListingFilter.all(), descending, new After(last.order(), last.ordinal()),
				0, 3))
			.extracting(Place::ordinal)
			.containsExactly(all.get(302).ordinal(), all.get(304).ordinal(), all.get(305).ordinal());
	}

	@Test
	void aCursorAtProductsThatAreAllDeletedBeginsAnew() {
		happens(new GeneratedSteps(3).created(3).steps().toArray(Step[]::new));
		happens(new Step.Remove(2), new Step.Remove(0));
		assertThat(this.reads.page(MERCHANT, ListingFilter.all(), false, new After(1, 2), 0, 3))
			.containsExactly(new Place(1, 0, 0));
		assertThat(this.reads.page(MERCHANT, ListingFilter.all(), true, new After(1, 2), 0, 3)).isEmpty();
	}

	@Test
	void neighboursThatHaveBecomeSmallAreJoined() {
		GeneratedSteps generated = new GeneratedSteps(5).created(5_000);
		happens(generated.steps().toArray(Step[]::new));
		assertThat(Directory.load(this.store, MERCHANT).blocks()).hasSizeLessThanOrEqualTo(21);
		happens(generated.deleted(4_600).steps().subList(5_000, 9_600).toArray(Step[]::new));
		assertThat(Directory.load(this.store, MERCHANT).blocks()).hasSizeBetween(2, 7);
		assertThat(Listings.all(this.store)).isEqualTo(Listings.model(this.steps, this.steps.size()).places());
	}

}
