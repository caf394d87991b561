package io.warelog.write.commit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.warelog.api.commit.CommitMetadata;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a command, why, and under which conditions. It travels beside the command as
 * metadata, in texts and numbers only, so that it survives any bus.
 *
 * @param merchant the merchant that the commit belongs to
 * @param key the API key that acts
 * @param request the request, as in its {@code X-Request-Id}
 * @param reason why, up to 500 characters, or null
 * @param expectedVersions the versions one of which the resource has to be at, or null
 * when any will do
 * @param massEdit the mass edit that the command makes, or null
 * @param idempotency what makes a repetition of the request recognisable, or null
 */
public record Intent(UUID merchant, UUID key, String request, @Nullable String reason,
		@Nullable Set<Long> expectedVersions, @Nullable UUID massEdit, @Nullable Idempotency idempotency) {

	/**
	 * The intent of a command that makes no mass edit.
	 * @param merchant the merchant that the commit belongs to
	 * @param key the API key that acts
	 * @param request the request, as in its {@code X-Request-Id}
	 * @param reason why, up to 500 characters, or null
	 * @param expectedVersions the versions one of which the resource has to be at, or
	 * null when any will do
	 * @param idempotency what makes a repetition of the request recognisable, or null
	 */
	public Intent(UUID merchant, UUID key, String request, @Nullable String reason,
			@Nullable Set<Long> expectedVersions, @Nullable Idempotency idempotency) {
		this(merchant, key, request, reason, expectedVersions, null, idempotency);
	}

	private static final String EXPECTED = "expected_versions";

	private static final String IDEMPOTENCY_STREAM = "idempotency_stream";

	private static final String METHOD = "method";

	private static final String PATH = "path";

	private static final String FINGERPRINT = "fingerprint";

	private static final String STATUS = "status";

	/**
	 * What makes a repetition of a request recognisable.
	 *
	 * @param stream the stream of its idempotency key
	 * @param method the HTTP method
	 * @param path the path with its query
	 * @param fingerprint the SHA-256 of the body in hexadecimal
	 * @param status the HTTP status that acceptance will be answered with
	 */
	public record Idempotency(String stream, String method, String path, String fingerprint, int status) {
	}

	/**
	 * Writes the intent down.
	 * @return the metadata of a command
	 */
	public MetaData toMetaData() {
		Map<String, Object> entries = new HashMap<>();
		entries.put(CommitMetadata.MERCHANT, this.merchant.toString());
		entries.put(CommitMetadata.KEY, this.key.toString());
		entries.put(CommitMetadata.REQUEST, this.request);
		if (this.reason != null) {
			entries.put(CommitMetadata.REASON, this.reason);
		}
		if (this.expectedVersions != null) {
			entries.put(EXPECTED, this.expectedVersions.stream().map(String::valueOf).collect(Collectors.joining(",")));
		}
		if (this.massEdit != null) {
			entries.put(CommitMetadata.MASS_EDIT, this.massEdit.toString());
		}
		if (this.idempotency != null) {
			entries.put(IDEMPOTENCY_STREAM, this.idempotency.stream());
			entries.put(METHOD, this.idempotency.method());
			entries.put(PATH, this.idempotency.path());
			entries.put(FINGERPRINT, this.idempotency.fingerprint());
			entries.put(STATUS, this.idempotency.status());
		}
		return MetaData.from(entries);
	}

	/**
	 * Reads the expected versions.
	 * @param metaData of a command
	 * @return one of which the resource has to be at, or null when any will do
	 */
	public static @Nullable Set<Long> expectedVersions(MetaData metaData) {
		if (!(metaData.get(EXPECTED) instanceof String versions)) {
			return null;
		}
		return Arrays.stream(versions.split(","))
			.filter((version) -> !version.isEmpty())
			.map(Long::valueOf)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Reads what makes a repetition recognisable.
	 * @param metaData of a command
	 * @return it, or null when repetitions are new requests
	 */
	static @Nullable Idempotency idempotency(MetaData metaData) {
		if (metaData.get(IDEMPOTENCY_STREAM) instanceof String stream && metaData.get(METHOD) instanceof String method
				&& metaData.get(PATH) instanceof String path && metaData.get(FINGERPRINT) instanceof String fingerprint
				&& metaData.get(STATUS) instanceof Number status) {
			return new Idempotency(stream, method, path, fingerprint, status.intValue());
		}
		return null;
	}

}
