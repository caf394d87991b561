package io.warelog.platform.http;

import java.time.Duration;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** What the limits have in common. */
final class Limits {

	private Limits() {
	}

	/**
	 * Takes one token from a bucket.
	 * @return 0 when there was one, else after how many seconds there will be one, at
	 * least 1
	 */
	static long take(Bucket bucket) {
		if (bucket.tryConsume(1)) {
			return 0;
		}
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? 0 : Math.ceilDiv(probe.getNanosToWaitForRefill(), Duration.ofSeconds(1).toNanos());
	}

	static ProblemException tooMany(String detail, long seconds) {
		return Problem.of(ProblemKind.TOO_MANY_REQUESTS, detail)
			.withHeader("Retry-After", Long.toString(seconds))
			.exception();
	}

}
