package io.warelog.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** API keys that expire, at a service of its own whose clock is put forward. */
@OverHttp
@Timeout(120)
class KeyExpiryTests {

	private RunningWarelog warelog;

	private Merchant merchant;

	@BeforeEach
	void start(@TempDir Path data) {
		this.warelog = RunningWarelog.startWith(data, AdvancingClock.Used.class);
		this.merchant = Merchant.of(this.warelog.operator(), "organization");
	}

	@AfterEach
	void stop() {
		this.warelog.close();
	}

	private ObjectNode forAnHour() {
		return Json.object("scopes", List.of("admin"), "expires_at",
				this.warelog.clock().instant().plus(Duration.ofHours(1)).toString());
	}

	private Request creation(ObjectNode key) {
		return this.warelog.operator().post("/admin/merchants/" + this.merchant.id() + "/keys", key);
	}

	@Test
	void anExpiredKeyIsNoKeyAndEndsTheFeedThatItFollows() {
		JsonNode key = creation(forAnHour()).send().is(201).data();
		Api holder = this.warelog.operator().as(Json.string(key, "key"));
		holder.get("/products").send().is(200);
		try (LiveFeed feed = LiveFeed.follow(holder, null);
				LiveFeed other = LiveFeed.follow(this.merchant.admin(), null)) {
			this.warelog.clock().advance(Duration.ofHours(1));

			assertThat(feed.next()).isEmpty();
			holder.get("/products").send().isProblem(401);
			holder.post("/products", Merchant.mug()).send().isProblem(401);
			this.merchant.creates();
			assertThat(other.next()).isPresent();
		}
	}

	@Test
	void aRepeatedCreationIsAnsweredAlsoWhenTheKeyHasExpired() {
		ObjectNode key = forAnHour();
		Answer created = creation(key).idempotencyKey("once").send().is(201);
		this.warelog.clock().advance(Duration.ofHours(1));

		Answer repeated = creation(key).idempotencyKey("once").send().is(201);

		assertThat(repeated.data().required("key_id")).isEqualTo(created.data().required("key_id"));
		creation(key).send().isRefusedAt("/expires_at");
	}

}
