package io.warelog.read.directory;

import java.util.Optional;
import java.util.UUID;

import io.warelog.api.key.ApiKey;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.organization.Organization;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.platform.http.KnownKey;
import io.warelog.read.directory.Entries.Entry;
import io.warelog.read.store.Condition;
import io.warelog.read.store.ReadModelStore;
import tools.jackson.databind.json.JsonMapper;

/** Reads merchants, organizations and keys as they are now. */
public final class Directory {

	private final Entries<Merchant> merchants;

	private final Entries<Organization> organizations;

	private final Entries<NamedFeeType> feeTypes;

	private final Entries<ApiKey> keys;

	/**
	 * Makes the reader.
	 * @param store where the directory is kept
	 * @param states reads the states
	 */
	public Directory(ReadModelStore store, JsonMapper states) {
		this.merchants = new Entries<>(store, DirectoryCollections.MERCHANTS, Merchant.class, states);
		this.organizations = new Entries<>(store, DirectoryCollections.ORGANIZATIONS, Organization.class, states);
		this.feeTypes = new Entries<>(store, DirectoryCollections.FEE_TYPES, NamedFeeType.class, states);
		this.keys = new Entries<>(store, DirectoryCollections.KEYS, ApiKey.class, states);
	}

	Entries<Merchant> merchants() {
		return this.merchants;
	}

	Entries<Organization> organizations() {
		return this.organizations;
	}

	Entries<NamedFeeType> feeTypes() {
		return this.feeTypes;
	}

	Entries<ApiKey> keys() {
		return this.keys;
	}

	Optional<Entry<ApiKey>> key(UUID id) {
		return this.keys.find(new Condition.Is("key_id", id.toString()));
	}

	/**
	 * Finds a key for those who read.
	 * @param hash the SHA-256 of any text in hexadecimal
	 * @return the key, or empty when there is none or it is revoked
	 */
	public Optional<KnownKey> known(String hash) {
		return this.keys.get(hash).map(Entry::state).flatMap(KnownKey::of);
	}

	/**
	 * Reads a merchant back.
	 * @param id of the merchant
	 * @param version the least version to be shown
	 * @return it, or empty if the read model has not come so far
	 */
	public Optional<ReadBackAnswer> seeMerchant(UUID id, long version) {
		return this.merchants.get(id.toString())
			.filter((entry) -> entry.version() >= version)
			.map((entry) -> shown(entry, DirectoryJson.wrapped(DirectoryJson.merchant(entry))));
	}

	/**
	 * Reads an organization back.
	 * @param id of the organization
	 * @param version the least version to be shown
	 * @return it, or empty if the read model has not come so far
	 */
	public Optional<ReadBackAnswer> seeOrganization(UUID id, long version) {
		return this.organizations.get(id.toString())
			.filter((entry) -> entry.version() >= version)
			.map((entry) -> shown(entry, DirectoryJson.wrapped(DirectoryJson.organization(entry))));
	}

	/**
	 * Reads a fee type back.
	 * @param id of the fee type
	 * @param version the least version of its organization that may be shown
	 * @return it, or empty if the read model has not come so far
	 */
	public Optional<ReadBackAnswer> seeFeeType(UUID id, long version) {
		return this.feeTypes.get(id.toString())
			.flatMap((entry) -> this.organizations.get(entry.state().organization().toString()))
			.filter((organization) -> organization.version() >= version)
			// read behind its organization, as it is written ahead of it
			.flatMap((organization) -> this.feeTypes.get(id.toString())
				.map((entry) -> shown(new Entry<>(organization.version(), entry.createdAt(), entry.state()),
						DirectoryJson.wrapped(DirectoryJson.feeType(entry.state())))));
	}

	/**
	 * Reads a key back, without the key.
	 * @param id by which the key is spoken of
	 * @param version the least version to be shown
	 * @return it, or empty if the read model has not come so far
	 */
	public Optional<ReadBackAnswer> seeKey(UUID id, long version) {
		return key(id).filter((entry) -> entry.version() >= version)
			.map((entry) -> shown(entry, DirectoryJson.wrapped(DirectoryJson.key(entry))));
	}

	private static ReadBackAnswer shown(Entry<?> entry, byte[] body) {
		return new ReadBackAnswer(State.SHOWN, entry.version(), DirectoryJson.etag(entry.version(), body), body);
	}

}
