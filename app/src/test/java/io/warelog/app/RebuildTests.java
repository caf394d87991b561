package io.warelog.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Read models are rebuilt from the events while they are read and written. */
@OverHttp
class RebuildTests {

	private static final int PRODUCTS = 2_000;

	private static final int EACH = 4;

	@TempDir
	private Path data;

	private RunningWarelog warelog;

	private Merchant merchant;

	@BeforeEach
	void start() {
		this.warelog = RunningWarelog.startWith(this.data, Ailment.class);
		this.merchant = Merchant.of(this.warelog.operator(), "organization-" + Merchant.unique());
	}

	@AfterEach
	void stop() {
		Ailment.away = false;
		this.warelog.close();
	}

	@Test
	void noReadFailsOrGoesBackInTimeAndNothingIsMissing() {
		List<String> paths = Parallel
			.run(8, (i) -> IntStream.range(0, PRODUCTS / 8)
				.mapToObj((j) -> this.merchant.createsAt("name", "p" + i + "x" + j))
				.toList())
			.stream()
			.flatMap(List::stream)
			.toList();
		AtomicLongArray versions = new AtomicLongArray(PRODUCTS);
		AtomicBoolean done = new AtomicBoolean();
		this.merchant.operator().post("/admin/projections/products/rebuild").send().is(202);

		List<Integer> writes = Parallel.run(2 * EACH + 1, (worker) -> {
			if (worker == 2 * EACH) {
				try {
					Rebuilds.until(this.merchant.operator(), "products",
							(projection) -> projection.required("generation").intValue() == 2);
				}
				finally {
					done.set(true);
				}
				return 0;
			}
			int rounds = 0;
			// some also behind the switch
			for (int left = 20; left > 0; left -= done.get() ? 1 : 0) {
				if (worker < EACH) {
					write(paths, versions, worker);
				}
				else {
					read(paths, versions);
				}
				rounds++;
			}
			return rounds;
		});

		assertThat(writes.subList(0, 2 * EACH)).allMatch((rounds) -> rounds >= 20);
		for (int i = 0; i < PRODUCTS; i += 7) {
			assertThat(version(this.merchant.reads(paths.get(i)))).isGreaterThanOrEqualTo(versions.get(i));
		}
		List<JsonNode> underLoad = all();
		assertThat(underLoad).hasSize(PRODUCTS);
		List<JsonNode> store = allInTheStore();
		Rebuilds.rebuild(this.merchant.operator(), "products");
		assertThat(all()).isEqualTo(underLoad);
		assertThat(allInTheStore()).isEqualTo(store);
	}

	/** Each writer has products of its own. */
	private void write(List<String> paths, AtomicLongArray versions, int writer) {
		int product = ThreadLocalRandom.current().nextInt(PRODUCTS / EACH) * EACH + writer;
		Answer changed = this.merchant.admin()
			.patch(paths.get(product), Json.object("price", ThreadLocalRandom.current().nextInt(1, 10_000)))
			.send()
			.is(200);
		versions.set(product, changed.json().path("data").required("version").longValue());
		assertThat(changed.header("Warelog-Read-Model")).isEmpty();
	}

	private void read(List<String> paths, AtomicLongArray versions) {
		int product = ThreadLocalRandom.current().nextInt(PRODUCTS);
		long known = versions.get(product);
		assertThat(version(this.merchant.reads(paths.get(product)))).isGreaterThanOrEqualTo(known);
		int offset = ThreadLocalRandom.current().nextInt(PRODUCTS - 10);
		Answer page = this.merchant.admin().get("/products?limit=10&offset=" + offset).send().is(200);
		assertThat(page.data()).hasSize(10);
		assertThat(page.meta().required("total_count").intValue()).isEqualTo(PRODUCTS);
	}

	private static long version(JsonNode product) {
		return product.required("version").longValue();
	}

	private List<JsonNode> all() {
		List<JsonNode> all = new ArrayList<>();
		for (int offset = 0; offset < PRODUCTS; offset += 100) {
			Json.stream(this.merchant.admin().get("/products?limit=100&offset=" + offset).send().is(200).data())
				.forEach(all::add);
		}
		return all;
	}

	private List<JsonNode> allInTheStore() {
		List<JsonNode> all = new ArrayList<>();
		for (int page = 0; page < PRODUCTS / 100; page++) {
			Json.stream(this.merchant.admin().get("/api/v1/products?count=100&page=" + page).send().is(200).json())
				.forEach(all::add);
		}
		return all;
	}

	@Test
	void eachProjectionIsRebuiltByItself() {
		String path = this.merchant.createsAt();
		JsonNode before = this.merchant.reads(path);

		JsonNode directory = Rebuilds.rebuild(this.merchant.operator(), "directory");

		assertThat(directory.required("generation").intValue()).isEqualTo(2);
		assertThat(Json.string(directory, "state")).isEqualTo("live");
		assertThat(directory.required("rebuild").isNull()).isTrue();
		assertThat(Rebuilds.projection(this.merchant.operator(), "products").required("generation").intValue()).isOne();
		assertThat(this.merchant.reads(path)).isEqualTo(before);
		Merchant.of(this.warelog.operator(), "organization-" + Merchant.unique()).creates();
	}

