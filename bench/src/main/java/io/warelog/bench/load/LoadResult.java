package io.warelog.bench.load;

import tools.jackson.databind.JsonNode;

/**
 * What one run of the load generator saw; every answer was a success.
 *
 * @param requests how many were answered
 * @param rate answers per second
 * @param p50Millis median latency at the client
 * @param p99Millis latency that one answer in a hundred exceeded
 */
public record LoadResult(long requests, double rate, double p50Millis, double p99Millis) {

	private static final double MICROS_PER_MILLI = 1_000;

	private static final double MICROS_PER_SECOND = 1_000_000;

	/**
	 * Reads the line of JSON that {@code requests.lua} prints.
	 * @param result that line
	 * @return the figures
	 * @throws LoadFailedException if any request failed, was refused or none was answered
	 */
	static LoadResult from(JsonNode result) {
		long requests = result.required("requests").asLong();
		long refused = result.required("not_2xx").asLong();
		long broken = result.required("socket_errors").asLong();
		if (requests == 0 || refused > 0 || broken > 0) {
			throw new LoadFailedException(
					"%d answers, %d of them no success, and %d socket errors".formatted(requests, refused, broken));
		}
		return new LoadResult(requests, requests * MICROS_PER_SECOND / result.required("micros").asLong(),
				result.required("p50_micros").asLong() / MICROS_PER_MILLI,
				result.required("p99_micros").asLong() / MICROS_PER_MILLI);
	}

}
