package io.warelog.app;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event that a projection cannot apply holds up nothing but its own product, and can
 * be retried.
 */
@OverHttp
class ParkedEventsTests {

	private static final String BEHIND = "Warelog-Read-Model";

	@TempDir
	private Path data;

	private RunningWarelog warelog;

	private Merchant merchant;

	@BeforeEach
	void start() {
		Ailment.poisoned = true;
		this.warelog = RunningWarelog.startWith(this.data, Ailment.class);
		this.merchant = Merchant.of(this.warelog.operator(), "organization-" + Merchant.unique());
	}

	@AfterEach
	void stop() {
		Ailment.poisoned = false;
		Ailment.unclear = false;
		this.warelog.close();
	}

	@Test
	void theEventsOfOneProductAreParkedAndAllOthersPass() {
		String path = this.merchant.createsAt("name", "Cup");
		JsonNode before = this.merchant.reads(path);

		Answer renamed = this.merchant.admin().patch(path, Json.object("name", "Poison cup")).send().is(200);
		changesUnseen(path, "price", 17);

		assertThat(renamed.header(BEHIND)).hasValue("behind");
		passes();
		assertThat(this.merchant.reads(path)).isEqualTo(before);
		assertThat(this.merchant.counts("")).isEqualTo(2);
		assertThat(this.merchant.counts("?q=cup")).isOne();
		assertThat(this.merchant.counts("?q=poison")).isZero();
		JsonNode health = this.warelog.api().get("/actuator/health").send().is(200).json();
		assertThat(Json.string(health, "status")).isEqualTo("DEGRADED");
		assertThat(Json.string(health.at("/components/projectionsHealth"), "status")).isEqualTo("DEGRADED");
		JsonNode products = products();
		assertThat(Json.string(products, "state")).isEqualTo("degraded");
		assertThat(products.required("parked_products").intValue()).isOne();
		assertThat(products.required("parked_events").intValue()).isEqualTo(2);
		assertThat(products.required("lag").intValue()).isZero();
	}

	@Test
	void parkedEventsAreListedInTheirOrderByPages() {
		String path = this.merchant.createsAt();
		changesUnseen(path, "name", "Poison");
		changesUnseen(path, "price", 17);
		changesUnseen(path, "name", "Sound");
		passes();

		Answer all = this.merchant.operator().get("/admin/dead-letters").send().is(200);
		Answer second = this.merchant.operator().get("/admin/dead-letters?limit=1&offset=1").send().is(200);

		assertThat(all.requiredHeader("X-Total-Count")).isEqualTo("3");
		assertThat(Json.strings(all.data(), "event")).containsExactly("product-renamed", "product-repriced",
				"product-renamed");
		assertThat(Json.strings(all.data(), "product_id")).containsOnly(path.substring("/products/".length()));
		assertThat(Json.strings(all.data(), "merchant_id")).containsOnly(this.merchant.id());
		assertThat(Json.string(all.data().get(0), "cause")).contains("poison, as the test wants");
		assertThat(Json.stream(all.data()).map((letter) -> letter.required("version").intValue())).containsExactly(2, 3,
				4);
		assertThat(all.data().get(1).required("cause").isNull()).isTrue();
		assertThat(second.data().get(0)).isEqualTo(all.data().get(1));
		assertThat(second.meta().required("total_count").intValue()).isEqualTo(3);
		assertThat(second.links()).containsKeys("prev", "next");
	}

	@Test
	void aRetryAppliesTheEventsInTheirOrder() {
		String path = this.merchant.createsAt("name", "Cup");
		changesUnseen(path, "name", "Poison");
		changesUnseen(path, "price", 17);
		passes();
		String retry = "/admin/dead-letters/" + Json.string(letters().get(1), "dead_letter_id") + "/retry";

		JsonNode vain = this.merchant.operator().post(retry).send().is(200).data();
		Ailment.poisoned = false;
		JsonNode done = this.merchant.operator().post(retry).send().is(200).data();

		assertThat(vain.required("applied").intValue()).isZero();
		assertThat(vain.required("left").intValue()).isEqualTo(2);
		assertThat(Json.string(vain, "cause")).contains("poison, as the test wants");
		assertThat(done.required("applied").intValue()).isEqualTo(2);
		assertThat(done.required("left").intValue()).isZero();
		assertThat(done.required("cause").isNull()).isTrue();
		JsonNode product = this.merchant.reads(path);
		assertThat(Json.string(product, "name")).isEqualTo("Poison");
		assertThat(product.required("price").intValue()).isEqualTo(17);
		assertThat(this.merchant.counts("?q=poison")).isOne();
		assertThat(letters()).isEmpty();
		this.merchant.operator().post(retry).send().isProblem(404);
		assertThat(Json.string(this.warelog.api().get("/actuator/health").send().is(200).json(), "status"))
			.isEqualTo("UP");
		Answer later = this.merchant.admin().patch(path, Json.object("name", "Bowl")).send().is(200);
		assertThat(later.header(BEHIND)).isEmpty();
		assertThat(this.merchant.reads(path)).isEqualTo(later.data());
		assertThat(this.merchant.counts("")).isEqualTo(2);
	}

