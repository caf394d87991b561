package io.warelog.read.generation;

import java.util.Map;

import io.warelog.read.store.Collection;

/**
 * The collections of one projection in one generation, under the names the projection
 * knows.
 */
public final class Generation extends RenamingStore {

	private final Generations generations;

	private final String projection;

	private final int number;

	private final Map<String, Collection> names;

	Generation(Generations generations, String projection, int number, Map<String, Collection> names) {
		super(generations.database());
		this.generations = generations;
		this.projection = projection;
		this.number = number;
		this.names = names;
	}

	@Override
	Collection named(Collection collection) {
		return this.names.getOrDefault(collection.name(), collection);
	}

	/**
	 * Counts the generations of a projection.
	 * @return its number, from 1
	 */
	public int number() {
		return this.number;
	}

	/**
	 * By which the progress of the projection in this generation is known.
	 * @return unique among all projections and generations
	 */
	public String progress() {
		return (this.number == Generations.FIRST) ? this.projection : this.projection + "#" + this.number;
	}

	/**
	 * Looks whether this is what is read.
	 * @return whether it is the live one
	 */
	public boolean isLive() {
		return this.generations.live(this.projection) == this.number;
	}

}
