package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a {@code storefront} key shows: what a visitor may see, and no more. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorefrontKeyTests {

	private final Merchant merchant = Merchant.fresh();

	private String visible;

	private List<String> invisible;

	@BeforeAll
	void catalogue() {
		this.visible = this.merchant.createsAt("name", "Visible");
		String archived = this.merchant.createsAt("name", "Archived");
		this.merchant.admin().post(archived + "/archive").send().is(200);
		this.invisible = List.of(archived, this.merchant.createsAt("name", "Inactive", "is_active", false),
				this.merchant.createsAt("name", "Not displayed", "display_on_storefront", false));
	}

	@Test
	void aVisibleProductIsReadAsTheMerchantReadsIt() {
		assertThat(this.merchant.storefront().get(this.visible).send().is(200).data())
			.isEqualTo(this.merchant.reads(this.visible));
	}

	@Test
	void anInvisibleProductIsNotFound() {
		for (String path : this.invisible) {
			this.merchant.admin().get(path).send().is(200);
			this.merchant.storefront().get(path).send().isProblem(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "'',1", "?is_active=true,1", "?is_active=false,0", "?archived=true,0", "?archived=false,1",
			"?q=visible,1", "?q=archived,0", "?q=inactive,0", "?q=not,0", "?limit=1,1", "?currency_code=USD,1" })
	void aListHasAndCountsOnlyVisibleProducts(String query, int expected) {
		Answer list = this.merchant.storefront().get("/products" + query).send().is(200);

		assertThat(Json.strings(list.data(), "name")).hasSize(expected).allMatch("Visible"::equals);
		assertThat(list.meta().required("total_count").intValue()).isEqualTo(expected);
		assertThat(list.requiredHeader("X-Total-Count")).isEqualTo(Integer.toString(expected));
		assertThat(list.links()).doesNotContainKey("next");
	}

	@ParameterizedTest
	@CsvSource({ "'',1", "?archived=true,0", "?archived=false,1", "?q=visible,1", "?q=archived,0", "?sort=-name,1",
			"?count=1,1" })
	void aStoreListHasAndCountsOnlyVisibleProducts(String query, int expected) {
		Answer list = this.merchant.storefront().get("/api/v1/products" + query).send().is(200);

		assertThat(Json.strings(list.json(), "name")).hasSize(expected).allMatch("Visible"::equals);
		assertThat(list.requiredHeader("X-Total-Count")).isEqualTo(Integer.toString(expected));
	}

	@Test
	void inTheStoreOnlyVisibleProductsExist() {
		this.merchant.storefront().get("/api/v1" + this.visible).send().is(200);
		for (String path : this.invisible) {
			this.merchant.storefront().get("/api/v1" + path).send().isProblem(404);
			this.merchant.storefront().get("/api/v1" + path + "/options").send().isProblem(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "hidden,404", "sold out,200", "coming soon,200" })
	void whatIsHiddenIsNotSeenAndWhatIsGoneIs(String status, int expected) {
		Merchant other = Merchant.fresh();
		other.admin()
			.form("POST", "/api/v1/products", "name=Mug", "price=7", "categories=Cups", "status=" + status)
			.send()
			.is(201);

		assertThat(other.storefront().get("/api/v1/products/mug").send().is(expected).text()).isNotEmpty();
		assertThat(other.storefront().get("/api/v1/categories").send().is(200).json())
			.hasSize((expected == 200) ? 1 : 0);
		other.storefront().get("/api/v1/products/cups").send().is(expected);
	}

	@Test
	void aWalkByCursorMeetsOnlyVisibleProducts() {
		Merchant other = Merchant.fresh();
		for (int i = 0; i < 9; i++) {
			other.creates("name", "Product " + i, "is_active", i % 3 == 0);
		}

		Answer first = other.storefront().get("/products?limit=2").send().is(200);
		String cursor = first.meta().required("next_cursor").stringValue();
		Answer second = other.storefront().get("/products?limit=2").query("cursor", cursor).send().is(200);

		assertThat(Json.strings(first.data(), "name")).containsExactly("Product 6", "Product 3");
		assertThat(Json.strings(second.data(), "name")).containsExactly("Product 0");
		assertThat(second.meta().required("next_cursor").isNull()).isTrue();
	}

	@Test
	void whatBecomesInvisibleIsGoneAtOnce() {
		Merchant other = Merchant.fresh();
		String path = other.createsAt();
		other.storefront().get(path).send().is(200);

		other.admin().patch(path, "{\"display_on_storefront\":false}").send().is(200);
		other.storefront().get(path).send().isProblem(404);
		other.admin().patch(path, "{\"display_on_storefront\":true}").send().is(200);

		other.storefront().get(path).send().is(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PATCH {visible}", "DELETE {visible}", "POST {visible}/archive",
			"POST {visible}/unarchive", "POST {visible}/revert", "POST /products", "POST /fee-types",
			"POST /api/v1/tax_groups", "PUT /api/v1/tax_groups/1", "DELETE /api/v1/tax_groups/1",
			"POST /api/v1/shipping_groups", "PUT /api/v1/shipping_groups/1", "DELETE /api/v1/shipping_groups/1",
			"POST /api/v1/products", "PUT /api/v1/products", "PUT /api/v1/products_multi", "PUT /api/v1{visible}",
			"DELETE /api/v1{visible}", "POST /api/v1{visible}/options", "POST /api/v1{visible}/extras",
			"POST /api/v1{visible}/categories", "POST /api/v1{visible}/videos" })
	void everyWriteIsForbidden(String route) {
		String[] parts = route.replace("{visible}", this.visible).split(" ");

		this.merchant.storefront().send(parts[0], parts[1], "{\"is_active\":false}").send().isProblem(403);

		assertThat(this.merchant.reads(this.visible).required("is_active").booleanValue()).isTrue();
		assertThat(this.merchant.counts("")).isEqualTo(4);
	}

}
