package io.warelog.read.store;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a projection has made of a run of events, to be written as one.
 *
 * @param upserts documents to write, in this order
 * @param checkpoint how far the projection has come with it, or null
 * @param over whether documents are written over others of the same version; whoever
 * wants that must know that nobody else writes them
 */
public record Batch(List<Upsert> upserts, @Nullable Checkpoint checkpoint, boolean over) {

	public Batch {
		upserts = List.copyOf(upserts);
	}

	/**
	 * Makes a batch whose documents are passed over where the store holds the same
	 * version.
	 * @param upserts documents to write, in this order
	 * @param checkpoint how far the projection has come with it, or null
	 */
	public Batch(List<Upsert> upserts, @Nullable Checkpoint checkpoint) {
		this(upserts, checkpoint, false);
	}

	/**
	 * A document to write whole, unless the store already holds it at this version or a
	 * later one. That makes writing a batch twice harmless. A later upsert of the same
	 * document must have the greater version to take effect.
	 *
	 * @param collection where it belongs
	 * @param id at most 200 characters
	 * @param version at least 0
	 * @param values by field name; what is missing is null
	 */
	public record Upsert(Collection collection, String id, long version, Map<String, ?> values) {
	}

}
