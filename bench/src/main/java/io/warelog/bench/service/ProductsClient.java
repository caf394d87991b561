package io.warelog.bench.service;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the merchant API: what the bench asks outside its measurements.
 */
public final class ProductsClient implements AutoCloseable {

	/** The most products of one page. */
	public static final int PAGE_LIMIT = 100;

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final double BYTES_PER_MIB = 1024 * 1024;

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI service;

	private final String key;

	/**
	 * A client with the operator's key.
	 * @param service its address
	 * @param data its data directory, where the key lies
	 */
	public ProductsClient(URI service, Path data) {
		this.service = service;
		try {
			this.key = Files.readString(data.resolve("operator.key")).strip();
		}
		catch (IOException ex) {
			throw new ServiceFailedException("The service left no operator key", ex);
		}
	}

	/**
	 * The key in use.
	 * @return an API key
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Creates a product.
	 * @param body the product
	 * @param minimal whether to answer before it is readable
	 * @return its id
	 * @throws ServiceFailedException if it is not created
	 */
	public String create(String body, boolean minimal) {
		HttpRequest.Builder request = request("/products").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body));
		if (minimal) {
			request.header("Prefer", "return=minimal");
		}
		HttpResponse<String> response = send(request, 201);
		String location = response.headers().firstValue("Location").orElseThrow();
		return location.substring(location.lastIndexOf('/') + 1);
	}

	/**
	 * Deletes a product.
	 * @param id its id
	 * @throws ServiceFailedException if it is not deleted
	 */
	public void delete(String id) {
		send(request("/products/" + id).DELETE(), 204);
	}

	/**
	 * The products that the store's listing begins with.
	 * @param limit 1 to {@value #PAGE_LIMIT}
	 * @return their ids, in the order of the listing
	 */
	public List<String> firstInStore(int limit) {
		JsonNode page = page("/api/v1/products?count=" + limit);
		return page.valueStream().map((product) -> product.required("key").asString()).toList();
	}

	/**
	 * Gives a product two options and an extra.
	 * @param id its id
	 */
	public void giveOptions(String id) {
		post("/api/v1/products/" + id + "/options",
				"{\"options\":[{\"surcharge\":0,\"quantity\":10,\"metadata\":{\"Color\":\"Red\"}},"
						+ "{\"surcharge\":4,\"quantity\":10,\"metadata\":{\"Color\":\"Blue\"}}]}");
		post("/api/v1/products/" + id + "/extras",
				"{\"extras\":[{\"surcharge\":2,\"quantity\":-1,\"metadata\":{\"EXTRAS\":\"Gift Wrap\"}}]}");
	}

	/**
	 * Gives many products another cost in one mass edit.
	 * @param ids their ids
	 * @param cost in whole units of the currencies
	 * @return how long it took until it was committed
	 */
	public Duration editAll(List<String> ids, int cost) {
		String products = ids.stream()
			.map((id) -> "\"" + id + "\":{\"cost\":" + cost + "}")
			.collect(Collectors.joining(",", "{\"products\":{", "}}"));
		HttpRequest.Builder request = request("/api/v1/products_multi").header("Content-Type", "application/json")
			.header("Prefer", "return=minimal")
			.PUT(BodyPublishers.ofString(products));
		long begin = System.nanoTime();
		send(request, 204);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	/**
	 * Whether a product is seen to have a cost.
	 * @param id of the product
	 * @param cost in whole units of its currency
	 * @return whether the read models have come so far
	 */
	public boolean costs(String id, int cost) {
		return page("/api/v1/products/" + id).path("cost_raw").asDouble(-1) == cost;
	}

	/**
	 * Gives a product another cost, which every price goes with.
	 * @param id its id
	 * @param cost in whole units of the currency
	 * @return the version that has it
	 */
	public long changeCost(String id, int cost) {
		HttpResponse<String> response = send(
				request("/api/v1/products/" + id).header("Content-Type", "application/json")
					.PUT(BodyPublishers.ofString("{\"cost\":" + cost + "}")),
				200);
		String tag = response.headers().firstValue("ETag").orElseThrow();
		return Long.parseLong(tag.substring(1, tag.indexOf('-')));
	}

	/**
	 * Reads a product.
	 * @param id its id
	 * @return its version
	 */
	public long version(String id) {
		return page("/products/" + id).required("data").required("version").asLong();
	}

	/**
	 * Asks for a URL by which an image can be sent to a product.
	 * @param id of the product
	 * @return where to send it, and its key
	 */
	public Upload openUpload(String id) {
		JsonNode data = JSON
			.readTree(send(request("/products/" + id + "/images").PUT(BodyPublishers.noBody()), 200).body())
			.required("data");
		return new Upload(URI.create(data.required("url").asString()), data.required("image_id").asString());
	}

	/**
	 * Sends an image.
	 * @param upload where to
	 * @param jpeg the image
	 */
	public void upload(Upload upload, byte[] jpeg) {
		send(HttpRequest.newBuilder(upload.url())
			.timeout(TIME_LIMIT)
			.header("Content-Type", "image/jpeg")
			.PUT(BodyPublishers.ofByteArray(jpeg)), 200);
	}

	/**
	 * Whether an image is seen to be on a product.
	 * @param id of the product
	 * @param image its key
	 * @return whether it is
	 */
	public boolean shows(String id, String image) {
		return page("/products/" + id).required("data")
			.required("images")
			.valueStream()
			.anyMatch((one) -> one.required("image_id").asString().equals(image));
	}

	/**
	 * Checks that a size of an image is served.
	 * @param image its key
	 * @param size {@code tiny} to {@code huge}
	 */
	public void probeImage(String image, String size) {
		probe("/media/" + image + "_" + size + ".jpg");
	}

	/**
	 * How much of its heap the service uses now, garbage included.
	 * @return mebibytes
	 */
	public double heapMebibytes() {
		return send(request("/actuator/prometheus").GET(), 200).body()
			.lines()
			.filter((line) -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum() / BYTES_PER_MIB;
	}

	/**
	 * Where an image can be sent.
	 *
	 * @param url signed, for one PUT
	 * @param image the key that the image will have
	 */
	public record Upload(URI url, String image) {
	}

	/**
	 * Begins to rebuild a read model.
	 * @param projection its name
	 */
	public void rebuild(String projection) {
		send(request("/admin/projections/" + projection + "/rebuild").POST(BodyPublishers.noBody()), 202);
	}

	/**
	 * Looks how far a rebuild is.
	 * @param projection its name
	 * @return how far, or null when none is under way
	 */
	public @Nullable Rebuilding rebuilding(String projection) {
		return page("/admin/projections").required("data")
			.valueStream()
			.filter((one) -> one.required("name").asString().equals(projection))
			.map((one) -> one.required("rebuild"))
			.filter(JsonNode::isObject)
			.map((rebuild) -> new Rebuilding(rebuild.required("events_done").asLong(),
					rebuild.required("events_total").asLong()))
			.findFirst()
			.orElse(null);
	}

	/**
	 * How far a rebuild is.
	 *
	 * @param done events that are in it
	 * @param total events of the log
	 */
	public record Rebuilding(long done, long total) {
	}

	/**
	 * Reads all that there is of the products: the list of each API in its order, and the
	 * change feed, which tells all versions.
	 * @param count how many products there must be
	 * @return a hash of it
	 */
	public String fingerprint(int count) {
		MessageDigest digest = sha256();
		int read = 0;
		String next = "";
		do {
			JsonNode page = page("/products?limit=" + PAGE_LIMIT + next);
			read += take(page.required("data"), digest);
			next = page.required("meta").path("next_cursor").stringValue("");
			next = next.isEmpty() ? "" : "&cursor=" + encode(next);
		}
		while (!next.isEmpty());
		if (read != count) {
			throw new ServiceFailedException("The list has " + read + " products, not " + count, null);
		}
		int inStore = 0;
		for (int number = 0; inStore < count; number++) {
			int more = take(page("/api/v1/products?count=" + PAGE_LIMIT + "&page=" + number), digest);
			if (more == 0) {
				throw new ServiceFailedException("The store has " + inStore + " products, not " + count, null);
			}
			inStore += more;
		}
		JsonNode feed = page("/events?limit=" + PAGE_LIMIT);
		while (take(feed.required("data"), digest) > 0) {
			String cursor = feed.required("meta").required("next_cursor").asString();
			feed = page("/events?limit=" + PAGE_LIMIT + "&cursor=" + encode(cursor));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static int take(JsonNode list, MessageDigest digest) {
		for (JsonNode one : list) {
			digest.update(one.toString().getBytes(StandardCharsets.UTF_8));
		}
		return list.size();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void post(String path, String body) {
		send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)), 200);
	}

	/**
	 * How many products there are, if that can be told now.
	 * @return the total of the list, or nothing while the service refuses to answer
	 */
	public OptionalInt total() {
		HttpResponse<String> response = send(request("/products?limit=1").GET());
		if (response.statusCode() != 200) {
			return OptionalInt.empty();
		}
		return OptionalInt.of(JSON.readTree(response.body()).required("meta").required("total_count").asInt());
	}

	/**
	 * The products created last.
	 * @param limit 1 to {@value #PAGE_LIMIT}
	 * @return their ids, newest first
	 */
	public List<String> newest(int limit) {
		return ids(page("/products?limit=" + limit));
	}

	/**
	 * Walks the list by cursor.
	 * @param limit products per page
	 * @param depth how many products to pass by
	 * @return what was met on the way
	 */
	public Walk walk(int limit, int depth) {
		List<String> ids = new ArrayList<>(depth);
		List<String> cursors = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = page("/products?limit=" + limit + next);
			ids.addAll(ids(page));
			JsonNode cursor = page.required("meta").path("next_cursor");
			if (!cursor.isString()) {
				break;
			}
			cursors.add(cursor.asString());
			next = "&cursor=" + encode(cursor.asString());
		}
		while (ids.size() < depth);
		return new Walk(List.copyOf(ids), List.copyOf(cursors));
	}

	/**
	 * Checks that a request is answered as a measurement of it needs.
	 * @param path path and query
	 * @throws ServiceFailedException if the answer is not 200
	 */
	public void probe(String path) {
		send(request(path).GET(), 200);
	}

	/**
	 * Makes a value fit for a query.
	 * @param value any text
	 * @return the text, percent-encoded
	 */
	public static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.http.close();
	}

	private JsonNode page(String path) {
		return JSON.readTree(send(request(path).GET(), 200).body());
	}

	private static List<String> ids(JsonNode page) {
		return page.required("data").valueStream().map((product) -> product.required("product_id").asString()).toList();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.service.resolve(path))
			.timeout(TIME_LIMIT)
			.header("Authorization", "Bearer " + this.key);
	}

	private HttpResponse<String> send(HttpRequest.Builder builder, int expected) {
		HttpResponse<String> response = send(builder);
		if (response.statusCode() != expected) {
			throw new ServiceFailedException(
					"%s %s answered %d instead of %d: %s".formatted(response.request().method(), response.uri(),
							response.statusCode(), expected, response.body()),
					null);
		}
		return response;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new ServiceFailedException("The service did not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ServiceFailedException("Interrupted", ex);
		}
	}

	/**
	 * A walk through the list.
	 *
	 * @param ids of the products met, in the list's order
	 * @param cursors the cursor after each page
	 */
	public record Walk(List<String> ids, List<String> cursors) {
	}

}
