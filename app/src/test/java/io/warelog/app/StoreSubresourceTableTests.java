package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table "Subresources" of the store API's documentation, row by row, by the key and
 * by the slug of a product; and that of options and extras.
 */
@OverHttp
class StoreSubresourceTableTests {

	private static final String PRODUCTS = "/api/v1/products";

	private static final String SWEATER = PRODUCTS + "/an-ugly-sweater";

	/** Method and path, fields, answer, and what the product shows then. */
	private static final String ROWS = """
			GET {}                       |                                | {"name": "An ugly sweater", "slug": "an-ugly-sweater"} | {}
			PUT {}                       | name_short=Ugly                | [{"name_short": "Ugly"}] | {"name_short": "Ugly"}
			DELETE {}                    |                                | true | gone
			GET {}/categories            |                                | [{"name": "Ugly Stuff", "slug": "ugly-stuff"}, {"name": "Warm", "slug": "warm"}] | {}
			POST {}/categories           | categories=warm, Soft          | [{"name": "warm", "slug": "warm"}, {"name": "Soft", "slug": "soft"}] | {"categories": ["warm", "Soft"]}
			GET {}/categories/warm       |                                | {"name": "Warm", "slug": "warm"} | {}
			DELETE {}/categories/warm    |                                | true | {"categories": ["Ugly Stuff"]}
			GET warm                     |                                | [{"name": "An ugly sweater"}] | {}
			GET {}/options               |                                | [{"metadata": {"Color": "Red"}, "order": 0}, {"metadata": {"Color": "Blue"}, "order": 1}] | {}
			POST {}/options              | options=[{"surcharge": 1, "quantity": 2, "metadata": {"Color": "Lime"}}] | [{"metadata": {"Color": "Lime"}, "surcharge": "$1.00", "quantity": 2}] | {"options": [{"metadata": {"Color": "Lime"}}], "quantity": 2}
			GET {}/options/{option}      |                                | {"metadata": {"Color": "Red"}, "quantity": 10, "key": "{option}"} | {}
			PUT {}/options/{option}      | surcharge=5.49                 | [{"key": "{option}", "surcharge": "$5.49", "surcharge_raw": 5.49}] | {"options": [{"surcharge": "$5.49"}, {"surcharge": "$0.00"}]}
			PUT {}/options/{option}      | quantity=19                    | [{"key": "{option}", "quantity": 19}] | {"options": [{"quantity": 19}, {"quantity": 10}], "quantity": 29}
			PUT {}/options/{option}      | cost=$12.00                    | [{"key": "{option}", "cost": "$12.00", "cost_raw": 12.0}] | {"options": [{"cost": "$12.00"}, {"cost": "(left out)"}]}
			PUT {}/options/{option}      | weight=1.5                     | [{"key": "{option}", "weight": 1.5}] | {"options": [{"weight": 1.5}, {"weight": "(left out)"}]}
			PUT {}/options/{option}      | fetch_sku=77                   | [{"key": "{option}", "fetch_sku": "77"}] | {"options": [{"fetch_sku": "77"}, {"fetch_sku": ""}]}
			DELETE {}/options/{option}   |                                | true | {"options": [{"metadata": {"Color": "Blue"}, "order": 0}]}
			GET {}/extras                |                                | [{"metadata": {"EXTRAS": "Gift Wrap"}, "order": 0}, {"metadata": {"EXTRAS": "Card"}, "order": 1}] | {}
			POST {}/extras               | extras=[{"surcharge": 1, "quantity": 2, "metadata": {"EXTRAS": "Box"}}] | [{"metadata": {"EXTRAS": "Box"}, "surcharge": "$1.00", "quantity": 2}] | {"extras": [{"metadata": {"EXTRAS": "Box"}}]}
			GET {}/extras/{extra}        |                                | {"metadata": {"EXTRAS": "Gift Wrap"}, "key": "{extra}", "fetch_sku": "(left out)", "default": "(left out)"} | {}
			PUT {}/extras/{extra}        | surcharge=5.49                 | [{"key": "{extra}", "surcharge": "$5.49", "surcharge_raw": 5.49}] | {"extras": [{"surcharge": "$5.49"}, {"surcharge": "$2.00"}]}
			PUT {}/extras/{extra}        | quantity=19                    | [{"key": "{extra}", "quantity": 19}] | {"extras": [{"quantity": 19}, {"quantity": -1}], "quantity": 20}
			PUT {}/extras/{extra}        | cost=$12.00                    | [{"key": "{extra}", "cost": "$12.00", "cost_raw": 12.0}] | {"extras": [{"cost": "$12.00"}, {"cost": "(left out)"}]}
			PUT {}/extras/{extra}        | weight=1.5                     | [{"key": "{extra}", "weight": 1.5}] | {"extras": [{"weight": 1.5}, {"weight": "(left out)"}]}
			DELETE {}/extras/{extra}     |                                | true | {"extras": [{"metadata": {"EXTRAS": "Card"}, "order": 0}]}
			GET {}/images                |                                | [{"tiny": "http://img.example.com/a.jpg"}, {"tiny": "http://img.example.com/b.jpg"}] | {}
			GET {}/images/{image}        |                                | {"tiny": "http://img.example.com/a.jpg", "huge": "http://img.example.com/a.jpg"} | {}
			PUT {}/images/{image}        | order=3                        | true | {"images": [{"tiny": "http://img.example.com/b.jpg"}, {"tiny": "http://img.example.com/a.jpg"}]}
			DELETE {}/images/{image}     |                                | true | {"images": [{"tiny": "http://img.example.com/b.jpg"}]}
			GET {}/videos                |                                | [{"id": "73781961", "type": "vimeo", "url": "http://vimeo.com/73781961"}, {"id": "dQw4w9WgXcQ", "type": "youtube"}] | {}
			POST {}/videos               | video=https://youtu.be/9bZkp7q19f0 | {"id": "9bZkp7q19f0", "type": "youtube", "url": "https://youtu.be/9bZkp7q19f0", "thumb_url": "https://img.youtube.com/vi/9bZkp7q19f0/hqdefault.jpg"} | {"videos": [{"tiny": null}, {"tiny": "https://img.youtube.com/vi/dQw4w9WgXcQ/default.jpg"}, {"tiny": "https://img.youtube.com/vi/9bZkp7q19f0/default.jpg"}]}
			POST {}/videos               | video=https://vimeo.com/76979871 | {"id": "76979871", "type": "vimeo", "url": "https://vimeo.com/76979871"} | {"videos": [{"tiny": null}, {"tiny": "https://img.youtube.com/vi/dQw4w9WgXcQ/default.jpg"}, {"tiny": null}]}
			GET {}/videos/73781961       |                                | {"id": "73781961", "type": "vimeo", "url": "http://vimeo.com/73781961"} | {}
			PUT {}/videos/73781961       | order=3                        | true | {"videos": [{"tiny": "https://img.youtube.com/vi/dQw4w9WgXcQ/default.jpg"}, {"tiny": null}]}
			DELETE {}/videos/73781961    |                                | true | {"videos": [{"tiny": "https://img.youtube.com/vi/dQw4w9WgXcQ/default.jpg"}]}
			""";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	private final Map<String, String> keys = new TreeMap<>();