	@Test
	void twoAtOnceAreRefused() {
		this.merchant.creates();
		Ailment.away = true;
		JsonNode begun = this.merchant.operator().post("/admin/projections/products/rebuild").send().is(202).data();

		this.merchant.operator().post("/admin/projections/products/rebuild").send().isProblem(409);

		assertThat(begun.required("rebuild").required("generation").intValue()).isEqualTo(2);
		JsonNode rebuild = Rebuilds
			.until(this.merchant.operator(), "products",
					(products) -> Json.string(products.required("rebuild"), "state").equals("failing"))
			.required("rebuild");
		assertThat(rebuild.required("events_done").longValue())
			.isLessThan(rebuild.required("events_total").longValue());
		assertThat(this.warelog.api().get("/actuator/health").send().is(200).text()).contains("UP");
	}

	@Test
	void aRebuildThatIsCancelledLeavesWhatIsReadAsItIs() {
		String path = this.merchant.createsAt();
		Ailment.away = true;
		this.merchant.operator().post("/admin/projections/products/rebuild").send().is(202);

		this.merchant.operator().delete("/admin/projections/products/rebuild").send().is(204);

		JsonNode products = Rebuilds.projection(this.merchant.operator(), "products");
		assertThat(products.required("rebuild").isNull()).isTrue();
		assertThat(products.required("generation").intValue()).isOne();
		this.merchant.operator().delete("/admin/projections/products/rebuild").send().isProblem(404);
		this.merchant.reads(path);
		Ailment.away = false;
		Rebuilds.rebuild(this.merchant.operator(), "products");
		this.merchant.reads(path);
	}

	@Test
	void aRebuildGoesOnAfterARestart() {
		String path = this.merchant.createsAt("name", "Kept");
		Ailment.away = true;
		this.merchant.operator().post("/admin/projections/products/rebuild").send().is(202);

		this.warelog = this.warelog.restarted();
		Api operator = this.warelog.operator();
		JsonNode between = Rebuilds.projection(operator, "products");
		Ailment.away = false;
		Rebuilds.until(operator, "products", (products) -> products.required("generation").intValue() == 2);

		assertThat(between.required("generation").intValue()).isOne();
		assertThat(between.required("rebuild").required("generation").intValue()).isEqualTo(2);
		this.warelog = this.warelog.restarted();
		assertThat(Rebuilds.projection(this.warelog.operator(), "products").required("generation").intValue())
			.isEqualTo(2);
		Api admin = this.warelog.operator().as(Merchant.newKey(this.warelog.operator(), this.merchant.id(), "admin"));
		assertThat(Json.string(admin.get(path).send().is(200).data(), "name")).isEqualTo("Kept");
	}

	@Test
	void whatIsNoProjectionIsNotFound() {
		this.merchant.operator().post("/admin/projections/nothing/rebuild").send().isProblem(404);
		this.merchant.operator().delete("/admin/projections/nothing/rebuild").send().isProblem(404);
		this.merchant.operator().get("/admin/projections?colour=red").send().isProblem(422);
	}

	@Test
	void theCommandLineRebuildsAndTellsHowFarItIs() {
		this.merchant.creates();
		String url = this.warelog.baseUri().toString();

		WarelogProcess rebuilt = WarelogProcess.run(Map.of(), "rebuild", "products", "--url", url, "--data",
				this.data.toString());
		WarelogProcess byVariables = WarelogProcess.run(
				Map.of("WARELOG_URL", url, "WARELOG_OPERATOR_KEY", this.warelog.operatorKey()), "rebuild", "directory");

		assertThat(rebuilt.exitCode()).as(rebuilt.output()).isZero();
		assertThat(rebuilt.output()).contains("100%", "events", "Generation 2 of products is read now.");
		assertThat(byVariables.exitCode()).as(byVariables.output()).isZero();
		assertThat(byVariables.output()).contains("Generation 2 of directory is read now.");
	}

	@Test
	void theCommandLineTellsWhyItDoesNot() {
		String url = this.warelog.baseUri().toString();
		WarelogProcess unknown = WarelogProcess.run(Map.of("WARELOG_DATA", this.data.toString()), "rebuild", "nothing",
				"--url", url);
		WarelogProcess stranger = WarelogProcess.run(Map.of(), "rebuild", "--url", url, "--operator-key", "wl_wrong");
		WarelogProcess keyless = WarelogProcess.run(Map.of(), "rebuild", "--url", url, "--data",
				this.data.resolve("elsewhere").toString());

		assertThat(unknown.exitCode()).isOne();
		assertThat(unknown.output()).contains("There is no such projection.");
		assertThat(stranger.exitCode()).isOne();
		assertThat(stranger.output()).contains("warelog: ");
		assertThat(keyless.exitCode()).isOne();
		assertThat(keyless.output()).contains("There is no operator.key in ");
	}

}
