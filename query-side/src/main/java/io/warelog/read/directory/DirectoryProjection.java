package io.warelog.read.directory;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import io.warelog.api.key.ApiKey;
import io.warelog.api.key.KeyEvent;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRenamed;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.Organization;
import io.warelog.api.organization.Organization.FeeType;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.organization.ProductDetailsReleased;
import io.warelog.api.video.VideoThumbnailFound;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.directory.Entries.Entry;
import io.warelog.read.projection.PendingBatch;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps merchants, organizations, fee types and keys as they are now. A redelivered event
 * does no harm, as each document remembers its version and holds a whole state.
 */
public final class DirectoryProjection {

	/** By which its progress is known. */
	public static final String NAME = "directory";

	private final ReadModelStore store;

	private final Directory directory;

	private final Arrivals arrivals;

	/**
	 * Makes the projection.
	 * @param store where the directory is kept
	 * @param directory reads it
	 * @param arrivals where those wait who want to read it
	 */
	public DirectoryProjection(ReadModelStore store, Directory directory, Arrivals arrivals) {
		this.store = store;
		this.directory = directory;
		this.arrivals = arrivals;
	}

	@EventHandler
	void on(MerchantEvent event, DomainEventMessage<MerchantEvent> message) {
		Entry<Merchant> entry = evolved(message, this.directory.merchants(), Merchant::evolve);
		put(this.directory.merchants(), idIn(message), entry, Map.of());
		arrived(entry.state().id().value());
	}

	@EventHandler
	void on(OrganizationEvent event, DomainEventMessage<OrganizationEvent> message) {
		Entry<Organization> entry = evolved(message, this.directory.organizations(), Organization::evolve);
		UUID changed = switch (event) {
			case FeeTypeAdded added -> added.feeTypeId();
			case FeeTypeRenamed renamed -> renamed.feeTypeId();
			case FeeTypeRetired retired -> retired.feeTypeId();
			case OrganizationFounded founded -> null;
			case ProductDetailsFrozen frozen -> null;
			case ProductDetailsReleased released -> null;
		};
		if (changed != null) {
			putFeeType(entry, changed, Times.micros(message.getTimestamp()));
		}
		// behind its fee types, whose version it tells
		put(this.directory.organizations(), idIn(message), entry, Map.of());
		arrived(entry.state().id().value());
	}

	@EventHandler
	void on(KeyEvent event, DomainEventMessage<KeyEvent> message) {
		Entry<ApiKey> entry = evolved(message, this.directory.keys(), ApiKey::evolve);
		ApiKey key = entry.state();
		put(this.directory.keys(), idIn(message), entry,
				Map.of("key_id", key.id().toString(), "merchant", key.merchant().toString()));
		arrived(key.id());
	}

	@EventHandler
	void on(VideoThumbnailFound event, DomainEventMessage<VideoThumbnailFound> message) {
		put(this.directory.thumbnails(), idIn(message), new Entry<>(1, Times.micros(message.getTimestamp()), event),
				Map.of());
	}

	private void putFeeType(Entry<Organization> organization, UUID id, long time) {
		FeeType feeType = Objects.requireNonNull(organization.state().feeTypes().get(id));
		UUID owner = organization.state().id().value();
		long createdAt = current(this.directory.feeTypes(), id.toString()).map(Entry::createdAt).orElse(time);
		put(this.directory.feeTypes(), id.toString(),
				new Entry<>(organization.version(), createdAt,
						new NamedFeeType(id, owner, feeType.name(), feeType.retired())),
				Map.of("organization", owner.toString(), "retired", feeType.retired() ? 1L : 0L));
		arrived(id);
	}

	/**
	 * The state after an event, or the stored one if it has taken the event in already.
	 */
	private <S, E> Entry<S> evolved(DomainEventMessage<E> message, Entries<S> entries,
			BiFunction<@Nullable S, E, S> evolve) {
		Entry<S> before = current(entries, idIn(message)).orElse(null);
		long version = message.getSequenceNumber() + 1;
		if (before != null && before.version() >= version) {
			return before;
		}
		S state = evolve.apply((before != null) ? before.state() : null, message.getPayload());
		return new Entry<>(version, (before != null) ? before.createdAt() : Times.micros(message.getTimestamp()),
				state);
	}

	private <S> Optional<Entry<S>> current(Entries<S> entries, String id) {
		return PendingBatch.current(this.store)
			.pending(entries.collection().name(), id)
			.map(entries::pending)
			.or(() -> entries.get(id));
	}

	private <S> void put(Entries<S> entries, String id, Entry<S> entry, Map<String, ?> fields) {
		PendingBatch.current(this.store).add(entries.upsert(id, entry, fields));
	}

	private void arrived(UUID id) {
		PendingBatch.current(this.store).afterWrite(() -> this.arrivals.arrived(id));
	}

	private static String idIn(DomainEventMessage<?> message) {
		String stream = message.getAggregateIdentifier();
		return stream.substring(stream.indexOf(':') + 1);
	}

}
