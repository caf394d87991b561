package io.warelog.read.directory;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.history.Moment;
import io.warelog.read.rendering.Surroundings;

/**
 * What products show of their merchants: tax groups, shipping groups, where the store is
 * and in what it weighs. What was read once is kept; each look asks the read model for no
 * more than whether that is still its version.
 */
public final class ReferenceData {

	/** Merchants of a few KB each, some of hundreds. */
	private static final int KEPT = 1000;

	private final Directory directory;

	private final Cache<UUID, MerchantReference> known = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(KEPT)
		.build();

	private final MerchantHistory history;

	/** As merchants were, by their versions, which stay what they are. */
	private final Cache<Version, MerchantReference> past = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(KEPT)
		.build();

	/**
	 * Makes the reader.
	 * @param directory where merchants are kept
	 * @param history tells what they were
	 */
	public ReferenceData(Directory directory, MerchantHistory history) {
		this.directory = directory;
		this.history = history;
	}

	private record Version(UUID merchant, long number) {
	}

	/**
	 * What products show of a merchant now.
	 * @param merchant any id
	 * @return it, or empty when there is no such merchant or none is known yet
	 */
	public Optional<MerchantReference> of(UUID merchant) {
		String id = merchant.toString();
		MerchantReference before = this.known.getIfPresent(merchant);
		if (before != null && this.directory.merchants().version(id) == before.version()) {
			return Optional.of(before);
		}
		Optional<MerchantReference> read = this.directory.merchants()
			.get(id)
			.map((entry) -> new MerchantReference(entry.version(), entry.state()));
		read.ifPresent((reference) -> this.known.put(merchant, reference));
		return read;
	}

	/**
	 * What the store API shows within the products of a merchant now. Who shows several
	 * products asks once.
	 * @param merchant any id
	 * @return it, also of retired groups
	 */
	public Surroundings surroundings(UUID merchant) {
		return of(merchant).<Surroundings>map((reference) -> reference).orElse(Surroundings.UNKNOWN);
	}

	/**
	 * What the store API showed within the products of a merchant.
	 * @param merchant any id
	 * @param moment when
	 * @return it, also of groups that were retired then
	 */
	public Surroundings surroundings(UUID merchant, Moment moment) {
		OptionalLong version = this.history.version(merchant, moment);
		return version.isPresent() ? then(new Version(merchant, version.getAsLong())) : Surroundings.UNKNOWN;
	}

	private Surroundings then(Version version) {
		MerchantReference known = this.past.getIfPresent(version);
		if (known == null) {
			known = new MerchantReference(version.number(),
					this.history.state(version.merchant(), version.number()).orElseThrow());
			this.past.put(version, known);
		}
		return known;
	}

	/**
	 * Reads a tax group back.
	 * @param query which one, and the least version of its merchant that may be shown
	 * @return it, or empty if the read model has not come so far
	 */
	public Optional<ReadBackAnswer> seeTaxGroup(ReadBack query) {
		return see(GroupKind.TAX, query);
	}

	/**
	 * Reads a shipping group back.
	 * @param query which one, and the least version of its merchant that may be shown
	 * @return it, or empty if the read model has not come so far
	 */
	public Optional<ReadBackAnswer> seeShippingGroup(ReadBack query) {
		return see(GroupKind.SHIPPING, query);
	}

	private Optional<ReadBackAnswer> see(GroupKind kind, ReadBack query) {
		int number = Integer.parseInt(String.valueOf(query.part()));
		return of(query.id()).filter((reference) -> reference.version() >= query.version())
			.filter((reference) -> reference.groups(kind).all().containsKey(number))
			.map((reference) -> shown(reference.version(), reference.group(kind, number)));
	}

	private static ReadBackAnswer shown(long version, byte[] body) {
		return new ReadBackAnswer(State.SHOWN, version, DirectoryJson.etag(version, body), body);
	}

}
