package io.warelog.app;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code X-Change-Reason}: why a change was made, up to 500 characters. */
@OverHttp
class ChangeReasonTests {

	private final Merchant merchant = Merchant.fresh();

	@Test
	void aReasonMayHave500Characters() {
		this.merchant.admin()
			.post("/products", Merchant.mug())
			.header("X-Change-Reason", "r".repeat(500))
			.send()
			.is(201);
	}

	@Test
	void aLongerReasonIsRefusedAndNothingIsApplied() {
		String path = this.merchant.createsAt();
		String reason = "r".repeat(501);

		this.merchant.admin().post("/products", Merchant.mug()).header("X-Change-Reason", reason).send().isProblem(422);
		this.merchant.admin().patch(path, "{\"price\":11}").header("X-Change-Reason", reason).send().isProblem(422);
		this.merchant.admin().post(path + "/archive").header("X-Change-Reason", reason).send().isProblem(422);
		this.merchant.admin().delete(path).header("X-Change-Reason", reason).send().isProblem(422);

		assertThat(this.merchant.counts("")).isEqualTo(1);
		assertThat(Json.decimal(this.merchant.reads(path), "price")).isEqualByComparingTo("10");
	}

}
