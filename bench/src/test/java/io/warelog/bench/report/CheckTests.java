package io.warelog.bench.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTests {

	@Test
	void aFloorIsReachedByItsOwnValue() {
		assertThat(Check.atLeast(0.12, 0.12).passes()).isTrue();
		assertThat(Check.atLeast(0.1199, 0.12).passes()).isFalse();
		assertThat(Check.atLeast(0.1199, 0.12).text()).isEqualTo("0.120 >=0.12 MISS");
	}

	@Test
	void aCeilingIsKeptByItsOwnValue() {
		assertThat(Check.atMost(4, 4).passes()).isTrue();
		assertThat(Check.atMost(4.001, 4).text()).isEqualTo("4.001 <=4 MISS");
	}

	@Test
	void whatIsNoNumberPassesNothing() {
		assertThat(Check.atLeast(Double.NaN, 0).passes()).isFalse();
		assertThat(Check.atMost(Double.NaN, 1).passes()).isFalse();
	}

	@Test
	void withoutABoundAFigureIsOnlyShown() {
		assertThat(Check.unbounded(0.25).text()).isEqualTo("0.250");
		assertThat(Check.atLeast(45_000, 10_000).text()).isEqualTo("45000 >=10000 pass");
	}

	@Test
	void theMedianIsTheMiddle() {
		assertThat(Numbers.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
		assertThat(Numbers.median(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
	}

}
