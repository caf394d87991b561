package io.warelog.app.migration;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks two services everything that can be read of them, but images, keys that lie beside
 * the log, and what tells of the process itself, and compares the answers byte by byte.
 * The first one leads: what it lists is what is asked.
 */
public final class SameAnswers implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int AT_ONCE = 8;

	/** Products whose answers are held at once. */
	private static final int CHUNK = 256;

	private static final int NAMED = 5;

	/** Which indexes other than those of the two lists have to lead to the same. */
	private static final List<String> FIRST_PAGES = List.of("sort=created_at", "sort=-created_at", "sort=updated_at",
			"sort=-updated_at", "sort=name", "sort=-name", "sort=price", "sort=-price", "sort=order", "sort=-order",
			"archived=true", "archived=false", "is_active=false", "status=on%20sale", "q=a");

	/** Images are asked for by the keys that the merchant API tells. */
	private static final List<Part> PARTS = List.of(new Part("options", "key"), new Part("extras", "key"),
			new Part("categories", "slug"), new Part("images", null), new Part("videos", "id"));

	private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");

	private final JsonMapper json = JsonMapper.shared();

	private final ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE,
			Thread.ofPlatform().daemon().name("compare-", 0).factory());

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(PATIENCE)
		.build();

	private final URI one;

	private final URI other;

	private final Keys keys;

	private final Progress progress;

	private final MessageDigest digest = sha256();

	private final List<String> different = new ArrayList<>();

	private long answers;

	private long differences;

	private long products;

	private long productsKnown;

	/**
	 * Prepares a comparison.
	 * @param one where one service answers
	 * @param other where the other does
	 * @param keys good at both
	 * @param progress is told how far it is
	 */
	public SameAnswers(URI one, URI other, Keys keys, Progress progress) {
		this.one = one;
		this.other = other;
		this.keys = keys;
		this.progress = progress;
	}

	/** Keys that are good at both services. */
	public interface Keys {

		/**
		 * The operator's.
		 * @return a key
		 */
		String operator();

		/**
		 * One that may read all of a merchant.
		 * @param merchant its id
		 * @param organization the id of its organization
		 * @return a key
		 */
		String of(UUID merchant, UUID organization);

	}

	/** Is told how far a comparison is. */
	@FunctionalInterface
	public interface Progress {

		/**
		 * Tells.
		 * @param done how many products were compared
		 * @param total how many are known
		 */
		void products(long done, long total);

	}

	/**
	 * What came of it.
	 *
	 * @param answers how many were compared
	 * @param products of how many products, deleted ones included
	 * @param sha256 of all answers of the first service, each with its path
	 * @param differences how many were not the same
	 * @param different the paths of the first of those
	 */
	public record Outcome(long answers, long products, String sha256, long differences, List<String> different) {
	}

	/** An answer of the first service, and whether the other's was the same. */
	private record Asked(String path, int status, byte[] hash, boolean same, byte[] body, @Nullable String next) {
	}

	/** What a product has several of, and by what each of them is asked for. */
	private record Part(String path, @Nullable String key) {
	}

	/**
	 * Compares.
	 * @return what came of it
	 * @throws IOException if a service does not answer
	 * @throws InterruptedException if interrupted meanwhile
	 */
	public Outcome compare() throws IOException, InterruptedException {
		String operator = this.keys.operator();
		Map<UUID, UUID> merchants = new LinkedHashMap<>();
		pages(operator, "/admin/merchants?limit=100",
				(merchant) -> merchants.put(uuid(merchant, "merchant_id"), uuid(merchant, "organization_id")));
		List<String> admin = new ArrayList<>();
		pages(operator, "/admin/organizations?limit=100",
				(organization) -> admin.add("/admin/organizations/" + text(organization, "organization_id")));
		for (UUID merchant : merchants.keySet()) {
			admin.add("/admin/merchants/" + merchant);
			pages(operator, "/admin/merchants/" + merchant + "/keys?limit=100",
					(key) -> admin.add("/admin/keys/" + text(key, "key_id")));
		}
		for (String path : admin) {
			fold(ask(operator, path));
		}
		for (Map.Entry<UUID, UUID> merchant : merchants.entrySet()) {
			compare(this.keys.of(merchant.getKey(), merchant.getValue()));
		}
		return new Outcome(this.answers, this.products, HexFormat.of().formatHex(this.digest.digest()),
				this.differences, List.copyOf(this.different));
	}

	private void compare(String key) throws IOException, InterruptedException {
		Map<String, Long> lastVersions = new LinkedHashMap<>();
		List<String> times = new ArrayList<>();
		pages(key, "/events?limit=100", (event) -> {
			lastVersions.put(text(event, "subject"), event.required("data").required("version").longValue());
			times.add(text(event, "time"));
		});
		lists(key, times);
		references(key);
		massEdits(key);
		products(key, lastVersions);
	}

	/**
	 * All of both lists, now and then; in all other orders and by filters what comes
	 * first.
	 */
	private void lists(String key, List<String> times) throws IOException, InterruptedException {
		List<String> lists = new ArrayList<>(List.of("/products?limit=100", "/api/v1/products?count=100"));
		if (!times.isEmpty()) {
			String then = "&as_of=" + times.get(times.size() / 2);
			lists.addAll(List.of(lists.getFirst() + then, lists.getLast() + then));
		}
		for (String list : lists) {
			pages(key, list, (product) -> {
			});
		}
		for (String further : FIRST_PAGES) {
			fold(asked(key, "/products?limit=100&" + further));
			fold(asked(key, "/api/v1/products?count=100&" + further));
		}
	}

	private void references(String key) throws IOException, InterruptedException {
		List<String> single = new ArrayList<>();
		pages(key, "/api/v1/categories?count=100",
				(category) -> single.add("/api/v1/products/" + text(category, "slug") + "?count=100"));
		for (String groups : List.of("/api/v1/tax_groups", "/api/v1/shipping_groups")) {
			long[] last = new long[1];
			pages(key, groups, (group) -> last[0] = Math.max(last[0], group.required("id").longValue()));
			groups(key, groups, last[0]);
		}
		pages(key, "/fee-types?limit=100", (feeType) -> single.add("/fee-types/" + text(feeType, "fee_type_id")));
		for (String path : single) {
			fold(ask(key, path));
		}
	}

	/** Retired ones are not listed any more, but never leave a gap either. */
	private void groups(String key, String groups, long lastListed) throws IOException, InterruptedException {
		boolean there = true;
		for (long id = 1; there || id <= lastListed; id++) {
			Asked group = ask(key, groups + "/" + id);
			there = group.status() != HttpURLConnection.HTTP_NOT_FOUND;
			fold(there ? requireFound(group) : group);
		}
	}

	private void massEdits(String key) throws IOException, InterruptedException {
		List<String> massEdits = new ArrayList<>();
		pages(key, "/mass-edits?limit=100", (massEdit) -> massEdits.add(text(massEdit, "mass_edit_id")));
		for (String massEdit : massEdits) {
			fold(asked(key, "/mass-edits/" + massEdit));
			pages(key, "/mass-edits/" + massEdit + "/diffs?limit=100", (diff) -> {
			});
		}
	}

	private void products(String key, Map<String, Long> lastVersions) throws IOException, InterruptedException {
		this.productsKnown += lastVersions.size();
		List<Map.Entry<String, Long>> all = List.copyOf(lastVersions.entrySet());
		for (int from = 0; from < all.size(); from += CHUNK) {
			List<Future<List<Asked>>> asking = new ArrayList<>();
			for (Map.Entry<String, Long> product : all.subList(from, Math.min(all.size(), from + CHUNK))) {
				asking.add(this.askers.submit(() -> product(key, product.getKey(), product.getValue())));
			}
			for (Future<List<Asked>> asked : asking) {
				get(asked).forEach(this::fold);
				this.products++;
			}
			this.progress.products(this.products, this.productsKnown);
		}
	}

	private static List<Asked> get(Future<List<Asked>> asked) throws IOException, InterruptedException {
		try {
			return asked.get();
		}
		catch (ExecutionException failure) {
			if (failure.getCause() instanceof IOException silence) {
				throw silence;
			}
			throw new IOException("Answers cannot be compared: " + failure.getCause(), failure);
		}
	}

	private List<Asked> product(String key, String id, long version) throws IOException, InterruptedException {
		String path = "/products/" + id;
		List<Asked> asked = new ArrayList<>();
		asked.add(ask(key, path));
		for (JsonNode image : this.json.readTree(asked.getFirst().body()).at("/data/images")) {
			asked.add(ask(key, "/api/v1" + path + "/images/" + text(image, "image_id")));
		}
		Set<String> paths = new LinkedHashSet<>(List.of("/api/v1" + path, path + "?as_of=1",
				"/api/v1" + path + "?as_of=1", path + "/diff?from=1&to=" + version));
		for (String one : paths) {
			asked.add(ask(key, one));
		}
		for (Part part : PARTS) {
			String parts = "/api/v1" + path + "/" + part.path();
			asked.add(ask(key, parts));
			JsonNode all = this.json.readTree(asked.getLast().body());
			if (part.key() != null && all.isArray()) {
				for (JsonNode one : all) {
					asked.add(ask(key, parts + "/" + text(one, part.key())));
				}
			}
		}
		for (String list : List.of(path + "/history?limit=100", path + "/price-history?limit=100")) {
			for (String page = list; page != null; page = asked.getLast().next()) {
				asked.add(asked(key, page));
			}
		}
		return asked;
	}

	/**
	 * Goes through the pages of a list, of either API; that of a feed ends with an empty
	 * one.
	 */
	private void pages(String key, String first, Consumer<JsonNode> each) throws IOException, InterruptedException {
		for (String path = first; path != null;) {
			Asked asked = asked(key, path);
			fold(asked);
			JsonNode body = this.json.readTree(asked.body());
			JsonNode data = body.isArray() ? body : body.path("data");
			data.forEach(each);
			path = (data.size() > 0) ? asked.next() : null;
		}
	}

	/**
	 * Asks what there is in any case. That neither service can answer it would be the
	 * same, too.
	 */
	private Asked asked(String key, String path) throws IOException, InterruptedException {
		return requireFound(ask(key, path));
	}

	private static Asked requireFound(Asked asked) throws IOException {
		if (asked.status() != HttpURLConnection.HTTP_OK) {
			throw new IOException("The old service answers " + asked.path() + " with the status " + asked.status()
					+ " and not with 200");
		}
		return asked;
	}

	private Asked ask(String key, String path) throws IOException, InterruptedException {
		HttpResponse<byte[]> here = send(this.one, key, path);
		HttpResponse<byte[]> there = send(this.other, key, path);
		byte[] hash = hash(here);
		Matcher next = NEXT.matcher(String.join(",", here.headers().allValues("Link")));
		String nextPath = next.find() ? pathAndQuery(here.uri().resolve(next.group(1))) : null;
		return new Asked(path, here.statusCode(), hash, Arrays.equals(hash, hash(there)), here.body(), nextPath);
	}

	private static String pathAndQuery(URI uri) {
		return uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "");
	}

	private HttpResponse<byte[]> send(URI service, String key, String path) throws IOException, InterruptedException {
		return this.client.send(
				HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).header("X-API-Key", key).build(),
				BodyHandlers.ofByteArray());
	}

	private static byte[] hash(HttpResponse<byte[]> answer) {
		MessageDigest digest = sha256();
		Collection<String> said = List.of(String.valueOf(answer.statusCode()),
				answer.headers().firstValue("Content-Type").orElse(""), answer.headers().firstValue("ETag").orElse(""),
				String.join(",", answer.headers().allValues("Link")));
		digest.update(String.join("\n", said).getBytes(StandardCharsets.UTF_8));
		digest.update((byte) '\n');
		return digest.digest(answer.body());
	}

	private void fold(Asked asked) {
		this.digest.update(asked.path().getBytes(StandardCharsets.UTF_8));
		this.digest.update(asked.hash());
		this.answers++;
		if (!asked.same()) {
			this.differences++;
			if (this.different.size() < NAMED) {
				this.different.add(asked.path());
			}
		}
	}

	private static UUID uuid(JsonNode object, String name) {
		return UUID.fromString(text(object, name));
	}

	private static String text(JsonNode object, String name) {
		return object.required(name).asString();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Each Java platform has SHA-256", impossible);
		}
	}

	@Override
	public void close() {
		this.askers.shutdownNow();
		this.client.close();
	}

}
