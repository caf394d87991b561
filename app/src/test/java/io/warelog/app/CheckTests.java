package io.warelog.app;

import java.nio.file.Path;
import java.util.Map;

import io.warelog.app.axonserver.AxonServerDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code warelog check} tells whether the service works over given stores. */
class CheckTests {

	@TempDir
	Path data;

	@Test
	void allPartsWorkOverAnAxonServerBesideAServiceThatRuns() {
		try (AxonServerDouble server = AxonServerDouble.asking("s3cret");
				RunningWarelog warelog = RunningWarelog.start(this.data, "--events=" + server.uri(),
						"--events-token=s3cret");
				WarelogProcess check = WarelogProcess.run(Map.of("WARELOG_EVENTS_TOKEN", "s3cret"), "check",
						"--events=" + server.uri())) {
			assertThat(check.exitCode()).as(check.output()).isZero();
			assertThat(check.output()).contains("All parts work.").doesNotContain("FAILED", "s3cret", "wl_");
			warelog.operator().get("/admin/merchants").send().is(200);
		}
	}

	@Test
	void allPartsWorkOverFilesOnceTheServiceHasStopped() {
		RunningWarelog.start(this.data, "--views=sqlite", "--events=sqlite").close();

		try (WarelogProcess check = WarelogProcess.run(Map.of(), "check", "--data=" + this.data)) {
			assertThat(check.exitCode()).as(check.output()).isZero();
			assertThat(check.output()).contains("All parts work.");
		}
	}

	@Test
	void whereNothingIsThereIsNothingToCheck() {
		try (WarelogProcess check = WarelogProcess.run(Map.of(), "check", "--data=" + this.data.resolve("none"))) {
			assertThat(check.exitCode()).isEqualTo(2);
			assertThat(check.output()).contains("there is nothing to check yet");
		}
	}

}
