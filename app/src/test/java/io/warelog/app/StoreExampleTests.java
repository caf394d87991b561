package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of the store API's documentation: its products are created through the API,
 * and its list is answered as printed there, but for what is given by the service (keys,
 * times) and where images are.
 */
@OverHttp
class StoreExampleTests {

	private static final String PRODUCTS = "/api/v1/products";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	@Test
	void theListIsAnsweredAsPrinted() throws Exception {
		this.merchant.operator()
			.patch("/admin/merchants/" + this.merchant.id(), Json.object("storefront_url", "http://example.com"))
			.send()
			.is(200);
		createTaxGroupThree();
		createShippingGroupTwo();
		this.api.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00", "cost=$35.00", "sku=123UGLY",
				"description=This sweater is horrendously ugly.", "description_short=A seriously ugly sweater.",
				"categories=Ugly Stuff", "tax_group=3", "shipping_group=2",
				"extras=[{\"surcharge\": 2, \"quantity\": -1, \"metadata\": {\"EXTRAS\": \"Gift Wrap\"}}]",
				"images=[\"http://img.example.com/sweater.jpg\"]",
				"options=[{\"surcharge\": 0, \"quantity\": 10, \"metadata\": {\"Color\": \"Red\"}, \"cost\": \"$35.00\"},"
						+ " {\"surcharge\": 0, \"quantity\": 10, \"metadata\": {\"Color\": \"Blue\"}, \"cost\": \"$35.00\"}]")
			.send()
			.is(201);
		this.api
			.form("POST", PRODUCTS, "name=The Ugly Sweaters Podcast", "price=20", "sku=321UGLYPOD",
					"description=60 minutes of instruction on how to knit sweaters so ugly they make you nauseous.",
					"description_short=A podcast about ugly sweaters", "categories=Ugly Stuff", "fetch_sku=10021",
					"weight=3.333", "images=[\"http://img.example.com/podcast.jpg\"]",
					"videos=[\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"]")
			.send()
			.is(201);

		JsonNode answered = this.api.get(PRODUCTS).send().is(200).json();

		JsonNode printed = printed();
		assertThat(withoutWhatIsGiven(answered)).isEqualTo(withoutWhatIsGiven(printed));
		for (int i = 0; i < 2; i++) {
			assertThat(List.copyOf(answered.get(i).propertyNames()))
				.isEqualTo(List.copyOf(printed.get(i).propertyNames()));
		}
	}

	/** Numbers are counted per merchant, so others have to come before. */
	private void createTaxGroupThree() {
		this.api.post("/api/v1/tax_groups", "{\"name\":\"Others\",\"taxes\":[{\"country\":\"DE\",\"rate\":19}]}")
			.send()
			.is(201);
		this.api.post("/api/v1/tax_groups", "{\"name\":\"Further\"}").send().is(201);
		this.api.post("/api/v1/tax_groups",
				"{\"name\":\"Physical Goods\",\"taxes\":[{\"country\":\"CA\",\"region\":\"Northwest Territories\",\"rate\":\"2.30%\"}]}")
			.send()
			.is(201);
		this.api
			.put("/api/v1/tax_groups/2",
					Json.parse("{\"taxes\":[{\"country\":\"FR\",\"rate\":20},{\"country\":\"IT\",\"rate\":22}]}"))
			.send()
			.is(200);
		this.api
			.put("/api/v1/tax_groups/3",
					Json.parse("{\"taxes\":[{\"id\":2},{\"country\":\"US\",\"region\":\"MN\",\"rate\":\"6%\"}]}"))
			.send()
			.is(200);
	}

	private void createShippingGroupTwo() {
		this.api.post("/api/v1/shipping_groups", "{\"name\":\"Others\"}").send().is(201);
		this.api.post("/api/v1/shipping_groups",
				"{\"name\":\"Default Shipping Group\",\"options\":[{\"name\":\"Quick Shipping\",\"per_cart_type\":\"percentage\",\"per_cart_rate\":\"2%\"}]}")
			.send()
			.is(201);
		this.api.put("/api/v1/shipping_groups/1", Json.parse("{\"options\":[{\"name\":\"Pigeon\"}]}")).send().is(200);
		this.api.put("/api/v1/shipping_groups/2", Json.parse(
				"{\"options\":[{\"id\":1},{\"name\":\"Slow Shipping\",\"per_cart_type\":\"flat_fee\",\"per_cart_rate\":\"$5.00\"}]}"))
			.send()
			.is(200);
	}

	private static JsonNode printed() throws IOException {
		try (InputStream file = StoreExampleTests.class.getResourceAsStream("/store-api-example.json")) {
			return Json.parse(Objects.requireNonNull(file).readAllBytes());
		}
	}

	/** The same with keys, times and the addresses of images blotted out. */
	private static JsonNode withoutWhatIsGiven(JsonNode node) {
		Set<String> given = Set.of("key", "created", "modified", "tiny", "small", "medium", "large", "huge");
		if (node instanceof ArrayNode array) {
			ArrayNode copy = array.arrayNode();
			array.forEach((element) -> copy.add(withoutWhatIsGiven(element)));
			return copy;
		}
		if (node instanceof ObjectNode object) {
			ObjectNode copy = object.objectNode();
			object.properties().forEach((entry) -> {
				if (given.contains(entry.getKey())) {
					copy.put(entry.getKey(), entry.getValue().isNull() ? "none" : "given");
				}
				else {
					copy.set(entry.getKey(), withoutWhatIsGiven(entry.getValue()));
				}
			});
			return copy;
		}
		return node;
	}

}
