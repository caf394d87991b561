package io.warelog.app;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Archiving, unarchiving and deleting. */
@OverHttp
class ArchiveProductTests {

	private final Merchant merchant = Merchant.fresh();

	private final String path = this.merchant.createsAt();

	@Test
	void anArchivedProductIsNeitherActiveNorGone() {
		Answer answer = this.merchant.admin().post(this.path + "/archive").send().is(200);

		assertThat(answer.data().required("archived").booleanValue()).isTrue();
		assertThat(answer.data().required("is_active").booleanValue()).isFalse();
		Answer read = this.merchant.admin().get(this.path).send().is(200);
		assertThat(read.json()).isEqualTo(answer.json());
		assertThat(read.etag()).isEqualTo(answer.etag());
		assertThat(this.merchant.counts("")).isEqualTo(1);
	}

	@Test
	void archivingTwiceChangesNothing() {
		Answer first = this.merchant.admin().post(this.path + "/archive").send().is(200);
		Answer second = this.merchant.admin().post(this.path + "/archive").send().is(200);

		assertThat(second.json()).isEqualTo(first.json());
		assertThat(second.etag()).isEqualTo(first.etag());
	}

	@Test
	void unarchivingMakesActiveAgain() {
		this.merchant.admin().patch(this.path, "{\"is_active\":false}").send().is(200);
		this.merchant.admin().post(this.path + "/archive").send().is(200);

		JsonNode product = this.merchant.admin().post(this.path + "/unarchive").send().is(200).data();

		assertThat(product.required("archived").booleanValue()).isFalse();
		assertThat(product.required("is_active").booleanValue()).isTrue();
		assertThat(this.merchant.reads(this.path)).isEqualTo(product);
	}

	@Test
	void unarchivingWhatIsNotArchivedChangesNothing() {
		JsonNode before = this.merchant.admin().patch(this.path, "{\"is_active\":false}").send().is(200).data();

		assertThat(this.merchant.admin().post(this.path + "/unarchive").send().is(200).data()).isEqualTo(before);
	}

	@Test
	void anArchivedProductCannotBeActivated() {
		JsonNode before = this.merchant.admin().post(this.path + "/archive").send().data();

		Answer refusal = this.merchant.admin()
			.patch(this.path, "{\"is_active\":true,\"name\":\"Not applied\"}")
			.send()
			.isProblem(409);

		assertThat(Json.string(refusal.json(), "detail")).containsIgnoringCase("unarchive");
		assertThat(this.merchant.reads(this.path)).isEqualTo(before);
	}

	@Test
	void anArchivedProductMayBeEditedOtherwise() {
		this.merchant.admin().post(this.path + "/archive").send().is(200);

		JsonNode product = this.merchant.admin()
			.patch(this.path, Json.object("name", "Old mug", "price", 1, "is_active", false))
			.send()
			.is(200)
			.data();

		assertThat(Json.string(product, "name")).isEqualTo("Old mug");
		assertThat(product.required("archived").booleanValue()).isTrue();
		assertThat(product.required("is_active").booleanValue()).isFalse();
	}

	@Test
	void aDeletedProductIsNotFoundByAnyRoute() {
		Answer deleted = this.merchant.admin().delete(this.path).send().is(204);

		assertThat(deleted.body()).isEmpty();
		this.merchant.admin().get(this.path).send().isProblem(404);
		this.merchant.admin().patch(this.path, "{\"is_active\":false}").send().isProblem(404);
		this.merchant.admin().post(this.path + "/archive").send().isProblem(404);
		this.merchant.admin().post(this.path + "/unarchive").send().isProblem(404);
		this.merchant.admin().delete(this.path).send().isProblem(404);
	}

	@Test
	void aDeletedProductIsInNoListAndNoTotal() {
		String other = Json.string(this.merchant.creates("name", "Other"), "product_id");
		this.merchant.admin().delete(this.path).send().is(204);

		Answer list = this.merchant.admin().get("/products").send().is(200);

		assertThat(Json.strings(list.data(), "product_id")).containsExactly(other);
		assertThat(list.meta().required("total_count").intValue()).isEqualTo(1);
		assertThat(this.merchant.counts("?is_active=true")).isEqualTo(1);
		assertThat(this.merchant.counts("?q=mug")).isZero();
	}

	@Test
	void anArchivedProductCanBeDeleted() {
		this.merchant.admin().post(this.path + "/archive").send().is(200);

		this.merchant.admin().delete(this.path).send().is(204);

		assertThat(this.merchant.counts("?archived=true")).isZero();
	}

}
