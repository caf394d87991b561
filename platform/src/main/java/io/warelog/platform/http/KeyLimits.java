package io.warelog.platform.http;

import java.time.Duration;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** Holds each key to a {@link RateLimit}. */
final class KeyLimits {

	private static final int MOST_KEYS = 100_000;

	private final RateLimit limit;

	private final TimeMeter time;

	private final Cache<UUID, Bucket> buckets;

	KeyLimits(RateLimit limit, TimeMeter time) {
		this.limit = limit;
		this.time = time;
		Duration full = limit.period().plusMinutes(1);
		this.buckets = Caffeine.newBuilder()
			.expireAfterAccess(full)
			.maximumSize(MOST_KEYS)
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Counts a request.
	 * @param keyId the key
	 * @return how long the client has to wait, in seconds; 0 when it need not
	 */
	long count(UUID keyId) {
		return Limits.take(this.buckets.get(keyId, (key) -> newBucket()));
	}

	private Bucket newBucket() {
		return Bucket.builder()
			.withCustomTimePrecision(this.time)
			.addLimit((bucket) -> bucket.capacity(this.limit.requests())
				.refillGreedy(this.limit.requests(), this.limit.period()))
			.build();
	}

}