	@Test
	void aCreationThatIsParkedIsSeenAndCountedWhenItIsRetried() {
		this.merchant.admin().post("/products", Merchant.mug("name", "Poison")).prefer("return=minimal").send().is(201);
		passes();
		assertThat(this.merchant.counts("")).isOne();
		assertThat(inTheStore()).isOne();

		Ailment.poisoned = false;
		JsonNode done = this.merchant.operator().post("/admin/dead-letters/retry").send().is(200).data();

		assertThat(done).isEqualTo(Json.object("applied", 1, "left", 0, "cause", null));
		assertThat(this.merchant.counts("")).isEqualTo(2);
		assertThat(this.merchant.counts("?is_active=true")).isEqualTo(2);
		assertThat(inTheStore()).isEqualTo(2);
		passes();
		assertThat(this.merchant.counts("")).isEqualTo(3);
		assertThat(inTheStore()).isEqualTo(3);
	}

	@Test
	void bothApisShowAParkedProductAsItWasAndTakeItsChanges() {
		String path = this.merchant.createsAt("name", "Cup");
		String inTheStore = "/api/v1" + path;
		JsonNode before = this.merchant.admin().get(inTheStore).send().is(200).json();
		String created = Json.string(this.merchant.reads(path), "created_at");
		changesUnseen(path, "name", "Poison");
		passes();

		Answer changed = this.merchant.admin().put(inTheStore, Json.object("price", 21)).send().is(200);
		Answer archived = this.merchant.admin().post(path + "/archive").send().is(200);

		assertThat(changed.header(BEHIND)).hasValue("behind");
		assertThat(archived.header(BEHIND)).hasValue("behind");
		assertThat(this.merchant.admin().get(inTheStore).send().is(200).json()).isEqualTo(before);
		assertThat(Json.string(this.merchant.admin().get(path + "?as_of=1").send().is(200).data(), "name"))
			.isEqualTo("Cup");
		assertThat(this.merchant.admin().get(path + "/history").send().is(200).data()).hasSize(1);
		assertThat(this.merchant.counts("?archived=true")).isZero();
		assertThat(this.merchant.counts("?archived=false")).isEqualTo(2);
		assertThat(this.merchant.counts("?as_of=" + created)).isOne();
		Ailment.poisoned = false;
		this.merchant.operator().post("/admin/dead-letters/retry").send().is(200);
		assertThat(this.merchant.counts("?archived=true")).isOne();
		assertThat(this.merchant.admin().get(path + "/history").send().is(200).data()).hasSize(4);
	}

	@Test
	void theFeedStopsAheadOfAParkedEventAndGoesOnBehindIt() {
		String path = this.merchant.createsAt("name", "Cup");
		changesUnseen(path, "name", "Poison");
		passes();

		JsonNode told = this.merchant.admin().get("/events").send().is(200).data();
		Ailment.poisoned = false;
		this.merchant.operator().post("/admin/dead-letters/retry").send().is(200);

		assertThat(Json.strings(told, "type")).containsExactly("io.warelog.product.created");
		assertThat(Json.strings(this.merchant.admin().get("/events").send().is(200).data(), "type"))
			.containsExactly("io.warelog.product.created", "io.warelog.product.updated", "io.warelog.product.created");
	}

	@Test
	void whereNobodyKnowsWhatAnEventMeansARebuildHealsItAndNoRetry() {
		String path = this.merchant.createsAt("name", "Cup");
		Ailment.unclear = true;
		changesUnseen(path, "name", "Poison");
		passes();
		Ailment.unclear = false;
		Ailment.poisoned = false;

		JsonNode letter = letters().get(0);
		this.merchant.operator()
			.post("/admin/dead-letters/" + Json.string(letter, "dead_letter_id") + "/retry")
			.send()
			.isProblem(409);
		JsonNode all = this.merchant.operator().post("/admin/dead-letters/retry").send().is(200).data();

		assertThat(Json.string(letter, "heals_by")).isEqualTo("rebuild");
		assertThat(all.required("left").intValue()).isOne();
		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("Cup");
		Rebuilds.rebuild(this.merchant.operator(), "products");
		assertThat(letters()).isEmpty();
		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("Poison");
		assertThat(this.merchant.counts("")).isEqualTo(2);
	}

