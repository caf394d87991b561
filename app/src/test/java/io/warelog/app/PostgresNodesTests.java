package io.warelog.app;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.write.eventstore.postgres.TestPostgres;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes with both sides each, over the log in one PostgreSQL database. */
@Order(1)
class PostgresNodesTests {

	private static final String KEY = "operator-key-of-both-nodes-0123456789abcdefghijklmn";

	private static final Duration TAKE_OVER = Duration.ofSeconds(30);

	private static final Duration REVOKED = Duration.ofSeconds(1);

	@TempDir
	private Path directory;

	@Test
	void withViewsOfTheirOwnNothingAcknowledgedIsLostWhenOneIsKilled() throws Exception {
		killOneOfTwo(List.of());
	}

	@Test
	void withSharedViewsTheOtherTakesTheProjectionsOverWhenOneIsKilled() throws Exception {
		MongoServer server = new MongoServer(new MemoryBackend());
		try {
			InetSocketAddress address = server.bind();
			killOneOfTwo(List.of("--views=mongodb://127.0.0.1:" + address.getPort() + "/nodes"));
		}
		finally {
			server.shutdownNow();
		}
	}

	@Test
	void withASharedDirectoryOfImagesAUrlOfOneIsGoodAtTheOther() {
		String[] shared = { "--events=" + TestPostgres.newLog(), "--media=" + this.directory.resolve("images"),
				"--operator-key=" + KEY, "--secret=a secret that both of the nodes have in common" };
		try (RunningWarelog one = RunningWarelog.start(this.directory.resolve("one"), shared);
				RunningWarelog other = RunningWarelog.start(this.directory.resolve("other"), shared)) {
			String product = "/products/"
					+ Json.string(one.operator().post("/products", Merchant.mug()).send().is(201).data(), "product_id");
			JsonNode upload = one.operator()
				.request("PUT", product + "/images", BodyPublishers.noBody())
				.send()
				.is(200)
				.data();
			URI url = URI.create(Json.string(upload, "url"));
			String path = url.getRawPath() + "?" + url.getRawQuery();
			byte[] picture = Picture.of("png", 300, 200);

			other.api().request("PUT", path, "image/png", picture).send().is(200);

			one.api().request("PUT", path, "image/png", picture).send().isProblem(409);
			String image = "/media/" + Json.string(upload, "image_id") + "_tiny.jpg";
			for (RunningWarelog node : List.of(one, other)) {
				long sent = System.nanoTime();
				while (node.operator().get(product).send().is(200).data().required("images").isEmpty()) {
					assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(TAKE_OVER);
				}
				assertThat(Picture.size(node.api().get(image).send().is(200).body())).isEqualTo("64x43");
			}
		}
	}

	@Test
	void nodesThatBothFindTheLogEmptyMakeOneMerchantAndOneKey() throws Exception {
		MongoServer server = new MongoServer(new MemoryBackend());
		String events = TestPostgres.newLog();
		InetSocketAddress views = server.bind();
		List<String> options = List.of("--events=" + events, "--operator-key=" + KEY,
				"--views=mongodb://127.0.0.1:" + views.getPort() + "/nodes");
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<RunningWarelog> starting = threads
				.submit(() -> RunningWarelog.startWith(this.directory.resolve("a"), options, BothFindItMissing.class));
			try (RunningWarelog second = RunningWarelog.startWith(this.directory.resolve("b"), options,
					BothFindItMissing.class); RunningWarelog first = starting.get()) {
				assertThat(first.operator().get("/admin/merchants").send().is(200).data()).hasSize(1);
				assertThat(second.operator().get("/admin/merchants").send().is(200).data()).hasSize(1);
				assertThat(kindsOfEvents(events)).contains("merchant-registered").doesNotHaveDuplicates();
				first.operator().post("/products", Merchant.mug()).send().is(201);
				assertThat(second.operator().get("/products").send().is(200).data()).hasSize(1);
			}
		}
		finally {
			server.shutdownNow();
		}
	}

	private static List<String> kindsOfEvents(String log) throws SQLException {
		try (Connection connection = DriverManager.getConnection(log);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT payload_type FROM events")) {
			List<String> kinds = new ArrayList<>();
			while (rows.next()) {
				kinds.add(rows.getString(1));
			}
			return kinds;
		}
	}

	/**
	 * Lets neither of two nodes make something that both have found to be missing, before
	 * both want to.
	 */
	@Configuration(proxyBeanMethods = false)
	static class BothFindItMissing implements BeanPostProcessor {

		private static final Map<Class<?>, CyclicBarrier> BARRIERS = Map.of(RegisterMerchant.class,
				new CyclicBarrier(2), IssueKey.class, new CyclicBarrier(2));

		private final Set<Class<?>> met = ConcurrentHashMap.newKeySet();

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (bean instanceof CommandGateway gateway) {
				gateway.registerDispatchInterceptor((commands) -> (index, command) -> {
					CyclicBarrier barrier = BARRIERS.get(command.getPayloadType());
					if (barrier != null && this.met.add(command.getPayloadType())) {
						await(barrier);
					}
					return command;
				});
			}
			return bean;
		}

		private static void await(CyclicBarrier barrier) {
			try {
				barrier.await(1, TimeUnit.MINUTES);
			}
			catch (Exception ex) {
				throw new IllegalStateException("The other node does not want to make it", ex);
			}
		}

	}

	private void killOneOfTwo(List<String> views) throws Exception {
		String events = TestPostgres.newLog();
		// both at once: each may find the log empty
		WarelogProcess killed = node("a", events, views);
		WarelogProcess survivor = node("b", events, views);
		try (survivor; killed) {
			Api first = new Api(killed.baseUri()).as(KEY);
			Api second = new Api(survivor.baseUri()).as(KEY);
			assertThat(second.get("/admin/merchants").send().is(200).data()).hasSize(1);
			assertThatAKeyEndsOnBoth(first, second);
			KeyedCreations creations = KeyedCreations.to(List.of(first, second));
			try (creations) {
				creations.await(200);
				killed.kill();
				long gone = System.nanoTime();
				creations.moveTo(List.of(second));
				// each of these is answered once its projection shows it
				creations.await(100);
				assertThat(Duration.ofNanos(System.nanoTime() - gone)).isLessThan(TAKE_OVER);
			}
			creations.assertThatAllAreThereOnce(second);
		}
	}

	private static void assertThatAKeyEndsOnBoth(Api first, Api second) {
		JsonNode merchant = first.get("/admin/merchants").send().is(200).data().get(0);
		JsonNode made = first
			.post("/admin/merchants/" + Json.string(merchant, "merchant_id") + "/keys",
					Json.object("name", "short-lived", "scopes", List.of("admin")))
			.send()
			.is(201)
			.data();
		Api holder = second.as(Json.string(made, "key"));
		holder.post("/fee-types", Json.object("name", "Recycling")).send().is(201);
		first.delete("/admin/keys/" + Json.string(made, "key_id")).send().is(204);
		long revoked = System.nanoTime();
		while (holder.post("/fee-types", Json.object("name", "Recycling")).send().status() != 401) {
			assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(REVOKED);
		}
	}

	private WarelogProcess node(String name, String events, List<String> views) {
		List<String> arguments = new ArrayList<>(
				List.of("serve", "--port=0", "--data=" + this.directory.resolve(name), "--events=" + events));
		arguments.addAll(views);
		return WarelogProcess.run(Map.of("WARELOG_OPERATOR_KEY", KEY), arguments.toArray(String[]::new));
	}

}
