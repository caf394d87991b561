package io.warelog.write.eventstore.postgres;

import io.warelog.write.eventstore.EventStoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server answers. Once it has not, every use is refused at once until the one
 * thread that goes on asking has had an answer: else all who come would each wait until
 * their patience ends, and take with them the threads that others need.
 */
final class Reachability {

	private static final Logger logger = LoggerFactory.getLogger(Reachability.class);

	private volatile boolean away;

	boolean isAway() {
		return this.away;
	}

	/**
	 * Lets go on who finds the server answering.
	 * @throws EventStoreUnavailableException if it does not
	 */
	void check() {
		if (this.away) {
			throw new EventStoreUnavailableException("The database of the events does not answer", false, null);
		}
	}

	/**
	 * Notes that the server has not answered.
	 * @param failure how that showed
	 * @return what to refuse with
	 */
	EventStoreUnavailableException lost(Exception failure) {
		synchronized (this) {
			if (!this.away) {
				this.away = true;
				logger.warn("The database of the events does not answer: {}", failure.getMessage());
			}
		}
		return new EventStoreUnavailableException("The database of the events does not answer", false, failure);
	}

	/** Notes that the server has answered. */
	void answered() {
		if (this.away) {
			synchronized (this) {
				if (this.away) {
					this.away = false;
					logger.info("The database of the events answers again");
				}
			}
		}
	}

}
