package io.warelog.bench.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	private static final Report REPORT = new Report(Map.of("java", "25"), List.of(
			new Row("get by id", 16, 10_000, 20_123.4, "/s", new Row.Latency(0.71, 2.5), 31_145.0,
					Map.of(Comparison.NO_OP, Check.atLeast(0.646, 0.5), Comparison.SMALLER_CATALOGUE,
							Check.atLeast(0.8996, 0.9))),
			Row.single("time to ready", 0, 2.314, "s", Map.of(Comparison.LIMIT, Check.atMost(2.314, 4)))));

	@Test
	void showsOneLinePerRowInAlignedColumns() {
		assertThat(REPORT.table()).isEqualTo(
				"""
						what           conn  products   value  unit  p50 ms  p99 ms  no-op/s          of no-op        of smaller           limit
						-------------  ----  --------  ------  ----  ------  ------  -------  ----------------  ----------------  --------------
						get by id        16     10000  20,123    /s    0.71    2.50   31,145  0.646 >=0.5 pass  0.900 >=0.9 MISS
						time to ready               0    2.31     s                                                               2.314 <=4 pass
						""");
	}

	@Test
	void countsWhatIsMissed() {
		assertThat(REPORT.misses()).isEqualTo(1);
	}

	@Test
	void holdsTheSameFiguresAsJson() {
		JsonNode json = new JsonMapper().readTree(REPORT.json());
		assertThat(json.at("/misses").asInt()).isEqualTo(1);
		assertThat(json.at("/environment/java").asString()).isEqualTo("25");
		assertThat(json.at("/rows/0/value").asDouble()).isEqualTo(20_123.4);
		assertThat(json.at("/rows/0/checks/NO_OP/bound/value").asDouble()).isEqualTo(0.5);
		assertThat(json.at("/rows/1/connections").isNull()).isTrue();
	}

}
