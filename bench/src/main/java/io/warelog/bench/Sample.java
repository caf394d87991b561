package io.warelog.bench;

import java.util.OptionalDouble;

import io.warelog.bench.load.LoadResult;

/**
 * One run of a cell.
 *
 * @param load what the load generator saw
 * @param noopRate answers per second of the no-op endpoint, mean of just before and just
 * after, with as many connections
 * @param storeRate commits per second of the bare event store with as many callers, for
 * creates where it was measured
 */
record Sample(LoadResult load, double noopRate, OptionalDouble storeRate) {

	Sample withStoreRate(double rate) {
		return new Sample(this.load, this.noopRate, OptionalDouble.of(rate));
	}

}
