package io.warelog.read.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as numbers: microseconds since 1970. */
public final class Times {

	private static final long MICROS = 1_000_000;

	private static final int NANOS = 1_000;

	private Times() {
	}

	/**
	 * A time as a number.
	 * @param time any that fits, some 290,000 years around 1970
	 * @return microseconds since 1970, rounded down
	 */
	public static long micros(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / NANOS);
	}

	/**
	 * A number as a time.
	 * @param micros microseconds since 1970
	 * @return the time
	 */
	public static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

}
