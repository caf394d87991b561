package io.warelog.read.projection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a projection does that parks products whose documents it cannot make, with all
 * their events from then on.
 * <p>
 * Safe for use beside the projection's own work.
 */
public interface Parking {

	/** Of a projection that parks nothing. */
	Parking NONE = new Parking() {

		@Override
		public long products() {
			return 0;
		}

		@Override
		public long letters() {
			return 0;
		}

		@Override
		public List<DeadLetter> letters(int offset, int limit) {
			return List.of();
		}

		@Override
		public Optional<DeadLetter> letter(UUID product, long sequence) {
			return Optional.empty();
		}

		@Override
		public List<UUID> parked() {
			return List.of();
		}

		@Override
		public Retried retry(UUID product) {
			return Retried.NOTHING;
		}

	};

	/**
	 * Counts the parked products.
	 * @return how many there are
	 */
	long products();

	/**
	 * Counts the parked events.
	 * @return how many there are
	 */
	long letters();

	/**
	 * Lists parked events, in the order of the log.
	 * @param offset how many to pass over
	 * @param limit how many to return at most
	 * @return the events
	 */
	List<DeadLetter> letters(int offset, int limit);

	/**
	 * Finds a parked event.
	 * @param product any
	 * @param sequence of the event in the stream of the product
	 * @return the event, or empty if that one is not parked
	 */
	Optional<DeadLetter> letter(UUID product, long sequence);

	/**
	 * Lists the parked products.
	 * @return all of them, those first that have been parked longest
	 */
	List<UUID> parked();

	/**
	 * Applies all parked events of a product, or none. The node must hold the claim of
	 * the projection.
	 * @param product any
	 * @return what came of it
	 */
	Retried retry(UUID product);

}
