package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the store API's documentation: each command is sent as curl sends it,
 * and answered as printed there, but for what is given by the service (keys, times) and
 * where images are.
 */
@OverHttp
class StoreCurlExampleTests {

	private static final String PRODUCTS = "/api/v1/products";

	private static final String SWEATER = PRODUCTS + "/an-ugly-sweater";

	private static final String RED_AND_BLUE = """
			options=[{"surcharge": 0, "quantity": 10, "metadata": {"Color": "Red"}, "cost": "$35.00"},
			{"surcharge": 0, "quantity": 10, "metadata": {"Color": "Blue"}, "cost": "$35.00"}]""";

	private static final String GIFT_WRAP = """
			extras=[{"surcharge": 2, "quantity": -1, "metadata": {"EXTRAS": "Gift Wrap"}}]""";

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
		this.api
			.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00", "cost=$35.00", "sku=123UGLY",
					"description=This sweater is horrendously ugly.", "description_short=A seriously ugly sweater.",
					"categories=Ugly Stuff", "tax_group=3", "shipping_group=2", GIFT_WRAP, RED_AND_BLUE,
					"images=[\"http://img.example.com/sweater.jpg\"]")
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

		JsonNode answered = curl("""
				curl -H "Authorization: Bearer ba125ac086" \\
				    https://goodsie.com/api/v1/products
				""").is(200).json();

		JsonNode printed = printed();
		assertThat(withoutWhatIsGiven(answered)).isEqualTo(withoutWhatIsGiven(printed));
		for (int i = 0; i < 2; i++) {
			assertThat(List.copyOf(answered.get(i).propertyNames()))
				.isEqualTo(List.copyOf(printed.get(i).propertyNames()));
		}
	}

	@Test
	void deletingAProductImage() {
		String image = imagesOf(sweaterWithImages()).getFirst();

		Answer answer = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X DELETE \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/images/f881c83b69e04669afbd2a23a8fc738b
				""".replace("f881c83b69e04669afbd2a23a8fc738b", image)).is(200);

		assertThat(answer.text()).isEqualTo("true");
		assertThat(Json.strings(reads(SWEATER + "/images"), "tiny")).containsExactly("http://img.example.com/2.jpg",
				"http://img.example.com/3.jpg");
	}

	@Test
	void changingImageOrder() {
		String image = imagesOf(sweaterWithImages()).getFirst();

		Answer answer = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X PUT \\
				    -F "order=2"
				    https://goodsie.com/api/v1/products/an-ugly-sweater/images/f881c83b69e04669afbd2a23a8fc738b
				""".replace("f881c83b69e04669afbd2a23a8fc738b", image)).is(200);

		assertThat(answer.text()).isEqualTo("true");
		assertThat(Json.strings(reads(SWEATER + "/images"), "tiny")).containsExactly("http://img.example.com/2.jpg",
				"http://img.example.com/3.jpg", "http://img.example.com/1.jpg");
	}

	@Test
	void fetchingAProductVideo() {
		sweater();

		JsonNode video = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'video=http://vimeo.com/73781961' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/videos
				""").is(200).json();

		assertThat(video.propertyNames()).containsExactly("id", "thumb_url", "type", "url");
		assertThat(Json.string(video, "id")).isEqualTo("73781961");
		assertThat(Json.string(video, "type")).isEqualTo("vimeo");
		assertThat(Json.string(video, "url")).isEqualTo("http://vimeo.com/73781961");
	}

	@Test
	void updatingAProduct() {
		sweater();
		this.api.post("/api/v1/tax_groups", "{\"name\":\"Goods\"}").send().is(201);

		JsonNode answer = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X PUT \\
				    -F 'quantity=42' \\
				    -F 'tax_group=123' \\
				    -F 'product_metadata={"external_id": "abc123"}' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater
				""".replace("tax_group=123", "tax_group=1")).is(200).json();

		assertThat(answer).hasSize(1);
		assertThat(answer.get(0).required("quantity").intValue()).isEqualTo(42);
		assertThat(Json.string(answer.get(0).required("tax_group"), "name")).isEqualTo("Goods");
		assertThat(answer.get(0)).isEqualTo(reads(SWEATER));
	}

	@Test
	void creatingAProductOption() {
		sweater(RED_AND_BLUE);

		JsonNode options = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'options=[{"surcharge": 4, "quantity": -1, "metadata": {"Color": "Green", "Size": "Small"}}]' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/options
				""").is(200).json();

		assertThat(withoutWhatIsGiven(options)).isEqualTo(Json.parse("""
				[{"currency": "USD", "default": false, "fetch_sku": "", "key": "given",
				"metadata": {"Color": "Green", "Size": "Small"}, "order": 0, "quantity": -1,
				"surcharge": "$4.00", "surcharge_raw": 4.0}]"""));
		assertThat(options).isEqualTo(reads(SWEATER + "/options"));
	}

	@Test
	void updatingExistingAndCreatingNewOptionsAtTheSameTime() {
		sweater(RED_AND_BLUE);
		String key = Json.string(reads(SWEATER + "/options").get(0), "key");

		JsonNode options = curl(
				"""
						curl -H "Authorization: Bearer ba125ac086" -X POST \\
						    -F 'options=[{"surcharge": 0, "quantity": -1, "metadata": {"Color": "Green", "Size": "Small"}, "id": "df19d185-145d-11e1-aa5e-002500a0451c"}, {"surcharge": 2, "quantity": -1, "metadata": {"Color": "Red", "Size": "Small"}}]' \\
						    https://goodsie.com/api/v1/products/an-ugly-sweater/options
						"""
					.replace("df19d185-145d-11e1-aa5e-002500a0451c", key))
			.is(200)
			.json();

		assertThat(withoutWhatIsGiven(options)).isEqualTo(Json.parse("""
				[{"cost": "$35.00", "cost_raw": 35.0, "currency": "USD", "default": false, "fetch_sku": "",
				"key": "given", "metadata": {"Color": "Green", "Size": "Small"}, "order": 0, "quantity": -1,
				"surcharge": "$0.00", "surcharge_raw": 0.0},
				{"currency": "USD", "default": false, "fetch_sku": "", "key": "given",
				"metadata": {"Color": "Red", "Size": "Small"}, "order": 1, "quantity": -1,
				"surcharge": "$2.00", "surcharge_raw": 2.0}]"""));
		assertThat(Json.string(options.get(0), "key")).isEqualTo(key);
		assertThat(options).isEqualTo(reads(SWEATER + "/options"));
	}

	@Test
	void deleteAllOptions() {
		sweater(RED_AND_BLUE);

		JsonNode options = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'options=' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/options
				""").is(200).json();

		assertThat(withoutWhatIsGiven(options)).isEqualTo(Json.parse("""
				[{"currency": "USD", "default": true, "fetch_sku": "", "key": "given", "metadata": {},
				"order": 0, "quantity": -1, "surcharge": "$0.00", "surcharge_raw": 0.0}]"""));
	}

	@Test
	void deleteAllExtras() {
		sweater(GIFT_WRAP);

		assertThat(curl("""
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'extras=' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/extras
				""").is(200).text()).isEqualTo("[]");
	}

	/** As printed its JSON is broken, which is told; put right it creates the extra. */
	@Test
	void creatingAProductExtra() {
		String command = """
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'extras=[{"surcharge": 1, "quantity": -1, "metadata": "Glitter": "a lot"}}]' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/extras
				""";
		sweater(GIFT_WRAP);
		JsonNode before = reads(SWEATER);

		curl(command).isRefusedAt("/extras");
		assertThat(reads(SWEATER)).isEqualTo(before);

		JsonNode extras = curl(command.replace("\"metadata\": \"Glitter\"", "\"metadata\": {\"Glitter\"")).is(200)
			.json();
		assertThat(withoutWhatIsGiven(extras)).isEqualTo(Json.parse("""
				[{"currency": "USD", "key": "given", "metadata": {"Glitter": "a lot"}, "order": 0, "quantity": -1,
				"surcharge": "$1.00", "surcharge_raw": 1.0}]"""));
	}

	@Test
	void updatingAProductOption() {
		sweater(RED_AND_BLUE);
		String key = Json.string(reads(SWEATER + "/options").get(0), "key");

		JsonNode option = curl("""
				curl -H "Authorization: Bearer ba125ac086" -X PUT \\
				    -F 'quantity=19' \\
				    -F 'surcharge=5.49' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/options/2ee684a3-2b18-11e1-8102-002500a0451c
				""".replace("2ee684a3-2b18-11e1-8102-002500a0451c", key)).is(200).json();

		assertThat(withoutWhatIsGiven(option)).isEqualTo(Json.parse("""
				[{"cost": "$35.00", "cost_raw": 35.0, "currency": "USD", "default": false, "fetch_sku": "",
				"key": "given", "metadata": {"Color": "Red"}, "order": 0, "quantity": 19,
				"surcharge": "$5.49", "surcharge_raw": 5.49}]"""));
		assertThat(option.get(0)).isEqualTo(reads(SWEATER + "/options").get(0));
	}

	@Test
	void creatingNewAndChangingExistingCategories() {
		sweater("categories=Ugly Stuff, Warm");

		assertThat(curl("""
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'categories=sweater, warm, clothing' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/categories
				""").is(200).json()).isEqualTo(Json.parse("""
				[{"name": "sweater", "slug": "sweater"}, {"name": "warm", "slug": "warm"},
				{"name": "clothing", "slug": "clothing"}]"""));
	}

	@Test
	void deletingAllCategories() {
		sweater("categories=Ugly Stuff, Warm");

		assertThat(curl("""
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'categories=' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/categories
				""").is(200).text()).isEqualTo("[]");
		assertThat(reads(SWEATER).required("categories")).isEmpty();
	}

	@Test
	void deletingAProduct() {
		sweater();

		assertThat(curl("""
				curl -H "Authorization: Bearer ba125ac086" -X DELETE \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater
				""").is(200).text()).isEqualTo("true");
		this.api.get(SWEATER).send().isProblem(404);
	}

	private Answer curl(String command) {
		String key = Merchant.newKey(this.merchant.operator(), this.merchant.id(), "admin");
		return Curl.of(this.api, command.replace("ba125ac086", key)).send();
	}

	private JsonNode reads(String path) {
		return this.api.get(path).send().is(200).json();
	}

	private JsonNode sweater(String... fields) {
		List<String> all = new ArrayList<>(List.of("name=An ugly sweater", "price=$55.00"));
		all.addAll(List.of(fields));
		return this.api.form("POST", PRODUCTS, all.toArray(String[]::new)).send().is(201).json();
	}

	private JsonNode sweaterWithImages() {
		return sweater(
				"images=[\"http://img.example.com/1.jpg\", \"http://img.example.com/2.jpg\", \"http://img.example.com/3.jpg\"]");
	}

	private List<String> imagesOf(JsonNode product) {
		return Json.strings(this.merchant.reads("/products/" + Json.string(product, "key")).required("images"),
				"image_id");
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
		try (InputStream file = StoreCurlExampleTests.class.getResourceAsStream("/store-api-example.json")) {
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
