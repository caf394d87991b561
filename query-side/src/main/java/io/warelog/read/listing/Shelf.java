package io.warelog.read.listing;

import java.util.Collection;
import java.util.List;

import io.warelog.read.store.Document;

/** Where the blocks and refs of a listing are kept, as it is now or as it was. */
interface Shelf {

	/** The id of the document that a block is in. */
	String idOf(Block block);

	/** Fetches documents with blocks. */
	List<Document> blocks(Collection<String> ids, List<String> fetch);

	/** Whether a document holds a block as the directory tells of it. */
	boolean isThatOf(Block block, Document stored);

	/** Reads the refs of several runs of products, by the ids of the runs. */
	List<BlockRefs> refs(Collection<String> ids);

}
