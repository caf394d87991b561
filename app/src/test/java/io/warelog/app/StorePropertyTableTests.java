package io.warelog.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table "Properties" of the store API's documentation, row by row: what each property
 * shows, and which methods write it.
 */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorePropertyTableTests {

	private static final String PRODUCTS = "/api/v1/products";

	/** The rows with the methods that write: none, PUT, POST or both. */
	private static final Map<String, List<String>> WRITTEN_BY = Map.ofEntries(row("categories", "POST"),
			row("cost", "PUT", "POST"), row("cost_raw"), row("created"), row("currency"),
			row("default_option_metadata", "PUT", "POST"), row("description", "PUT", "POST"),
			row("description_short", "PUT", "POST"), row("digital_samples"), row("extras", "POST"),
			row("fetch_sku", "PUT", "POST"), row("form", "PUT", "POST"), row("images", "POST"), row("key"),
			row("modified"), row("name", "PUT", "POST"), row("name_short", "PUT", "POST"), row("options", "POST"),
			row("option_style", "PUT", "POST"), row("order", "PUT", "POST"), row("price", "PUT", "POST"),
			row("price_raw"), row("product_metadata", "PUT", "POST"), row("quantity", "PUT", "POST"),
			row("regular_price"), row("regular_price_raw"), row("reorder_products", "POST"),
			row("sale_price", "PUT", "POST"), row("sale_price_raw"), row("shipping_group", "PUT", "POST"),
			row("sku", "PUT", "POST"), row("slug"), row("status", "PUT", "POST"), row("tax_group", "PUT", "POST"),
			row("type", "PUT", "POST"), row("url"), row("videos", "POST"), row("weight", "PUT", "POST"));

	/** What is shown of a property that is written: field and JSON. */
	private static final String WRITTEN = """
			categories=sweater, warm, clothing | "categories": ["sweater", "warm", "clothing"]
			categories=                 | "categories": []
			cost=$35.00                 | "cost": "$35.00", "cost_raw": 35.0
			cost=35.5                   | "cost": "$35.50", "cost_raw": 35.5
			cost=                       | "cost": "(left out)", "cost_raw": "(left out)"
			default_option_metadata={"Shelf": "A"} | "default_option_metadata": "(left out)"
			description=Horrendously ugly. | "description": "Horrendously ugly."
			description=                | "description": null
			description_short=Ugly.     | "description_short": "Ugly."
			description_short=          | "description_short": null
			extras=[{"surcharge": 2, "quantity": -1, "metadata": {"EXTRAS": "Gift Wrap"}, "cost": 1, "weight": 0.5}] | "extras": [{"metadata": {"EXTRAS": "Gift Wrap"}, "surcharge": "$2.00", "surcharge_raw": 2.0, "quantity": -1, "order": 0, "currency": "USD", "cost": "$1.00", "cost_raw": 1.0, "weight": 0.5}]
			extras=                     | "extras": []
			fetch_sku=10021             | "options": [{"fetch_sku": "10021", "default": true}]
			fetch_sku=                  | "options": [{"fetch_sku": "", "default": true}]
			form={"name": "product form", "fields": [{"label": "Email", "placeholder": "jane@doe.com", "type": "text", "required": true}, {"label": "Gift", "type": "checkbox"}]} | "form": {"name": "product form", "fields": [{"label": "Email", "placeholder": "jane@doe.com", "type": "text", "required": true}, {"label": "Gift", "type": "checkbox", "required": false}]}
			form={"name": "f", "fields": [{"label": "Words", "type": "paragraph"}, {"label": "Day", "type": "date"}]} | "form": {"name": "f", "fields": [{"label": "Words", "type": "paragraph", "required": false}, {"label": "Day", "type": "date", "required": false}]}
			form=delete                 | "form": "(left out)"
			images=["http://img.example.com/a.jpg", "https://img.example.com/b.jpg"] | "images": [{"tiny": "http://img.example.com/a.jpg"}, {"huge": "https://img.example.com/b.jpg"}]
			name=A pretty sweater       | "name": "A pretty sweater"
			name_short=Sweater          | "name_short": "Sweater"
			name_short=                 | "name_short": "(left out)"
			options=[{"surcharge": 0, "quantity": 10, "metadata": {"Color": "Red"}}, {"surcharge": "$4.50", "quantity": 5, "metadata": {"Color": "Blue", "Size": "S"}, "cost": "$35", "weight": 2, "fetch_sku": "7"}] | "quantity": 15, "options": [{"metadata": {"Color": "Red"}, "surcharge": "$0.00", "surcharge_raw": 0.0, "quantity": 10, "order": 0, "default": false, "fetch_sku": "", "currency": "USD", "cost": "(left out)", "weight": "(left out)"}, {"metadata": {"Color": "Blue", "Size": "S"}, "surcharge": "$4.50", "surcharge_raw": 4.5, "quantity": 5, "order": 1, "default": false, "fetch_sku": "7", "currency": "USD", "cost": "$35.00", "cost_raw": 35.0, "weight": 2.0}]
			options=                    | "quantity": -1, "options": [{"metadata": {}, "surcharge": "$0.00", "quantity": -1, "order": 0, "default": true, "fetch_sku": ""}]
			option_style=single         | "option_style": "single"
			option_style=separate       | "option_style": "separate"
			option_style=               | "option_style": "(left out)"
			price=$60.50                | "price": "$60.50", "price_raw": 60.5, "regular_price": "$60.50", "regular_price_raw": 60.5, "sale_price": null
			price=60                    | "price": "$60.00", "price_raw": 60.0
			product_metadata={"external_id": "abc123"} | "product_metadata": "(left out)"
			quantity=42                 | "quantity": 42, "options": [{"quantity": 42, "default": true}]
			quantity=0                  | "quantity": 0
			quantity=-1                 | "quantity": -1
			sale_price=$45.00           | "sale_price": "$45.00", "sale_price_raw": 45.0, "price": "$45.00", "price_raw": 45.0, "regular_price": "$55.00", "regular_price_raw": 55.0, "status": "on sale"
			sale_price=                 | "sale_price": null, "sale_price_raw": null, "price": "$55.00", "price_raw": 55.0, "regular_price": "$55.00", "regular_price_raw": 55.0, "status": "available"
			shipping_group=1            | "shipping_group": {"id": 1, "name": "Post", "options": [{"id": 1, "name": "Quick Shipping", "per_cart_rate": "2%", "per_cart_rate_raw": 2.0, "per_cart_type": "percentage", "per_item_type": "none"}]}
			shipping_group=             | "shipping_group": null
			sku=123UGLY                 | "sku": "123UGLY"
			sku=                        | "sku": null
			status=available            | "status": "available", "sale_price": null
			status=on sale&sale_price=45 | "status": "on sale", "price": "$45.00"
			status=hidden               | "status": "hidden"
			status=sold out             | "status": "sold out"
			status=coming soon          | "status": "coming soon"
			tax_group=1                 | "tax_group": {"id": 1, "name": "Goods", "taxes": [{"country": "US", "id": 1, "rate": "6%", "rate_raw": 6.0, "region": "MN"}]}
			tax_group=                  | "tax_group": null
			type=physical               | "type": "physical"
			type=digital                | "type": "digital"
			videos=["https://www.youtube.com/watch?v=dQw4w9WgXcQ"] | "videos": [{"tiny": "https://img.youtube.com/vi/dQw4w9WgXcQ/default.jpg"}]
			videos=                     | "videos": "(left out)"
			weight=3.333                | "weight": 3.333
			weight=                     | "weight": "(left out)"
			""";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	private JsonNode full;

	private static Map.Entry<String, List<String>> row(String property, String... methods) {
		return Map.entry(property, List.of(methods));
	}

	@BeforeAll
	void catalogue() {
		this.merchant.operator()
			.patch("/admin/merchants/" + this.merchant.id(), Json.object("storefront_url", "http://example.com"))
			.send()
			.is(200);
		this.api
			.post("/api/v1/tax_groups",
					"{\"name\":\"Goods\",\"taxes\":[{\"country\":\"US\",\"region\":\"MN\",\"rate\":6}]}")
			.send()
			.is(201);
		this.api.post("/api/v1/shipping_groups",
				"{\"name\":\"Post\",\"options\":[{\"name\":\"Quick Shipping\",\"per_cart_type\":\"percentage\",\"per_cart_rate\":\"2%\"}]}")
			.send()
			.is(201);
		this.full = creates("name=A full sweater", "price=$55.00", "sale_price=45", "cost=35", "weight=3.333",
				"quantity=7", "order=0", "product_metadata={\"a\": 1}", "default_option_metadata={\"b\": 2}",
				"categories=Ugly Stuff", "name_short=Full", "option_style=single", "fetch_sku=10021");
	}

	static Stream<Arguments> written() {
		return WRITTEN.lines().flatMap((line) -> {
			int bar = line.indexOf(" | ");
			String sent = line.substring(0, bar).strip();
			String property = sent.substring(0, sent.indexOf('='));
			return WRITTEN_BY.get(property)
				.stream()
				.map((method) -> Arguments.of(property, method, sent, line.substring(bar + 3).strip()));
		});
	}

	@ParameterizedTest(name = "property {0}: {1} \"{2}\" shows {3}")
	@MethodSource("written")
	void shows(String property, String method, String sent, String shown) {
		String[] fields = property.equals("status") ? sent.split("&") : new String[] { sent };
		JsonNode product = method.equals("POST") ? creates(creation(fields)) : changes(filled(property), fields);

		Json.has(product, Json.parse("{" + shown + "}"));
		assertThat(this.api.get(PRODUCTS + "/" + Json.string(product, "key")).send().is(200).json()).isEqualTo(product);
	}

	static Stream<Arguments> notWritten() {
		return WRITTEN_BY.keySet()
			.stream()
			.sorted()
			.flatMap((property) -> Stream.of("PUT", "POST")
				.filter((method) -> !WRITTEN_BY.get(property).contains(method))
				.map((method) -> Arguments.of(property, method)));
	}

	@ParameterizedTest(name = "property {0}: {1} does not write it")
	@MethodSource("notWritten")
	void isNotWritten(String property, String method) {
		String path = PRODUCTS + "/" + Json.string(this.full, "key");
		JsonNode before = this.api.get(path).send().is(200).json();
		String total = this.api.get(PRODUCTS).send().requiredHeader("X-Total-Count");

		if (method.equals("POST")) {
			this.api.form("POST", PRODUCTS, creation(property + "=1")).send().isRefusedAt("/" + property);
		}
		else {
			this.api.form("PUT", path, "name=Another", property + "=1").send().isRefusedAt("/" + property);
		}

		assertThat(this.api.get(path).send().is(200).json()).isEqualTo(before);
		assertThat(this.api.get(PRODUCTS).send().requiredHeader("X-Total-Count")).isEqualTo(total);
	}

	@ParameterizedTest(name = "property {0}: GET shows {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			categories        | ["Ugly Stuff"]
			cost              | "$35.00"
			cost_raw          | 35.0
			currency          | "USD"
			description       | null
			description_short | null
			digital_samples   | []
			extras            | []
			form              | "(left out)"
			images            | []
			name              | "A full sweater"
			name_short        | "Full"
			option_style      | "single"
			options           | [{"fetch_sku": "10021", "quantity": 7, "metadata": {}, "default": true}]
			price             | "$45.00"
			price_raw         | 45.0
			quantity          | 7
			regular_price     | "$55.00"
			regular_price_raw | 55.0
			sale_price        | "$45.00"
			sale_price_raw    | 45.0
			shipping_group    | null
			sku               | null
			slug              | "a-full-sweater"
			status            | "on sale"
			tax_group         | null
			type              | "physical"
			url               | "http://example.com/a-full-sweater"
			videos            | "(left out)"
			weight            | 3.333
			default_option_metadata | "(left out)"
			product_metadata        | "(left out)"
			reorder_products        | "(left out)"
			""")
	void isRead(String property, String shown) {
		JsonNode product = this.api.get(PRODUCTS + "/a-full-sweater").send().is(200).json();

		Json.has(product, Json.parse("{\"" + property + "\": " + shown + "}"));
	}

	@Test
	void keyCreatedAndModifiedAreGivenByTheService() {
		JsonNode product = creates("name=Timely", "price=5");
		String path = PRODUCTS + "/" + Json.string(product, "key");
		long created = product.required("created").longValue();

		JsonNode changed = changes(product, "price=6");

		assertThat(created).isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
		assertThat(product.required("modified").longValue()).isEqualTo(created);
		assertThat(changed.required("created").longValue()).isEqualTo(created);
		assertThat(changed.required("modified").longValue()).isGreaterThanOrEqualTo(created);
		assertThat(Json.string(changed, "key")).isEqualTo(Json.string(product, "key"));
		assertThat(this.api.get(path).send().is(200).json()).isEqualTo(changed);
	}

	/** Where there were Ape, Bee and Cat. */
	@ParameterizedTest(name = "property order: {0} \"{1}\" lists {2} as {3}")
	@CsvSource(delimiter = '|', textBlock = """
			POST |                                | Ape, New, Bee, Cat | 0, 1, 2, 3
			POST | order=0                        | New, Ape, Bee, Cat | 0, 1, 2, 3
			POST | order=2                        | Ape, Bee, New, Cat | 0, 1, 2, 3
			POST | order=99                       | Ape, Bee, Cat, New | 0, 1, 2, 3
			POST | order=2&reorder_products=true  | Ape, Bee, New, Cat | 0, 1, 2, 3
			POST | reorder_products=false         | Ape, Bee, New, Cat | 0, 1, 1, 2
			POST | order=99&reorder_products=false | Ape, Bee, Cat, New | 0, 1, 2, 99
			PUT  | order=0                        | Cat, Ape, Bee      | 0, 1, 2
			PUT  | order=1                        | Ape, Cat, Bee      | 0, 1, 2
			PUT  | order=2                        | Ape, Bee, Cat      | 0, 1, 2
			PUT  | order=99                       | Ape, Bee, Cat      | 0, 1, 2
			""")
	void orderPutsAProductIntoTheListing(String method, String sent, String names, String orders) {
		Merchant other = Merchant.fresh();
		for (String name : List.of("Ape", "Bee", "Cat")) {
			other.admin().form("POST", PRODUCTS, "name=" + name, "price=1", "order=99").send().is(201);
		}
		List<String> fields = new ArrayList<>((sent != null) ? List.of(sent.split("&")) : List.of());
		fields.addAll(method.equals("POST") ? List.of("name=New", "price=1") : List.of());
		Answer answer = other.admin()
			.form(method, PRODUCTS + (method.equals("POST") ? "" : "/cat"), fields.toArray(String[]::new))
			.send();
		JsonNode written = method.equals("POST") ? answer.is(201).json() : answer.is(200).json().get(0);

		JsonNode listed = other.admin().get(PRODUCTS).send().is(200).json();

		assertThat(Json.strings(listed, "name")).containsExactly(names.split(", "));
		assertThat(Json.stream(listed).map((product) -> product.required("order").toString()))
			.containsExactly(orders.split(", "));
		assertThat(Json.stream(listed)).contains(written);
	}

	/** Also one whose property is to be cleared has had it before. */
	private JsonNode filled(String property) {
		return creates(creation(switch (property) {
			case "form" -> "form={\"name\": \"before\", \"fields\": [{\"label\": \"Before\", \"type\": \"date\"}]}";
			case "option_style" -> "option_style=single";
			case "sale_price" -> "sale_price=50";
			case "cost", "weight", "quantity", "tax_group", "shipping_group" -> property + "=1";
			case "status" -> "status=hidden";
			case "type" -> "type=digital";
			case "name_short", "sku", "description", "description_short", "fetch_sku" -> property + "=Before";
			default -> "sku=before";
		}));
	}

	/** A name and a price beside those fields, where they are not among them. */
	private static String[] creation(String... fields) {
		List<String> all = new ArrayList<>(Arrays.asList(fields));
		for (String usual : List.of("name=Sweater", "price=$55.00")) {
			String name = usual.substring(0, usual.indexOf('=') + 1);
			if (all.stream().noneMatch((field) -> field.startsWith(name))) {
				all.add(usual);
			}
		}
		return all.toArray(String[]::new);
	}

	private JsonNode creates(String... fields) {
		return this.api.form("POST", PRODUCTS, fields).send().is(201).json();
	}

	private JsonNode changes(JsonNode product, String... fields) {
		JsonNode changed = this.api.form("PUT", PRODUCTS + "/" + Json.string(product, "key"), fields)
			.send()
			.is(200)
			.json();
		assertThat(changed).hasSize(1);
		return changed.get(0);
	}

}
