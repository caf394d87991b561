package io.warelog.write.slug;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.warelog.api.Streams;
import io.warelog.api.claim.ClaimEvent;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.claim.SlugReleased;
import io.warelog.api.value.Slug;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.commit.Stripes;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Gives products slugs that nobody else of the merchant has. Each slug is a stream on
 * which claims and releases alternate, beginning with a claim; as a place in a stream can
 * be taken once, two products never get the same slug, on whatever nodes they are
 * created.
 * <p>
 * Most names are new to their merchant, so a name's own slug is first claimed without a
 * look whether it is free. Who is mistaken loses that race, and looks when it is decided
 * anew.
 */
public final class SlugClaims {

	private static final long NONE = -1;

	private static final String NAMELESS = "product";

	/**
	 * Many enough that a lock seldom serves two names at once, held for a whole commit.
	 */
	private static final int STRIPES = 16_384;

	private static final int STEMS_KEPT = 100_000;

	/** Under which a unit of work keeps the streams that it takes to be new ones. */
	private static final String PRESUMED = SlugClaims.class.getName() + ".presumed";

	private final EventStore eventStore;

	private final Stripes stems = new Stripes(STRIPES);

	/**
	 * Stems that were once claimed in vain, or in a unit of work that came to nothing.
	 */
	private final Cache<String, Boolean> contested = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(STEMS_KEPT)
		.build();

	/**
	 * Per stem where to look first. A number freed below it is not given out by a look,
	 * but a product that is restored may have it back.
	 */
	private final Cache<String, Long> takenUpTo = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(STEMS_KEPT)
		.build();

	public SlugClaims(EventStore eventStore) {
		this.eventStore = eventStore;
	}

	/**
	 * Finds a free slug for a name: the name's own, else with the first number from 2 on
	 * that is found free. No other new product gets it on this node until the current
	 * unit of work is over. That it is free may turn out to be wrong when the unit of
	 * work commits: a name's own slug is not always looked for, and a restored product
	 * takes back the one that it had.
	 * @param merchant in whose store
	 * @param name of the product
	 * @return the slug, to be claimed in this unit of work
	 */
	public Slug freeFor(UUID merchant, String name) {
		Slug stem = stem(name);
		String stream = Streams.slug(merchant, stem.value());
		UnitOfWork<?> work = CurrentUnitOfWork.get();
		this.stems.hold(stream, work);
		if (this.contested.getIfPresent(stream) == null && presumed().add(stream)) {
			work.onRollback((failed) -> this.contested.put(stream, true));
			return stem;
		}
		if (isFree(merchant, stem)) {
			return stem;
		}
		long taken = Optional.ofNullable(this.takenUpTo.getIfPresent(stream)).orElse(1L);
		long free = taken + 1;
		for (long step = 1; !isFree(merchant, stem.numbered(free)); step *= 2) {
			taken = free;
			free += step;
		}
		while (free - taken > 1) {
			long middle = taken + (free - taken) / 2;
			if (isFree(merchant, stem.numbered(middle))) {
				free = middle;
			}
			else {
				taken = middle;
			}
		}
		this.takenUpTo.put(stream, taken);
		return stem.numbered(free);
	}

	/**
	 * Claims a slug when the current unit of work commits.
	 * @param merchant in whose store
	 * @param slug a free one
	 * @param product that shall have it
	 * @throws ConcurrencyException if it has been claimed on another node since it was
	 * found free; one that was not looked for is refused by the commit
	 */
	public void claim(UUID merchant, Slug slug, UUID product) {
		long last = presumed().contains(Streams.slug(merchant, slug.value())) ? NONE : lastSequence(merchant, slug);
		if (!isFree(last)) {
			throw new ConcurrencyException("The slug " + slug + " is not free any more");
		}
		append(merchant, slug, last + 1, new SlugClaimed(product));
	}

	/**
	 * Frees a slug when the current unit of work commits.
	 * @param merchant in whose store
	 * @param slug a claimed one
	 */
	public void release(UUID merchant, Slug slug) {
		append(merchant, slug, lastSequence(merchant, slug) + 1, new SlugReleased());
	}

	/**
	 * The slug of a name, whether it is free or not.
	 * @param name any text
	 * @return what can be kept of it in ASCII, or {@code product} where nothing can
	 */
	Slug stem(String name) {
		return Slugs.of(name, NAMELESS);
	}

	private static Set<String> presumed() {
		return CurrentUnitOfWork.get().root().getOrComputeResource(PRESUMED, (key) -> new HashSet<>());
	}

	/**
	 * Looks whether nobody has a slug.
	 * @param merchant in whose store
	 * @param slug any
	 * @return whether it can be claimed, unless somebody else does so first
	 */
	public boolean isFree(UUID merchant, Slug slug) {
		return isFree(lastSequence(merchant, slug));
	}

	private static boolean isFree(long lastSequence) {
		return Math.floorMod(lastSequence, 2) != 0;
	}

	private void append(UUID merchant, Slug slug, long sequence, ClaimEvent event) {
		StreamEvents.append(this.eventStore, Streams.slug(merchant, slug.value()), sequence, event);
	}

	/** Even when the last event is a claim, odd when it is a release or there is none. */
	private long lastSequence(UUID merchant, Slug slug) {
		return this.eventStore.lastSequenceNumberFor(Streams.slug(merchant, slug.value())).orElse(NONE);
	}

}
