package io.warelog.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** Lists that have been read are read as they are after each change. */
@OverHttp
class ListFreshnessTests {

	private static final List<String> LISTS = List.of("/products", "/products?sort=order", "/api/v1/products",
			"/api/v1/products?sort=-price", "/api/v1/products?page=0", "/api/v1/products/kitchen");

	private final Merchant merchant = Merchant.fresh();

	/** The keys of the two products made here, the older one first. */
	private List<String> products() {
		int group = this.merchant.admin()
			.post("/api/v1/tax_groups",
					Json.object("name", "Standard", "taxes", List.of(Map.of("country", "US", "rate", "6%"))))
			.send()
			.is(201)
			.json()
			.required("id")
			.intValue();
		return Stream.of("Mug", "Plate")
			.map((name) -> this.merchant.admin()
				.post("/api/v1/products",
						Json.object("name", name, "price", 10, "categories", "Kitchen", "tax_group", group))
				.send()
				.is(201)
				.json())
			.map((product) -> Json.string(product, "key"))
			.toList();
	}

	private Map<String, String> read(Api caller) {
		return LISTS.stream()
			.collect(Collectors.toMap((list) -> list, (list) -> caller.get(list).send().is(200).text()));
	}

	/** The same lists at addresses that nobody has asked before. */
	private Map<String, String> readAnew(Api caller) {
		return LISTS.stream()
			.collect(Collectors.toMap((list) -> list, (list) -> caller
				.get(list + (list.contains("?") ? "&" : "?") + (list.startsWith("/api") ? "count=20" : "limit=20"))
				.send()
				.is(200)
				.text()));
	}

	static Stream<Arguments> changes() {
		return Stream.of(argumentSet("a product is created", change((merchant, products) -> merchant.creates())),
				argumentSet("a product gets another price",
						change((merchant, products) -> merchant.admin()
							.patch("/products/" + products.getFirst(), Json.object("price", 11))
							.send()
							.is(200))),
				argumentSet("a product is moved",
						change((merchant, products) -> merchant.admin()
							.put("/api/v1/products/" + products.getFirst(), Json.object("order", 1))
							.send()
							.is(200))),
				argumentSet("a product is archived",
						change((merchant, products) -> merchant.admin()
							.post("/products/" + products.getFirst() + "/archive")
							.send()
							.is(200))),
				argumentSet("a product is deleted", change((merchant,
						products) -> merchant.admin().delete("/products/" + products.getFirst()).send().is(204))),
				argumentSet("a tax rate changes", change((merchant, products) -> merchant.admin()
					.put("/api/v1/tax_groups/1",
							Json.object("name", "Standard", "taxes", List.of(Map.of("country", "US", "rate", "7%"))))
					.send()
					.is(200))));
	}

	/** What is done to a merchant's products. */
	@FunctionalInterface
	interface Change {

		void of(Merchant merchant, List<String> products);

	}

	private static Change change(Change change) {
		return change;
	}

	@ParameterizedTest
	@MethodSource("changes")
	void aListThatWasReadIsReadAsItIsAfterAChange(Change change) {
		List<String> products = products();
		read(this.merchant.storefront());
		Map<String, String> before = read(this.merchant.admin());

		change.of(this.merchant, products);

		assertThat(read(this.merchant.admin())).isNotEqualTo(before).isEqualTo(readAnew(this.merchant.admin()));
		assertThat(read(this.merchant.storefront())).isEqualTo(readAnew(this.merchant.storefront()));
	}

	@Test
	void aListIsThatOfTheCallersMerchantAndScope() {
		products();
		this.merchant.creates("display_on_storefront", false);
		Merchant other = Merchant.fresh();
		this.merchant.admin().get("/products").send().is(200);

		JsonNode visible = this.merchant.storefront().get("/products").send().is(200).data();
		JsonNode others = other.admin().get("/products").send().is(200).data();

		assertThat(visible).hasSize(2);
		assertThat(others).isEmpty();
	}

}
