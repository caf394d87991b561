package io.warelog.read.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import io.warelog.api.merchant.Merchant;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import tools.jackson.databind.json.JsonMapper;

/** Reads what merchants were. */
public final class MerchantHistory {

	private final ReadModelStore store;

	private final JsonMapper states;

	/**
	 * Makes the reader.
	 * @param store where the history is kept
	 * @param states reads states
	 */
	public MerchantHistory(ReadModelStore store, JsonMapper states) {
		this.store = store;
		this.states = states;
	}

	/**
	 * Looks at which version a merchant was.
	 * @param merchant which
	 * @param moment when
	 * @return the number of its events, or empty before the first
	 */
	public OptionalLong version(UUID merchant, Moment moment) {
		List<Condition> conditions = new ArrayList<>(List.of(new Condition.Is("merchant", merchant.toString()),
				new Condition.Between("since", null, moment.time())));
		if (moment.position() < Long.MAX_VALUE) {
			conditions.add(new Condition.Between("position", null, moment.position()));
		}
		return this.store.page(HistoryCollections.MERCHANTS, new Page(conditions, "since", true, null, 0, 1, List.of()))
			.stream()
			.mapToLong((version) -> version.version())
			.findFirst();
	}

	/**
	 * Reads what a merchant was.
	 * @param merchant which
	 * @param version the number of its events, at least 1
	 * @return its state, or empty when there is none such or it has not been taken in yet
	 */
	public Optional<Merchant> state(UUID merchant, long version) {
		return this.store
			.get(HistoryCollections.MERCHANTS, HistoryCollections.merchantId(merchant, version), List.of("state"))
			.map((found) -> this.states.readValue(Objects.requireNonNull(found.bytes(0)), Merchant.class));
	}

	/**
	 * Looks whether a version of a merchant has been taken in.
	 * @param merchant which
	 * @param version the number of its events, 0 for none
	 * @return whether the history has it
	 */
	public boolean knows(UUID merchant, long version) {
		return version == 0 || this.store
			.get(HistoryCollections.MERCHANTS, HistoryCollections.merchantId(merchant, version), List.of())
			.isPresent();
	}

}
