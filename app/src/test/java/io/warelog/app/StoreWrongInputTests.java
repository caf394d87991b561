package io.warelog.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the store API does not take: it is told which field is wrong and where in its
 * JSON, and nothing changes.
 */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreWrongInputTests {

	private static final String PRODUCTS = "/api/v1/products";

	private static final String UNKNOWN = "0f8fad5b-d9cb-469f-a165-70867728950e";

	/** What is wrong with a product, however it is written: fields and places. */
	private static final String OF_A_PRODUCT = """
			form={"name": "f", "fields": [            | /form
			form=[]                                   | /form
			form={"name": "f"}                        | /form/fields
			form={"name": "f", "fields": []}          | /form/fields
			form={"name": "f", "fields": {}}          | /form/fields
			form={"fields": [{"label": "a", "type": "text"}]} | /form/name
			form={"name": "f", "fields": [{"label": "a", "type": "text"}, {"label": "b", "type": "select"}]} | /form/fields/1/type
			form={"name": "f", "fields": [{"label": "a"}]} | /form/fields/0/type
			form={"name": "f", "fields": [{"type": "date", "required": "yes"}]} | /form/fields/0/label, /form/fields/0/required
			product_metadata={"external_id": abc123}  | /product_metadata
			product_metadata=[1]                      | /product_metadata
			default_option_metadata={"a": 1, "a": 2}  | /default_option_metadata
			order=-1                                  | /order
			order=first                               | /order
			quantity=-2                               | /quantity
			quantity=1.5                              | /quantity
			quantity=                                 | /quantity
			status=sold                               | /status
			status=                                   | /status
			status=on sale                            | /sale_price
			type=service                              | /type
			option_style=double                       | /option_style
			tax_group=99                              | /tax_group
			tax_group=Goods                           | /tax_group
			shipping_group=99                         | /shipping_group
			price=0                                   | /price
			price=-1                                  | /price
			price=$1,000                              | /price
			price=1.234                               | /price
			sale_price=-1                             | /sale_price
			cost=-1                                   | /cost
			weight=-1                                 | /weight
			weight=heavy                              | /weight
			name=                                     | /name
			colour=red                                | /colour
			""";

	/** What is wrong with a list of options or extras. */
	private static final String OF_A_LIST = """
			{"surcharge": 1, "quantity": 1, "metadata": "Glitter": "a lot"} | ''
			{"surcharge": 1, "quantity": 1, "metadata": {"Glitter": "a lot"} | ''
			{"surcharge": 1, "quantity": 1}                          | /0/metadata
			{"surcharge": 1, "quantity": 1, "metadata": {}}          | /0/metadata
			{"surcharge": 1, "quantity": 1, "metadata": "Glitter"}   | /0/metadata
			{"surcharge": 1, "quantity": 1, "metadata": {"a": 1}}    | /0/metadata/a
			{"quantity": 1, "metadata": {"a": "b"}}                  | /0/surcharge
			{"surcharge": -1, "quantity": 1, "metadata": {"a": "b"}} | /0/surcharge
			{"surcharge": 1.001, "quantity": 1, "metadata": {"a": "b"}} | /0/surcharge
			{"surcharge": 1, "metadata": {"a": "b"}}                 | /0/quantity
			{"surcharge": 1, "quantity": -2, "metadata": {"a": "b"}} | /0/quantity
			{"surcharge": 1, "quantity": "1", "metadata": {"a": "b"}} | /0/quantity
			{"surcharge": 1, "quantity": 1, "metadata": {"a": "b"}, "cost": -1, "weight": -1} | /0/cost, /0/weight
			{"surcharge": 1, "quantity": 1, "metadata": {"a": "b"}, "id": "{unknown}"} | /0/id
			{"surcharge": 1, "quantity": 1, "metadata": {"a": "b"}, "id": "first"} | /0/id
			{"surcharge": 1, "quantity": 1, "metadata": {"a": "b"}, "size": "S"} | /0/size
			{"surcharge": 1, "quantity": 1, "metadata": {"a": "b"}}, {"quantity": 1} | /1/metadata, /1/surcharge
			{"surcharge": 1, "quantity": 1, "metadata": {"a": "b"}}, 7 | /1
			7, {"surcharge": -1, "quantity": 1, "metadata": {"a": "b"}} | /0, /1/surcharge
			""";

	/** What is wrong with a part of a product. */
	private static final String OF_A_PART = """
			PUT /options/{option}      | quantity=-2                   | /quantity
			PUT /options/{option}      | surcharge=-1&cost=free        | /surcharge, /cost
			PUT /options/{option}      | surcharge=1.001               | /surcharge
			PUT /options/{option}      | metadata={"a": "b"}           | /metadata
			PUT /options/{option}      | id={option}                   | /id
			PUT /options/{option}      | order=1                       | /order
			PUT /extras/{extra}        | quantity=-2                   | /quantity
			PUT /extras/{extra}        | fetch_sku=1                   | /fetch_sku
			PUT /extras/{extra}        | metadata={"a": "b"}           | /metadata
			PUT /images/{image}        | order=-1                      | /order
			PUT /images/{image}        | order=x                       | /order
			PUT /images/{image}        | url=http://example.com/a.jpg  | /order, /url
			PUT /videos/73781961       | order=-1                      | /order
			PUT /videos/73781961       | order=1&url=http://vimeo.com/1 | /url
			POST /videos               | video=http://example.com/1    | /video
			POST /videos               | video=                        | /video
			POST /videos               | url=http://vimeo.com/1        | /video, /url
			POST /categories           | categories=a,b\u0007c         | /categories/1
			POST /categories           | category=a                    | /categories, /category
			POST /options              | extras=[]                     | /options, /extras
			POST /extras               | options=[]                    | /options, /extras
			""";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	/** One product, and another that has several options. */
	private static final String PRODUCT_COUNT = "2";

	private String path = "";

	private JsonNode several = Json.object();

	private Answer before;

	private Map<String, String> keys = Map.of();

	@BeforeAll
	void sweater() {
		JsonNode sweater = this.api
			.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00", "categories=Ugly Stuff",
					"options=[{\"surcharge\": 0, \"quantity\": 10, \"metadata\": {\"Color\": \"Red\"}}]",
					"extras=[{\"surcharge\": 2, \"quantity\": -1, \"metadata\": {\"EXTRAS\": \"Gift Wrap\"}}]",
					"images=[\"http://img.example.com/a.jpg\"]", "videos=[\"http://vimeo.com/73781961\"]")
			.send()
			.is(201)
			.json();
		this.several = this.api.form("POST", PRODUCTS, "name=Several", "price=1", "order=99",
				"options=[{\"surcharge\":0,\"quantity\":1,\"metadata\":{\"a\":\"b\"}},{\"surcharge\":0,\"quantity\":1,\"metadata\":{\"a\":\"c\"}}]")
			.send()
			.is(201)
			.json();
		String key = Json.string(sweater, "key");
		this.path = PRODUCTS + "/" + key;
		this.keys = Map.of("{option}", Json.string(sweater.at("/options/0"), "key"), "{extra}",
				Json.string(sweater.at("/extras/0"), "key"), "{image}",
				Json.string(this.merchant.reads("/products/" + key).at("/images/0"), "image_id"), "{unknown}", UNKNOWN);
		this.before = this.api.get(this.path).send().is(200);
	}

	static Stream<Arguments> ofAProduct() {
		return rows(OF_A_PRODUCT);
	}

	@ParameterizedTest(name = "{0} is wrong at {1}")
	@MethodSource("ofAProduct")
	void aProductIsNotChanged(String field, List<String> places) {
		isRefused("PUT", this.path, List.of("name_short=Ugly", field), places);
	}

	@ParameterizedTest(name = "{0} is wrong at {1}")
	@MethodSource("ofAProduct")
	void aProductIsNotCreated(String field, List<String> places) {
		isRefused("POST", PRODUCTS, creation(field), places);
	}

	@ParameterizedTest(name = "{0} is wrong at {1}")
	@MethodSource("ofAProduct")
	void noProductIsChangedInAMassEdit(String field, List<String> places) {
		String key = this.path.substring(PRODUCTS.length() + 1);
		String property = field.substring(0, field.indexOf('='));
		String text = field.substring(field.indexOf('=') + 1);
		String value = (text.startsWith("{") || text.startsWith("[") || text.matches("-?[0-9.]+")) ? text
				: "\"" + text + "\"";
		String products = "{\"%s\": {\"%s\": %s}}".formatted(key, property, value);

		boolean broken = field.endsWith("[") || field.contains(": abc123") || field.contains("\"a\": 2");
		isRefused("PUT", "/api/v1/products_multi", List.of("products=" + products),
				broken ? List.of("/products") : places.stream().map((place) -> "/products/" + key + place).toList());
	}

	static Stream<Arguments> ofALists() {
		return rows(OF_A_LIST).flatMap(
				(row) -> Stream.of("options", "extras").map((list) -> Arguments.of(list, row.get()[0], row.get()[1])));
	}

	@ParameterizedTest(name = "{0}=[{1}] is wrong at {2}")
	@MethodSource("ofALists")
	void aListIsNotReplaced(String list, String elements, List<String> places) {
		isRefused("POST", this.path + "/" + list, List.of(list + "=[" + elements + "]"), within(list, places));
	}

	@ParameterizedTest(name = "{0}=[{1}] is wrong at {2}")
	@MethodSource("ofALists")
	void aProductIsNotCreatedWithAList(String list, String elements, List<String> places) {
		isRefused("POST", PRODUCTS, creation(list + "=[" + elements + "]"), within(list, places));
	}

	private static List<String> within(String list, List<String> places) {
		return places.stream().map((place) -> "/" + list + place.replace("''", "")).toList();
	}

	static Stream<Arguments> ofAPart() {
		return OF_A_PART.lines().map((line) -> line.split(" \\| ")).map((cells) -> {
			String[] request = cells[0].strip().split(" ");
			return Arguments.of(request[0], request[1], List.of(cells[1].strip().split("&")),
					List.of(cells[2].strip().split(", ")));
		});
	}

	@ParameterizedTest(name = "{0} {1} {2} is wrong at {3}")
	@MethodSource("ofAPart")
	void aPartIsNotChanged(String method, String part, List<String> fields, List<String> places) {
		isRefused(method, this.path + part, fields, places);
	}

	@Test
	void allFaultsAreToldAtOnce() {
		isRefused("POST", PRODUCTS,
				List.of("price=0", "images=[\"/etc/passwd\"]", "options=[{}]", "quantity=x", "url=a", "form={"),
				List.of("/name", "/price", "/images/0", "/options/0/quantity", "/options/0/surcharge",
						"/options/0/metadata", "/quantity", "/url", "/form"));
		isRefused("PUT", this.path + "?dry=1", List.of("quantity=1"), List.of("dry"));
	}

	@Test
	void aProductTakesNoMoreThanItsLimits() {
		String option = "{\"surcharge\": 1, \"quantity\": 1, \"metadata\": {\"a\": \"b\"}}";
		for (String list : List.of("options", "extras")) {
			String tooMany = list + "=[" + String.join(",", Collections.nCopies(251, option)) + "]";
			isRefused("POST", this.path + "/" + list, List.of(tooMany), List.of("/" + list));
			isRefused("POST", PRODUCTS, creation(tooMany), List.of("/" + list));
		}
		String categories = "categories=" + numbered("c", 101, ",");
		isRefused("POST", this.path + "/categories", List.of(categories), List.of("/categories"));
		isRefused("POST", PRODUCTS, creation(categories), List.of("/categories"));
		String images = "images=[\"" + numbered("http://img.example.com/", 50, "\",\"") + "\"]";
		String videos = "videos=[\"" + numbered("http://vimeo.com/", 51, "\",\"") + "\"]";
		isRefused("POST", PRODUCTS, Stream.concat(creation(images).stream(), Stream.of(videos)).toList(),
				List.of("/videos"));
		isRefused("POST", PRODUCTS, creation("images=[\"" + numbered("http://img.example.com/", 101, "\",\"") + "\"]"),
				List.of("/images"));
	}

	private static String numbered(String prefix, int count, String separator) {
		return IntStream.range(0, count).mapToObj((i) -> prefix + i).collect(Collectors.joining(separator));
	}

	/** The name alone would be a change. */
	@Test
	void aQuantityOfSeveralOptionsIsAConflict() {
		JsonNode problem = this.api.form("PUT", PRODUCTS + "/several", "name=Other", "quantity=1")
			.send()
			.isProblem(409)
			.json();

		assertThat(Json.string(problem, "type")).isEqualTo("/problems/several-options");
		assertThat(this.api.get(PRODUCTS + "/several").send().is(200).json()).isEqualTo(this.several);
	}

	@Test
	void productsOfAMassEditMustHaveTheSameProperties() {
		String other = Json.string(this.several, "key");
		String products = "{\"%s\": {\"price\": 3, \"sku\": \"a\"}, \"%s\": {\"price\": 3}}"
			.formatted(this.path.substring(PRODUCTS.length() + 1), other);

		isRefused("PUT", "/api/v1/products_multi", List.of("products=" + products), List.of("/products/" + other));
		assertThat(this.api.get(PRODUCTS + "/several").send().is(200).json()).isEqualTo(this.several);
	}

	private static Stream<Arguments> rows(String table) {
		return table.lines().map((line) -> {
			int bar = line.lastIndexOf(" | ");
			return Arguments.of(line.substring(0, bar).strip(), List.of(line.substring(bar + 3).strip().split(", ")));
		});
	}

	private static List<String> creation(String field) {
		List<String> all = new ArrayList<>(List.of(field));
		for (String usual : List.of("name=Sweater", "price=$55.00")) {
			if (!field.startsWith(usual.substring(0, usual.indexOf('=') + 1))) {
				all.add(usual);
			}
		}
		return all;
	}

	private String named(String text) {
		String named = text;
		for (Map.Entry<String, String> key : this.keys.entrySet()) {
			named = named.replace(key.getKey(), key.getValue());
		}
		return named;
	}

	private void isRefused(String method, String path, List<String> fields, List<String> places) {
		String[] sent = fields.stream().map(this::named).toArray(String[]::new);

		Answer answer = this.api.form(method, named(path), sent).send();

		answer.isRefusedAt(places.toArray(String[]::new));
		assertThat(Json.string(answer.json(), "type")).as(answer.toString()).isEqualTo("/problems/unprocessable");
		Answer after = this.api.get(this.path).send().is(200);
		assertThat(after.json()).isEqualTo(this.before.json());
		assertThat(after.etag()).isEqualTo(this.before.etag());
		if (method.equals("POST")) {
			assertThat(this.api.get(PRODUCTS).send().requiredHeader("X-Total-Count")).isEqualTo(PRODUCT_COUNT);
		}
	}

}
