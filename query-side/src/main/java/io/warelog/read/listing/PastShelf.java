package io.warelog.read.listing;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Reads;

/**
 * Where a listing is kept as it was when a chapter of its history began.
 *
 * @param store that keeps it
 * @param merchant whose listing it is
 * @param chapter with which commit the chapter begins
 */
record PastShelf(Reads store, UUID merchant, long chapter) implements Shelf {

	/** The id of the copy of a block that was made when a chapter began. */
	static String idOf(UUID merchant, long chapter, int block) {
		return merchant + ":" + chapter + ":" + block;
	}

	@Override
	public String idOf(Block block) {
		return idOf(this.merchant, block.kept(), block.id());
	}

	@Override
	public List<Document> blocks(Collection<String> ids, List<String> fetch) {
		return this.store.getAll(ListingCollections.BLOCK_COPIES, ids, fetch);
	}

	/**
	 * A batch that comes again writes the copies anew, and with them the chapter that
	 * tells of them.
	 */
	@Override
	public boolean isThatOf(Block block, Document stored) {
		return true;
	}

	@Override
	public List<BlockRefs> refs(Collection<String> ids) {
		return ids.stream().map(this::refs).flatMap(Optional::stream).toList();
	}

	/** The latest copy that is not of a later chapter. */
	private Optional<BlockRefs> refs(String run) {
		return this.store
			.page(ListingCollections.REF_COPIES,
					new Page(List.of(new Condition.Is("run", run), new Condition.Between("start", null, this.chapter)),
							"start", true, null, 0, 1, List.of("ahead", "blocks")))
			.stream()
			.map((copy) -> BlockRefs.past(run, Objects.requireNonNull(copy.bytes(1)),
					Long.valueOf(1).equals(copy.number(0))))
			.findFirst();
	}

}
