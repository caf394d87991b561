package io.warelog.read.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Reads;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions that a batch of events adds to the histories of merchants. Each is made of
 * the one before, under an id that follows from the log, so what comes again is the same.
 */
public final class MerchantBatch {

	private final Reads store;

	private final JsonMapper json;

	private final Map<String, Merchant> states = new HashMap<>();

	private final List<Upsert> upserts = new ArrayList<>();

	private final Set<UUID> merchants = new HashSet<>();

	/**
	 * Begins a batch.
	 * @param store where versions are kept
	 * @param json writes and reads states
	 */
	public MerchantBatch(Reads store, JsonMapper json) {
		this.store = store;
		this.json = json;
	}

	/**
	 * A merchant has changed.
	 * @param merchant which
	 * @param event how
	 * @param version the number of its events with this one
	 * @param commit the position of the first event of the commit
	 * @param time of the commit in microseconds, never before the merchant's previous one
	 */
	public void changed(UUID merchant, MerchantEvent event, long version, long commit, long time) {
		Merchant state = (version == 1) ? Merchant.evolve(null, event)
				: Merchant.evolve(state(HistoryCollections.merchantId(merchant, version - 1)), event);
		String id = HistoryCollections.merchantId(merchant, version);
		this.states.put(id, state);
		this.upserts.add(new Upsert(HistoryCollections.MERCHANTS, id, version, Map.of("merchant", merchant.toString(),
				"since", time, "position", commit, "state", this.json.writeValueAsBytes(state))));
		this.merchants.add(merchant);
	}

	private Merchant state(String id) {
		Merchant known = this.states.get(id);
		return (known != null) ? known
				: this.json.readValue(Objects.requireNonNull(
						this.store.get(HistoryCollections.MERCHANTS, id, List.of("state")).orElseThrow().bytes(0)),
						Merchant.class);
	}

	/**
	 * What is to be written.
	 * @return the versions, oldest first
	 */
	public List<Upsert> upserts() {
		return this.upserts;
	}

	/**
	 * Which merchants have changed.
	 * @return their ids
	 */
	public Set<UUID> merchants() {
		return this.merchants;
	}

}