	private void sweater() {
		JsonNode sweater = this.api
			.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00", "categories=Ugly Stuff, Warm", """
					options=[{"surcharge": 0, "quantity": 10, "metadata": {"Color": "Red"}},
					{"surcharge": 0, "quantity": 10, "metadata": {"Color": "Blue"}}]""", """
					extras=[{"surcharge": 2, "quantity": -1, "metadata": {"EXTRAS": "Gift Wrap"}},
					{"surcharge": 2, "quantity": -1, "metadata": {"EXTRAS": "Card"}}]""",
					"images=[\"http://img.example.com/a.jpg\", \"http://img.example.com/b.jpg\"]",
					"videos=[\"http://vimeo.com/73781961\", \"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"]")
			.send()
			.is(201)
			.json();
		String key = Json.string(sweater, "key");
		this.keys.put("{key}", key);
		this.keys.put("{slug}", Json.string(sweater, "slug"));
		this.keys.put("{option}", Json.string(sweater.at("/options/0"), "key"));
		this.keys.put("{extra}", Json.string(sweater.at("/extras/0"), "key"));
		this.keys.put("{image}", Json.string(this.merchant.reads("/products/" + key).at("/images/0"), "image_id"));
	}

	private String named(String text) {
		String named = text;
		for (Map.Entry<String, String> key : this.keys.entrySet()) {
			named = named.replace(key.getKey(), key.getValue());
		}
		return named;
	}

	private Answer send(String request, String fields) {
		String[] parts = named(request).split(" ");
		String path = PRODUCTS + "/" + parts[1];
		return (fields.isEmpty() ? this.api.request(parts[0], path, BodyPublishers.noBody())
				: this.api.form(parts[0], path, fields.split("&")))
			.send();
	}

	static Stream<Arguments> rows() {
		return ROWS.lines().flatMap((line) -> {
			String[] cells = line.split(" \\| ", -1);
			return Stream.of("{key}", "{slug}")
				.limit(cells[0].contains("{}") ? 2 : 1)
				.map((product) -> Arguments.of(cells[0].strip().replace("{}", product), cells[1].strip(),
						cells[2].strip(), cells[3].strip()));
		});
	}

	@ParameterizedTest(name = "{0} \"{1}\" answers {2}")
	@MethodSource("rows")
	void answers(String request, String fields, String answer, String then) {
		sweater();

		Json.has(send(request, fields).is(200).json(), Json.parse(named(answer)));

		if (then.equals("gone")) {
			this.api.get(SWEATER).send().isProblem(404);
			assertThat(this.api.get(PRODUCTS).send().is(200).json()).isEmpty();
		}
		else {
			Json.has(this.api.get(SWEATER).send().is(200).json(), Json.parse(then));
		}
	}

	@ParameterizedTest(name = "{0} is not found")
	@CsvSource({ "GET {key}/categories/none,''", "DELETE {key}/categories/none,''",
			"GET {key}/options/0f8fad5b-d9cb-469f-a165-70867728950e,''",
			"PUT {key}/options/0f8fad5b-d9cb-469f-a165-70867728950e,quantity=1",
			"DELETE {key}/options/0f8fad5b-d9cb-469f-a165-70867728950e,''", "GET {key}/options/{extra},''",
			"PUT {key}/options/{extra},quantity=1", "DELETE {key}/options/{extra},''",
			"GET {key}/extras/0f8fad5b-d9cb-469f-a165-70867728950e,''", "GET {key}/extras/{option},''",
			"PUT {key}/extras/{option},quantity=1", "DELETE {key}/extras/{option},''",
			"GET {key}/images/00000000000000000000000000000000,''",
			"PUT {key}/images/00000000000000000000000000000000,order=0",
			"DELETE {key}/images/00000000000000000000000000000000,''", "PUT {key}/images/73781961,order=0",
			"GET {key}/videos/1,''", "PUT {key}/videos/1,order=0", "DELETE {key}/videos/1,''",
			"DELETE {key}/videos/{image},''", "GET none,''", "PUT none,quantity=1", "DELETE none,''",
			"GET none/categories,''", "GET none/options,''", "GET none/extras,''", "GET none/images,''",
			"GET none/videos,''", "POST none/extras,extras=" })
	void isNotFound(String request, String fields) {
		sweater();
		JsonNode before = this.api.get(SWEATER).send().is(200).json();

		send(request, fields).isProblem(404);

		assertThat(this.api.get(SWEATER).send().is(200).json()).isEqualTo(before);
	}

	/** Each place counts the other kind: the images are at 0 and 1, the videos behind. */
	@Test
	void imagesAndVideosShareOneOrder() {
		sweater();

		send("PUT {key}/videos/dQw4w9WgXcQ", "order=1").is(200);

		assertThat(Json.strings(send("GET {key}/videos", "").json(), "id")).containsExactly("dQw4w9WgXcQ", "73781961");
	}

	@ParameterizedTest(name = "options and extras: {0} is optional")
	@ValueSource(strings = { "\"weight\": 2.5", "\"cost\": 3.0" })
	void weightAndCostAreOptionalForBoth(String optional) {
		sweater();
		for (String list : List.of("options", "extras")) {
			JsonNode with = send("POST {key}/" + list,
					list + "=[{\"surcharge\": 0, \"quantity\": 1, \"metadata\": {\"a\": \"b\"}, " + optional + "}]")
				.is(200)
				.json();

			String name = optional.substring(1, optional.lastIndexOf('"'));
			assertThat(Json.decimal(with.get(0), name.equals("cost") ? "cost_raw" : name))
				.isEqualByComparingTo(optional.substring(optional.indexOf(' ') + 1));
		}
	}

	@Test
	void anOptionMayHaveAFetchSku() {
		sweater();

		JsonNode options = send("POST {slug}/options",
				"options=[{\"surcharge\": 0, \"quantity\": 1, \"metadata\": {\"a\": \"b\"}, \"fetch_sku\": \"10021\"}]")
			.is(200)
			.json();

		assertThat(Json.strings(options, "fetch_sku")).containsExactly("10021");
	}

	@Test
	void pagesHaveTwentyProductsUnlessToldOtherwise() {
		Parallel.run(25, (i) -> this.api.form("POST", PRODUCTS, "name=Mug " + i, "price=7").send().is(201));
		List<String> all = keys("?count=100");

		assertThat(all).hasSize(25);
		assertThat(keys("")).isEqualTo(all.subList(0, 20));
		assertThat(keys("?page=1")).isEqualTo(all.subList(20, 25));
		assertThat(keys("?count=50")).isEqualTo(all);
		assertThat(IntStream.range(0, 3).mapToObj((page) -> keys("?count=10&page=" + page)).flatMap(List::stream))
			.containsExactlyElementsOf(all);
	}

	private List<String> keys(String query) {
		return Json.strings(this.api.get(PRODUCTS + query).send().is(200).json(), "key");
	}

}
