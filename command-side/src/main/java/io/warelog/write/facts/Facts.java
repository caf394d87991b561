package io.warelog.write.facts;

import java.util.Optional;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.claim.KeyIdAssigned;
import io.warelog.api.claim.OrganizationNameClaimed;
import io.warelog.api.key.ApiKey;
import io.warelog.api.key.KeyEvent;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.organization.Organization;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.platform.http.ApiKeys;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Merchants, organizations and keys as the log has them this moment. Writes go on with
 * these while all read models are down.
 */
public final class Facts {

	private static final int MERCHANTS = 10_000;

	private static final int KEYS = 100_000;

	private final EventStore eventStore;

	private final FoldedStreams<Merchant, MerchantEvent> merchants;

	private final FoldedStreams<Organization, OrganizationEvent> organizations;

	private final FoldedStreams<ApiKey, KeyEvent> keys;

	public Facts(EventStore eventStore) {
		this.eventStore = eventStore;
		this.merchants = new FoldedStreams<>(eventStore, MerchantEvent.class, Merchant::evolve, MERCHANTS);
		this.organizations = new FoldedStreams<>(eventStore, OrganizationEvent.class, Organization::evolve, MERCHANTS);
		this.keys = new FoldedStreams<>(eventStore, KeyEvent.class, ApiKey::evolve, KEYS);
	}

	/**
	 * A merchant.
	 * @param id any id
	 * @return the merchant, or empty if there is none
	 */
	public Optional<Merchant> merchant(UUID id) {
		return state(this.merchants.get(Streams.merchant(id)));
	}

	/**
	 * An organization.
	 * @param id any id
	 * @return the organization, or empty if there is none
	 */
	public Optional<Organization> organization(UUID id) {
		return state(this.organizations.get(Streams.organization(id)));
	}

	/**
	 * An organization by its name.
	 * @param name the whole name
	 * @return its id, or empty if there is none
	 */
	public Optional<UUID> organizationNamed(String name) {
		return first(Streams.organizationName(ApiKeys.sha256Hex(name)), OrganizationNameClaimed.class)
			.map(OrganizationNameClaimed::organizationId);
	}

	/**
	 * An API key.
	 * @param hash the SHA-256 of any text in hexadecimal
	 * @return what is known of the key, or empty if there is none
	 */
	public Optional<ApiKey> key(String hash) {
		return state(this.keys.get(Streams.key(hash)));
	}

	/**
	 * The hash of an API key.
	 * @param id any id
	 * @return the hash in hexadecimal, or empty if there is no key of that id
	 */
	public Optional<String> keyHash(UUID id) {
		return first(Streams.keyId(id), KeyIdAssigned.class).map(KeyIdAssigned::keyHash);
	}

	private <T> Optional<T> first(String stream, Class<T> type) {
		DomainEventStream events = this.eventStore.readEvents(stream, 0);
		return events.hasNext() ? Optional.of(type.cast(events.next().getPayload())) : Optional.empty();
	}

	private static <S> Optional<S> state(FoldedStreams.@Nullable Folded<S> folded) {
		return (folded != null) ? Optional.of(folded.state()) : Optional.empty();
	}

}
