package io.warelog.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import io.warelog.bench.load.LoadResult;
import io.warelog.bench.report.Check;
import io.warelog.bench.report.Comparison;
import io.warelog.bench.report.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeasurementsTests {

	private static final Cell FIRST_PAGE = read(Cell.FIRST_PAGE, Map.of(Comparison.NO_OP, 0.2));

	private static final Cell DEEP_PAGE = read("list of 20, offset 5,000", Map.of(Comparison.FIRST_PAGE, 0.8));

	private final Measurements measurements = new Measurements(List.of(FIRST_PAGE, DEEP_PAGE));

	@Test
	void aRatioIsTheMedianOfTheRoundsAndNotTheRatioOfTheirMedians() {
		add(FIRST_PAGE, 10, 100, 1_000);
		add(FIRST_PAGE, 10, 400, 1_000);
		add(FIRST_PAGE, 10, 900, 3_000);
		Row row = this.measurements.rows().getFirst();
		assertThat(row.value()).isEqualTo(400);
		assertThat(row.noopRate()).isEqualTo(1_000);
		assertThat(row.checks()).containsEntry(Comparison.NO_OP, Check.atLeast(0.3, 0.2));
	}

	@Test
	void aDeepPageIsComparedWithTheFirstOneOfItsRound() {
		add(FIRST_PAGE, 10, 100, 1_000);
		add(FIRST_PAGE, 10, 1_000, 1_000);
		add(FIRST_PAGE, 10, 500, 1_000);
		add(DEEP_PAGE, 10, 50, 1_000);
		add(DEEP_PAGE, 10, 900, 1_000);
		add(DEEP_PAGE, 10, 375, 1_000);
		assertThat(this.measurements.rows().get(1).checks()).containsEntry(Comparison.FIRST_PAGE,
				Check.atLeast(0.75, 0.8));
	}

	@Test
	void theLargerCatalogueIsComparedWithTheSmallerOne() {
		add(FIRST_PAGE, 10, 100, 1_000);
		add(FIRST_PAGE, 100, 95, 1_000);
		assertThat(this.measurements.rows()).extracting((row) -> row.checks().get(Comparison.SMALLER_CATALOGUE))
			.containsExactly(null, Check.atLeast(0.95, 0.9));
	}

	@Test
	void theBareEventStoreIsShownWhereItWasMeasured() {
		this.measurements.add(FIRST_PAGE, 10,
				new Sample(new LoadResult(1, 100, 1, 2), 1_000, OptionalDouble.empty()).withStoreRate(400));
		assertThat(this.measurements.rows().getFirst().checks()).containsEntry(Comparison.EVENT_STORE,
				Check.unbounded(0.25));
	}

	@Test
	void aCatalogueTooSmallForACellHasNoRow() {
		add(FIRST_PAGE, 10, 100, 1_000);
		assertThat(this.measurements.rows()).extracting(Row::what).containsExactly(Cell.FIRST_PAGE);
	}

	private void add(Cell cell, int products, double rate, double noopRate) {
		this.measurements.add(cell, products,
				new Sample(new LoadResult(1, rate, 1, 2), noopRate, OptionalDouble.empty()));
	}

	private static Cell read(String name, Map<Comparison, Double> floors) {
		return new Cell(name, 16, false, (catalogue) -> List.of(), floors);
	}

}
