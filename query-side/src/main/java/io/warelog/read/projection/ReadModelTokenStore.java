package io.warelog.read.projection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ClaimLostException;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Axon's tracking tokens as checkpoints of the read-model store. Within a unit of
 * work a token is only noted in its {@link PendingBatch}, and written with the documents.
 * Segments have to be initialised before they are claimed, which makes splitting and
 * merging them safe.
 */
public final class ReadModelTokenStore implements TokenStore {

	/** The checkpoint that holds the store's own identifier; no projection's name. */
	private static final String IDENTITY = "__identity";

	private final ReadModelStore store;

	private final Serializer serializer;

	private final String node;

	private final Duration stale;

	private final Supplier<String> identifiers;

	/**
	 * Makes a token store.
	 * @param store where the tokens are kept
	 * @param serializer for the tokens
	 * @param node the name of this node, unique among those that share the store
	 * @param stale how long another node's claim is respected after it was last extended;
	 * longer than the processors' claim extension threshold
	 * @param identifiers makes the identifier of a store that has none yet
	 */
	public ReadModelTokenStore(ReadModelStore store, Serializer serializer, String node, Duration stale,
			Supplier<String> identifiers) {
		this.store = store;
		this.serializer = serializer;
		this.node = node;
		this.stale = stale;
		this.identifiers = identifiers;
	}

	/**
	 * The same for a projection that writes into the same database by way of another
	 * store: documents and token are to be one batch.
	 * @param store where the projection writes
	 * @return the token store for it
	 */
	public ReadModelTokenStore in(ReadModelStore store) {
		return new ReadModelTokenStore(store, this.serializer, this.node, this.stale, this.identifiers);
	}

	/**
	 * Looks up to which position a processor has written for certain, without claiming
	 * anything.
	 * @param processorName its name
	 * @return the least position of its segments, 0 when there is none
	 */
	public long written(String processorName) {
		return this.store.checkpoints(processorName)
			.stream()
			.mapToLong((checkpoint) -> Optional.ofNullable(token(checkpoint))
				.map((token) -> token.position().orElse(0))
				.orElse(0L))
			.min()
			.orElse(0);
	}

	/**
	 * Claims all segments of a processor for this node, so that no other takes them over
	 * before the claims are stale.
	 * @param processorName its name
	 * @return false if another node holds one
	 */
	public boolean hold(String processorName) {
		return this.store.checkpoints(processorName)
			.stream()
			.allMatch((checkpoint) -> this.store.claim(processorName, checkpoint.segment(), this.node, this.stale)
				.isPresent());
	}

	@Override
	public void initializeTokenSegments(String processorName, int segmentCount) {
		initializeTokenSegments(processorName, segmentCount, null);
	}

	@Override
	public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
		for (int segment = 0; segment < segmentCount; segment++) {
			if (!this.store.create(checkpoint(processorName, segment, null, initialToken))) {
				throw new UnableToClaimTokenException(named(processorName, segment) + " exists already");
			}
		}
	}

	@Override
	public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
		if (!this.store.create(checkpoint(processorName, segment, null, token))) {
			throw new UnableToInitializeTokenException(named(processorName, segment) + " exists already");
		}
	}

	@Override
	public boolean requiresExplicitSegmentInitialization() {
		return true;
	}

	@Override
	public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
		Checkpoint checkpoint = checkpoint(processorName, segment, this.node, token);
		if (CurrentUnitOfWork.isStarted()) {
			PendingBatch.current(this.store).moveTo(checkpoint);
			return;
		}
		try {
			this.store.write(new Batch(List.of(), checkpoint));
		}
		catch (ClaimLostException ex) {
			throw new UnableToClaimTokenException(ex.getMessage(), ex);
		}
	}

	@Override
	public @Nullable TrackingToken fetchToken(String processorName, int segment) {
		return token(claim(processorName, segment));
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Another node may have split or merged the segment since it was listed.
	 */
	@Override
	public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
		Checkpoint claimed = claim(processorName, segment.getSegmentId());
		List<Integer> present = this.store.checkpoints(processorName).stream().map(Checkpoint::segment).toList();
		boolean merged = segment.mergeableSegmentId() > segment.getSegmentId()
				&& !present.contains(segment.mergeableSegmentId());
		if (merged || present.contains(segment.splitSegmentId())) {
			releaseClaim(processorName, segment.getSegmentId());
			throw new UnableToClaimTokenException(
					named(processorName, segment.getSegmentId()) + " has been split or merged meanwhile");
		}
		return token(claimed);
	}

	@Override
	public void extendClaim(String processorName, int segment) {
		claim(processorName, segment);
	}

	private Checkpoint claim(String processorName, int segment) {
		return this.store.claim(processorName, segment, this.node, this.stale)
			.orElseThrow(() -> new UnableToClaimTokenException(
					named(processorName, segment) + " does not exist or another node works on it"));
	}

	@Override
	public void releaseClaim(String processorName, int segment) {
		this.store.release(processorName, segment, this.node);
	}

	@Override
	public void deleteToken(String processorName, int segment) {
		if (!this.store.remove(processorName, segment, this.node)) {
			throw new UnableToClaimTokenException(named(processorName, segment) + " is not held by " + this.node);
		}
	}

	@Override
	public int[] fetchSegments(String processorName) {
		return this.store.checkpoints(processorName).stream().mapToInt(Checkpoint::segment).toArray();
	}

	@Override
	public List<Segment> fetchAvailableSegments(String processorName) {
		int[] all = fetchSegments(processorName);
		return this.store.claimable(processorName, this.node, this.stale)
			.stream()
			.map((segment) -> Segment.computeSegment(segment, all))
			.toList();
	}

	@Override
	public Optional<String> retrieveStorageIdentifier() {
		List<Checkpoint> identity = this.store.checkpoints(IDENTITY);
		if (identity.isEmpty()) {
			byte[] identifier = this.identifiers.get().getBytes(StandardCharsets.UTF_8);
			this.store.create(new Checkpoint(IDENTITY, 0, null, identifier, "identifier"));
			identity = this.store.checkpoints(IDENTITY);
		}
		return Optional.ofNullable(identity.getFirst().token())
			.map((token) -> new String(token, StandardCharsets.UTF_8));
	}

	private Checkpoint checkpoint(String processorName, int segment, @Nullable String owner,
			@Nullable TrackingToken token) {
		if (token == null) {
			return new Checkpoint(processorName, segment, owner, null, null);
		}
		SerializedObject<byte[]> serialized = this.serializer.serialize(token, byte[].class);
		return new Checkpoint(processorName, segment, owner, serialized.getData(), serialized.getType().getName());
	}

	private @Nullable TrackingToken token(Checkpoint checkpoint) {
		byte[] data = checkpoint.token();
		if (data == null) {
			return null;
		}
		String type = Objects.requireNonNull(checkpoint.tokenType(), "a token has a type");
		return this.serializer.deserialize(new SimpleSerializedObject<>(data, byte[].class, type, null));
	}

	private static String named(String processorName, int segment) {
		return processorName + "[" + segment + "]";
	}

}
