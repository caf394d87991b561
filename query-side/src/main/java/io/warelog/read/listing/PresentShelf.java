package io.warelog.read.listing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;

/**
 * Where a listing is kept as it is now.
 *
 * @param store that keeps it
 * @param merchant whose listing it is
 */
record PresentShelf(Reads store, UUID merchant) implements Shelf {

	@Override
	public String idOf(Block block) {
		return block.documentId(this.merchant);
	}

	@Override
	public List<Document> blocks(Collection<String> ids, List<String> fetch) {
		return this.store.getAll(ListingCollections.BLOCKS, ids, fetch);
	}

	/** The slot may have been written anew since the directory was. */
	@Override
	public boolean isThatOf(Block block, Document stored) {
		return stored.version() == block.version();
	}

	@Override
	public List<BlockRefs> refs(Collection<String> ids) {
		return this.store.getAll(ListingCollections.REFS, ids, List.of("blocks"))
			.stream()
			.map((document) -> BlockRefs.of(document.id(), document))
			.toList();
	}

}
