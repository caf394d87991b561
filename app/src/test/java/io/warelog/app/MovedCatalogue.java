package io.warelog.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A catalogue in a data directory, with some of everything that can be read, and how it
 * answered.
 *
 * @param key of its merchant
 * @param path of one of its products
 * @param answers what was answered, by paths
 * @param etag of the product
 * @param cursor into the feed, where something follows
 */
record MovedCatalogue(String key, String path, Map<String, String> answers, String etag, String cursor) {

	private static final int WRITERS = 4;

	/** How many products a mass edit has at most here. */
	private static final int EDITED = 500;

	private static final String CREATION = "a-creation-that-is-repeated";

	/**
	 * Makes a catalogue.
	 * @param data the directory, not there yet
	 * @param products how many, besides four with what is rare
	 * @param rounds of mass edits, which change all products
	 * @return the catalogue; nothing runs any more
	 */
	static MovedCatalogue make(Path data, int products, int rounds) {
		try (RunningWarelog warelog = RunningWarelog.start(data, "--events=sqlite")) {
			Merchant merchant = Merchant.of(warelog.operator(), "organization-" + Merchant.unique());
			Api admin = merchant.admin();
			makeGroups(admin);
			String feeType = merchant.createsFeeType("Recycling");
			List<String> paths = makeProducts(merchant, products, feeType);
			editAll(admin, paths, rounds);
			for (int i = 0; i < paths.size(); i += 20) {
				admin.post(paths.get(i) + "/archive").send().is(200);
				admin.delete(paths.get(i + 1)).send().is(204);
				admin.patch(paths.get(i + 2), Json.object("name", "Renamed", "fee_type_ids", List.of())).send().is(200);
				sendImage(admin, paths.get(i + 3));
			}
			makeRarities(merchant);
			Answer created = admin.post("/products", Merchant.mug("name", "Kept"))
				.header("Idempotency-Key", CREATION)
				.send()
				.is(201);
			String path = "/products/" + Json.string(created.data(), "product_id");
			admin.patch(path, Json.object("price", 12)).send().is(200);
			Answer product = admin.get(path).send().is(200);
			Map<String, String> answers = Stream
				.of(path, path + "/history", "/products", "/api/v1/products", "/mass-edits", "/api/v1/categories")
				.collect(Collectors.toMap((asked) -> asked, (asked) -> admin.get(asked).send().is(200).text()));
			return new MovedCatalogue(Merchant.newKey(warelog.operator(), merchant.id(), "admin"), path, answers,
					product.etag(), Json.string(admin.get("/events?limit=7").send().is(200).meta(), "next_cursor"));
		}
	}

	private static void makeGroups(Api admin) {
		admin
			.post("/api/v1/tax_groups",
					"{\"name\":\"Goods\",\"taxes\":[{\"country\":\"US\",\"rate\":6,\"region\":\"MN\"}]}")
			.send()
			.is(201);
		admin.post("/api/v1/shipping_groups",
				"{\"name\":\"Post\",\"options\":[{\"currency\":\"USD\",\"name\":\"Slow\",\"per_cart_type\":\"flat_fee\","
						+ "\"per_cart_rate\":\"$5.00\"}]}")
			.send()
			.is(201);
	}

	private static List<String> makeProducts(Merchant merchant, int products, String feeType) {
		return Parallel
			.run(WRITERS,
					(writer) -> IntStream.range(0, products / WRITERS)
						.mapToObj((i) -> makeProduct(merchant, writer * products + i, feeType))
						.toList())
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	/** Half of them by each API. */
	private static String makeProduct(Merchant merchant, int number, String feeType) {
		if (number % 2 == 0) {
			return merchant.createsAt("name", "Mug " + number, "price", 1 + number % 90, "fee_type_ids",
					List.of(feeType));
		}
		ObjectNode product = Json.object("name", "Sweater " + number, "price", "$55.00", "categories",
				"sweater, warm, size " + number % 30);
		product.set("options", Json.parse("""
				[{"surcharge": 0, "quantity": 10, "metadata": {"Color": "Red"}},
				{"surcharge": 4, "quantity": 12, "metadata": {"Color": "Blue"}}]"""));
		JsonNode made = merchant.admin().post("/api/v1/products", product).send().is(201).json();
		return "/products/" + Json.string(made, "key");
	}

	private static void editAll(Api admin, List<String> paths, int rounds) {
		for (int round = 0; round < rounds; round++) {
			for (int from = 0; from < paths.size(); from += EDITED) {
				ObjectNode prices = Json.object();
				int price = 10 + round;
				paths.subList(from, Math.min(paths.size(), from + EDITED))
					.forEach((path) -> prices.set(path.substring("/products/".length()), Json.object("price", price)));
				admin.put("/api/v1/products_multi", Json.object("products", prices)).send().is(200);
			}
		}
	}

	private static void sendImage(Api admin, String product) {
		new Form().with("image", "a.png", "image/png", Picture.of("png", 30, 20))
			.post(admin, "/api/v1" + product + "/images")
			.send()
			.is(200);
	}

	private static void makeRarities(Merchant merchant) {
		Api admin = merchant.admin();
		String full = "/products/" + Json
			.string(admin
				.form("POST", "/api/v1/products", "name=Full", "price=$5", "cost=3", "weight=1.5", "categories=Warm",
						"extras=[{\"surcharge\": 1, \"quantity\": 2, \"metadata\": {\"Gift\": \"yes\"}}]",
						"videos=[\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"]")
				.send()
				.is(201)
				.json(), "key");
		sendImage(admin, full);
		admin.put("/api/v1" + full, Json.object("sale_price", "$4", "tax_group", 1, "shipping_group", 1))
			.send()
			.is(200);
		admin.post("/api/v1/tax_groups", "{\"name\":\"Books\"}").send().is(201);
		admin.delete("/api/v1/tax_groups/2").send().is(200);
		String restored = merchant.createsAt("name", "Restored");
		admin.delete(restored).send().is(204);
		admin.post(restored + "/revert", Json.object("to", 1)).send().is(200);
		merchant.createsAt("name", "Recurring", "recurring", true, "billing_cycle", "monthly");
	}

	/**
	 * Asserts that a service answers as the first one has, and takes up what clients have
	 * begun there.
	 * @param service where it answers
	 */
	void assertThatItGoesOn(URI service) {
		Api admin = new Api(service).as(this.key);
		this.answers
			.forEach((asked, before) -> assertThat(withoutHost(admin.get(asked).send().is(200).text())).as(asked)
				.isEqualTo(withoutHost(before)));
		assertThat(admin.get("/events?limit=100").query("cursor", this.cursor).send().is(200).data().size())
			.isGreaterThan(30);
		Answer repeated = admin.post("/products", Merchant.mug("name", "Kept"))
			.header("Idempotency-Key", CREATION)
			.send()
			.is(201);
		assertThat(repeated.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		assertThat("/products/" + Json.string(repeated.data(), "product_id")).isEqualTo(this.path);
		admin.patch(this.path, Json.object("price", 13)).header("If-Match", this.etag).send().is(200);
		admin.patch(this.path, Json.object("price", 14)).header("If-Match", this.etag).send().is(412);
	}

	/** Images are where the service listens. */
	private static String withoutHost(String text) {
		return text.replaceAll("http://127\\.0\\.0\\.1:\\d+", "");
	}

}
