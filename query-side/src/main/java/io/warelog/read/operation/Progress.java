package io.warelog.read.operation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param generation that is built
 * @param done events that are in it
 * @param total events of the log
 * @param perSecond events per second since it was begun or last taken up
 * @param secondsLeft how long it will take, or null as long as that cannot be told
 * @param startedAt when it was begun
 * @param failing whether it is in trouble
 * @param parkedProducts how many products are parked in it
 */
record Progress(int generation, long done, long total, long perSecond, @Nullable Long secondsLeft, Instant startedAt,
		boolean failing, long parkedProducts) {
}
