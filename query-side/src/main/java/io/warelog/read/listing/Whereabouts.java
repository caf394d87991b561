package io.warelog.read.listing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The refs of a merchant's products, as far as they have been read. */
final class Whereabouts {

	private final Shelf shelf;

	private final UUID merchant;

	/** By the ids of the documents. */
	private final SequencedMap<String, BlockRefs> refs = new TreeMap<>();

	Whereabouts(Shelf shelf, UUID merchant) {
		this.shelf = shelf;
		this.merchant = merchant;
	}

	/**
	 * Reads in one go what has not been read.
	 * @param ordinals of the products that will be asked about
	 */
	void expect(Collection<Long> ordinals) {
		List<String> unknown = ordinals.stream()
			.map((ordinal) -> BlockRefs.id(this.merchant, ordinal))
			.filter((id) -> !this.refs.containsKey(id))
			.distinct()
			.toList();
		if (!unknown.isEmpty()) {
			unknown.forEach((id) -> this.refs.put(id, BlockRefs.of(id, null)));
			this.shelf.refs(unknown).forEach((found) -> this.refs.put(found.id(), found));
		}
	}

	/** The refs among which that of a product is. */
	BlockRefs of(long ordinal) {
		String id = BlockRefs.id(this.merchant, ordinal);
		if (!this.refs.containsKey(id)) {
			expect(List.of(ordinal));
		}
		return Objects.requireNonNull(this.refs.get(id));
	}

	/** How many documents have been asked for. */
	int size() {
		return this.refs.size();
	}

	List<BlockRefs> changed() {
		return this.refs.values().stream().filter(BlockRefs::isChanged).toList();
	}

	/**
	 * The refs that the directory may not have known as they are: a batch that was cut
	 * short has perhaps changed them already as this one does.
	 */
	List<BlockRefs> unknownTo(Directory directory) {
		return this.refs.values().stream().filter((known) -> known.isChanged() || !known.isKnownTo(directory)).toList();
	}

}
