package io.warelog.app;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What a process is there for. */
enum Purpose {

	/** To serve. */
	SERVE(true, true, null),
	/**
	 * To see whether what it is given works. It does its share of what all nodes do for
	 * each other, but works on nobody's uploads and leaves no key that is good for ever.
	 */
	CHECK(true, false, Duration.ofHours(1)),
	/** To be looked at: nothing is written to its log. */
	INSPECT(false, false, null);

	private final boolean begins;

	private final boolean uploads;

	private final @Nullable Duration keyTime;

	Purpose(boolean begins, boolean uploads, @Nullable Duration keyTime) {
		this.begins = begins;
		this.uploads = uploads;
		this.keyTime = keyTime;
	}

	/** Whether it makes sure of a first merchant and key, and of fresh read models. */
	boolean begins() {
		return this.begins;
	}

	/** Whether it goes on with uploads that are open. */
	boolean worksOnUploads() {
		return this.uploads;
	}

	/** How long read models may stand still that are behind at the start. */
	Duration patience() {
		return (this == CHECK) ? Duration.ofSeconds(30) : Duration.ofDays(365);
	}

	/** Whether it says that it is ready. */
	boolean isTold() {
		return this == SERVE;
	}

	/** How long a key is good that it makes in a log of others, or null for ever. */
	@Nullable Duration keyTime() {
		return this.keyTime;
	}

}
