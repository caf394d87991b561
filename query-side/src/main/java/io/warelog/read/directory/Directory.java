package io.warelog.read.directory;

import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.warelog.api.key.ApiKey;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.organization.Organization;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.api.video.VideoThumbnailFound;
import io.warelog.platform.http.KnownKey;
import io.warelog.read.directory.Entries.Entry;
import io.warelog.read.store.Condition;
import io.warelog.read.store.ReadModelStore;
import tools.jackson.databind.json.JsonMapper;

/** Reads merchants, organizations and keys as they are now. */
public final class Directory {

	private static final int KEPT_THUMBNAILS = 10_000;

	private final Entries<Merchant> merchants;

	private final Entries<Organization> organizations;

	private final Entries<NamedFeeType> feeTypes;

	private final Entries<ApiKey> keys;

	private final Entries<VideoThumbnailFound> thumbnails;

	private final Cache<String, String> knownThumbnails = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(KEPT_THUMBNAILS)
		.build();

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
		this.thumbnails = new Entries<>(store, DirectoryCollections.THUMBNAILS, VideoThumbnailFound.class, states);
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

	Entries<VideoThumbnailFound> thumbnails() {
		return this.thumbnails;
	}

	/**
	 * The thumbnail of a video, which never changes once it is known.
	 * @param video its site, a colon and what the site calls it
	 * @return its URL, or empty while nobody knows it
	 */
	public Optional<String> thumbnail(String video) {
		String known = this.knownThumbnails.getIfPresent(video);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<String> read = this.thumbnails.get(video).map((entry) -> entry.state().url());
		read.ifPresent((url) -> this.knownThumbnails.put(video, url));
		return read;
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