	@Test
	void aRebuildParksWhatStillFailsAndFinishes() {
		String path = this.merchant.createsAt("name", "Cup");
		changesUnseen(path, "name", "Poison");
		passes();

		JsonNode rebuilt = Rebuilds.rebuild(this.merchant.operator(), "products");

		assertThat(rebuilt.required("parked_products").intValue()).isOne();
		assertThat(Json.string(letters().get(0), "heals_by")).isEqualTo("retry");
		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("Cup");
		Ailment.poisoned = false;
		this.merchant.operator().post("/admin/dead-letters/retry").send().is(200);
		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("Poison");
	}

	@Test
	void ofAMassEditOnlyTheProductThatFailsIsParked() {
		List<String> paths = List.of(this.merchant.createsAt("name", "a"), this.merchant.createsAt("name", "b"),
				this.merchant.createsAt("name", "c"));
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < paths.size(); i++) {
			body.append((i == 0) ? "{\"products\":{" : ",")
				.append("\"" + paths.get(i).substring("/products/".length()) + "\":{\"name\":\""
						+ ((i == 1) ? "Poison" : "Edited") + "\"}");
		}
		this.merchant.admin().put("/api/v1/products_multi", body.append("}}")).prefer("return=minimal").send();
		passes();

		assertThat(Json.string(this.merchant.reads(paths.get(0)), "name")).isEqualTo("Edited");
		assertThat(Json.string(this.merchant.reads(paths.get(1)), "name")).isEqualTo("b");
		assertThat(Json.string(this.merchant.reads(paths.get(2)), "name")).isEqualTo("Edited");
		assertThat(letters()).hasSize(1);
		Answer again = this.merchant.admin()
			.put("/api/v1/products_multi",
					body.toString().replace("Edited", "Edited again").replace("Poison", "Poisonous"))
			.send()
			.is(200);
		assertThat(again.header(BEHIND)).hasValue("behind");
		Ailment.poisoned = false;
		JsonNode done = this.merchant.operator().post("/admin/dead-letters/retry").send().is(200).data();
		assertThat(done).isEqualTo(Json.object("applied", 2, "left", 0, "cause", null));
		assertThat(Json.string(this.merchant.reads(paths.get(1)), "name")).isEqualTo("Poisonous");
		assertThat(this.merchant.counts("?q=edited+again")).isEqualTo(2);
	}

	@Test
	void whatIsParkedStaysSoOverARestartAndARebuildBeginsWithNothing() {
		String path = this.merchant.createsAt("name", "Cup");
		changesUnseen(path, "name", "Poison");
		passes();

		this.warelog = this.warelog.restarted();
		Merchant again = at(this.warelog);
		again.admin().patch(path, Json.object("price", 18)).prefer("return=minimal").send().is(204);
		again.createsAt();
		JsonNode parked = again.operator().get("/admin/dead-letters").send().is(200).data();
		assertThat(Json.strings(parked, "event")).containsExactly("product-renamed", "product-repriced");

		Ailment.poisoned = false;
		Rebuilds.rebuild(again.operator(), "products");

		assertThat(again.operator().get("/admin/dead-letters").send().is(200).data()).isEmpty();
		assertThat(Json.string(again.reads(path), "name")).isEqualTo("Poison");
		assertThat(again.reads(path).required("price").intValue()).isEqualTo(18);
	}

	@Test
	void whatIsNoParkedEventIsNotFound() {
		String product = this.merchant.createsAt().substring("/products/".length());
		for (String id : List.of(product, product + "-0", product + "-99999999999999999999", "nothing-1", "x")) {
			this.merchant.operator().post("/admin/dead-letters/" + id + "/retry").send().isProblem(404);
		}
		assertThat(this.merchant.operator()
			.post("/admin/dead-letters/retry")
			.send()
			.is(200)
			.data()
			.required("applied")
			.intValue()).isZero();
		this.merchant.operator().get("/admin/dead-letters?colour=red").send().isProblem(422);
	}

	/** The same merchant at a service that was started again, with new keys. */
	private Merchant at(RunningWarelog service) {
		Api operator = service.operator();
		return new Merchant(this.merchant.id(), this.merchant.organizationId(), operator,
				operator.as(Merchant.newKey(operator, this.merchant.id(), "admin")),
				operator.as(Merchant.newKey(operator, this.merchant.id(), "storefront")));
	}

	private void changesUnseen(String path, String property, Object value) {
		this.merchant.admin().patch(path, Json.object(property, value)).prefer("return=minimal").send().is(204);
	}

	/**
	 * Another product is created and seen in time, so all before it has been looked at.
	 */
	private void passes() {
		Answer created = this.merchant.admin().post("/products", Merchant.mug()).send().is(201);
		assertThat(created.header(BEHIND)).isEmpty();
	}

	private JsonNode letters() {
		return this.merchant.operator().get("/admin/dead-letters").send().is(200).data();
	}

	private JsonNode products() {
		return Rebuilds.projection(this.merchant.operator(), "products");
	}

	private int inTheStore() {
		return this.merchant.admin().get("/api/v1/products").send().is(200).json().size();
	}

}
