package io.warelog.read.generation;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A store whose collections are in generations. Who reads here reads the live one of each
 * projection; a projection writes into its own {@link Generation}. Which one is live is a
 * document of the store, and so is switched as a whole.
 * <p>
 * The first generation bears the plain names of its collections, each later one its
 * number behind them.
 */
public final class Generations extends RenamingStore {

	static final int FIRST = 1;

	private static final String SELF = "projection_generations";

	private static final Collection STATES = new Collection(SELF, 1, List.of(Field.number("live"),
			Field.number("building"), Field.number("started_at"), Field.text("retired"), Field.number("last")),
			List.of());

	private static final List<String> FETCHED = List.of("live", "building", "started_at", "retired", "last");

	/** How long a reader stays with the generation it began to read in. */
	private static final Duration PIN = Duration.ofSeconds(10);

	/**
	 * How long nobody reads any more in a generation that is not live: some time behind
	 * the last pin, for what is under way.
	 */
	public static final Duration QUIET = PIN.plusSeconds(5);

	private final ScopedValue<Pin> pinned = ScopedValue.newInstance();

	private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

	/** The collections that nobody can read. */
	private volatile Set<String> withheld = Set.of();

	/** What the live collections that are not of the first generation are called. */
	private volatile Map<String, Collection> live = Map.of();

	public Generations(ReadModelStore database) {
		super(database);
	}

	/** The live collections as they were when somebody began to read. */
	private record Pin(Map<String, Collection> live, long since) {

		boolean holds() {
			return System.nanoTime() - this.since < PIN.toNanos();
		}

	}

	@Override
	Collection named(Collection collection) {
		if (this.withheld.contains(collection.name())) {
			throw new StoreUnavailableException("The read models are being made anew", null);
		}
		Map<String, Collection> names = this.pinned.isBound() ? pinnedNames() : this.live;
		return names.isEmpty() ? collection : names.getOrDefault(collection.name(), collection);
	}

	private Map<String, Collection> pinnedNames() {
		Pin pin = this.pinned.get();
		return pin.holds() ? pin.live() : this.live;
	}

	/**
	 * Reads in one generation of each projection, also when another becomes live
	 * meanwhile. Who reads for longer than some seconds goes on in the one that is live
	 * then.
	 * @param reading is called once, in this thread
	 * @param <T> the kind of the result
	 * @return what it returned
	 * @throws Exception what it threw
	 */
	public <T> T reading(Callable<T> reading) throws Exception {
		if (this.pinned.isBound()) {
			return reading.call();
		}
		return ScopedValue.where(this.pinned, new Pin(this.live, System.nanoTime())).call(reading::call);
	}

	/**
	 * Reads in one generation of each projection, like {@link #reading}.
	 * @param reading is called once, in this thread
	 * @param <T> the kind of the result
	 * @return what it returned
	 */
	public <T> T see(Supplier<T> reading) {
		if (this.pinned.isBound()) {
			return reading.get();
		}
		return ScopedValue.where(this.pinned, new Pin(this.live, System.nanoTime())).call(reading::get);
	}

	/** Makes the place where it is kept which generations projections have. */
	public void prepare() {
		database().prepare(SELF, List.of(STATES));
	}

	/**
	 * Reads which generations a projection has.
	 * @param projection its name
	 * @return the state, that of a new projection if there is none
	 */
	public GenerationState load(String projection) {
		return stored(projection).map(Generations::state).orElse(GenerationState.FIRST);
	}

	private Optional<Document> stored(String projection) {
		return database().get(STATES, projection, FETCHED);
	}

	private static GenerationState state(Document stored) {
		Long building = stored.number(1);
		String retired = Objects.requireNonNullElse(stored.text(3), "");
		return new GenerationState(number(stored.number(0)), (building != null) ? number(building) : null,
				Objects.requireNonNull(stored.number(2)),
				retired.isEmpty() ? List.of() : Arrays.stream(retired.split(",")).map(Integer::valueOf).toList(),
				number(stored.number(4)));
	}

	private static int number(@Nullable Long stored) {
		return Math.toIntExact(Objects.requireNonNull(stored));
	}

	/**
	 * Changes which generations a projection has, unless another node has done so since.
	 * @param projection its name
	 * @param from as it was known
	 * @param to as it is to be, other than before
	 * @return whether it is so now
	 */
	public boolean change(String projection, GenerationState from, GenerationState to) {
		Optional<Document> stored = stored(projection);
		if (!stored.map(Generations::state).orElse(GenerationState.FIRST).equals(from)) {
			return false;
		}
		Map<String, Object> values = new HashMap<>();
		values.put("live", (long) to.live());
		if (to.building() != null) {
			values.put("building", to.building().longValue());
		}
		values.put("started_at", to.startedAt());
		values.put("retired", to.retired().stream().map(Object::toString).collect(Collectors.joining(",")));
		values.put("last", (long) to.last());
		long version = stored.map(Document::version).orElse(0L) + 1;
		database().write(new Batch(List.of(new Batch.Upsert(STATES, projection, version, values)), null));
		// of two that write the same version the store has kept one
		return load(projection).equals(to);
	}

	/**
	 * One generation of a projection.
	 * @param projection its name
	 * @param collections those of the projection
	 * @param number of the generation, at least 1
	 * @return its collections, which need not exist
	 */
	public Generation of(String projection, List<Collection> collections, int number) {
		return new Generation(this, projection, number, names(collections, number));
	}

	private static Map<String, Collection> names(List<Collection> collections, int number) {
		return (number == FIRST) ? Map.of()
				: collections.stream()
					.collect(Collectors.toUnmodifiableMap(Collection::name,
							(collection) -> new Collection(collection.name() + "_g" + number, collection.revision(),
									collection.fields(), collection.indexes())));
	}

	/**
	 * Lets a generation be read from now on by all who begin to read.
	 * @param projection its name
	 * @param collections those of the projection
	 * @param number of the generation, whose collections exist
	 */
	public synchronized void read(String projection, List<Collection> collections, int number) {
		Map<String, Collection> names = new HashMap<>(this.live);
		collections.forEach((collection) -> names.remove(collection.name()));
		names.putAll(names(collections, number));
		this.live = Map.copyOf(names);
		this.numbers.put(projection, number);
	}

	/**
	 * Lets nobody read the collections of a projection, as if the database were away, or
	 * lets them be read again. Its own generations go on.
	 * @param collections those of the projection
	 * @param withheld whether nobody is to read them
	 */
	public synchronized void withhold(List<Collection> collections, boolean withheld) {
		Set<String> names = new HashSet<>(this.withheld);
		for (Collection collection : collections) {
			if (withheld) {
				names.add(collection.name());
			}
			else {
				names.remove(collection.name());
			}
		}
		this.withheld = Set.copyOf(names);
	}

	/**
	 * Tells what is read now apart from what was read in other generations.
	 * @return the same as before while the same generations are read
	 */
	public Object edition() {
		return this.pinned.isBound() ? pinnedNames() : this.live;
	}

	int live(String projection) {
		return this.numbers.getOrDefault(projection, 0);
	}

}
