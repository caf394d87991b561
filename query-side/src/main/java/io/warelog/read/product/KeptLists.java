package io.warelog.read.product;

import java.util.UUID;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.warelog.platform.http.Caller;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.store.ReadModelStore;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;

/**
 * Pages of products that have been answered. One is answered again as long as nothing has
 * changed in the merchant's catalogue since, which the read models are asked each time:
 * so it is never older than they are, whichever process has written them. Nothing is kept
 * where the read models are not read where they are written, nor while a product of the
 * merchant is parked: a retry changes what it shows and no version.
 */
public final class KeptLists {

	/** What an answer takes beyond its body and its address: headers, entry, state. */
	private static final int OVERHEAD = 1_000;

	private final ReadModelStore store;

	private final ListingReads listing;

	private final Supplier<Object> edition;

	/**
	 * Whether there is room, and the read models are read where they are written: else
	 * the state may be read of one server and an older page of another.
	 */
	private final boolean keeps;

	private final Cache<Address, Kept> answers;

	/**
	 * Makes an empty store of answers.
	 * @param store where the products are
	 * @param listing where their order is
	 * @param edition tells read models apart that were made anew
	 * @param bytes how much may be kept, about; 0 to keep nothing
	 */
	public KeptLists(ReadModelStore store, ListingReads listing, Supplier<Object> edition, long bytes) {
		this.store = store;
		this.listing = listing;
		this.edition = edition;
		this.keeps = bytes > 0 && store.readsWhereItIsWritten();
		this.answers = Caffeine.newBuilder()
			.executor(Runnable::run)
			.maximumWeight(bytes)
			.<Address, Kept>weigher((address, kept) -> address.length() + kept.length())
			.build();
	}

	/**
	 * What is asked for, and by whom.
	 *
	 * @param merchant whose products
	 * @param visitor whether by a visitor of the store
	 * @param path of the request
	 * @param query of the request, as it was sent
	 */
	private record Address(UUID merchant, boolean visitor, String path, @Nullable String query) {

		int length() {
			return this.path.length() + ((this.query != null) ? this.query.length() : 0);
		}

	}

	/**
	 * The state of what a page shows. It is read ahead of the page, so that a page is
	 * never taken for newer than it is. A batch writes first the products, then the
	 * listing, then the counts; the surroundings are written by another projection.
	 *
	 * @param counts the version of the merchant's counts
	 * @param listing the version of the merchant's listing
	 * @param surroundings the version of what products show of their merchant
	 * @param edition of the read models, which may be made anew at the same versions
	 */
	private record State(long counts, long listing, long surroundings, Object edition) {
	}

	/**
	 * A page that was read.
	 *
	 * @param answer what is answered
	 * @param lasting whether it stays what it is while the state stays
	 */
	public record Page(ResponseEntity<byte[]> answer, boolean lasting) {

		/**
		 * A page that shows nothing but what the state tells of.
		 * @param answer what is answered
		 * @return the page, to be kept
		 */
		public static Page lasting(ResponseEntity<byte[]> answer) {
			return new Page(answer, true);
		}

	}

	private record Kept(State state, ResponseEntity<byte[]> answer) {

		int length() {
			byte[] body = this.answer.getBody();
			return OVERHEAD + ((body != null) ? body.length : 0);
		}

	}

	/**
	 * Answers a request for a page.
	 * @param request that asks for it
	 * @param caller who asks
	 * @param surroundings the version of what else than products and their order the page
	 * shows
	 * @param reading reads the page, where it is not kept
	 * @return the page as it is now
	 */
	public ResponseEntity<byte[]> answer(HttpServletRequest request, Caller caller, long surroundings,
			Supplier<Page> reading) {
		if (!this.keeps) {
			return reading.get().answer();
		}
		UUID merchant = caller.merchantId();
		Address address = new Address(merchant, caller.isVisitor(), request.getRequestURI(), request.getQueryString());
		Tally.State counts = Tally.state(this.store, merchant);
		if (!counts.isWhole()) {
			return reading.get().answer();
		}
		State state = new State(counts.position(), this.listing.version(merchant), surroundings, this.edition.get());
		Kept kept = this.answers.getIfPresent(address);
		if (kept != null && kept.state().equals(state)) {
			return kept.answer();
		}
		Page page = reading.get();
		if (page.lasting()) {
			this.answers.put(address, new Kept(state, page.answer()));
		}
		return page.answer();
	}

}
