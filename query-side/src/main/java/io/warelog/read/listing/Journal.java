package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/**
 * Writes the history of a listing. It is told in chapters: each begins with what has
 * changed since the one before began, and goes on with what then happens, so that a
 * listing as it was is a chapter's beginning and some of its changes.
 * <p>
 * Where a chapter begins follows from the log, not from the batches; the directory tells
 * which chapter it is and how much of it the listing has taken in. What a batch that was
 * cut short has written of it beyond that is written anew.
 */
final class Journal {

	/** After so many changes at least the next commit begins a chapter. */
	static final int CHAPTER = 128;

	/**
	 * A chapter has one change for so many products that there are when it begins, so
	 * that the directory that it begins with is some bytes per change. How many blocks
	 * there are would not follow from the log.
	 */
	static final int SHARE = 2 * Run.CAPACITY;

	private final Reads store;

	private final UUID merchant;

	private final Arrangement listing;

	private final ListingCounts counts;

	private final List<Upsert> copies = new ArrayList<>();

	private final List<Upsert> chapters = new ArrayList<>();

	private final Map<String, Upsert> written = new LinkedHashMap<>();

	/** Those of the chapter so far. */
	private @Nullable Changes known;

	/** The version of the document that the changes are in, -1 when there is none. */
	private long version = -1;

	/** After so many changes the next commit begins a chapter. */
	private long length;

	private long commit;

	private long time;

	Journal(Reads store, UUID merchant, Arrangement listing, ListingCounts counts) {
		this.store = store;
		this.merchant = merchant;
		this.listing = listing;
		this.counts = counts;
	}

	/** Says what is part of which commit from now on. */
	void at(long position, long micros) {
		this.commit = position;
		this.time = micros;
	}

	/** To be told ahead of each change. */
	void beforeChange() {
		Changes known = known();
		if (directory().chapter() < 0 || (known.size() >= this.length && !known.endsWith(this.commit))) {
			begin(known);
		}
	}

	/** A listing has changed. */
	void changed(Change change) {
		known().add(this.commit, this.time, change);
		directory().takenIn(known().size());
	}

	private Directory directory() {
		return this.listing.directory();
	}

	private Changes known() {
		Changes known = this.known;
		if (known == null) {
			known = new Changes();
			if (directory().chapter() >= 0) {
				Document stored = this.store
					.get(ListingCollections.CHANGES, id(directory().chapter()), List.of("changes"))
					.orElseThrow();
				this.version = stored.version();
				known = Changes.decode(Objects.requireNonNull(stored.bytes(0)), directory().taken());
			}
			this.known = known;
			this.length = length(directory().products() - known.growth());
		}
		return known;
	}

	private static long length(long products) {
		return Math.max(CHAPTER, products / SHARE);
	}

	private String id(long chapter) {
		return ListingCollections.chapterId(this.merchant, chapter);
	}

	private void begin(Changes before) {
		FacetCounts now = new FacetCounts();
		if (directory().chapter() >= 0) {
			close(before);
			now = counts(directory().chapter());
			before.entries().stream().map(Changes.Entry::change).forEach(now::apply);
		}
		long start = this.commit;
		copyBlocks(start);
		copyRefs(start);
		add(this.chapters, ListingCollections.CHAPTERS, start,
				Map.of(id(start), Map.of("merchant", this.merchant.toString(), "since", this.time, "start", start,
						"counts", now.encode(), "blocks", directory().encode())));
		directory().begin(start);
		// what changes back before the batch ends is not seen to have changed by then
		directory().whereabouts().unknownTo(directory()).forEach((refs) -> directory().moved().add(refs.number()));
		this.known = new Changes();
		this.length = length(directory().products());
		this.version = this.store.get(ListingCollections.CHANGES, id(start), List.of())
			.map(Document::version)
			.orElse(-1L);
	}

	private FacetCounts counts(long chapter) {
		Upsert pending = this.chapters.isEmpty() ? null : this.chapters.getLast();
		byte[] stored = (pending != null) ? (byte[]) pending.values().get("counts")
				: this.store.get(ListingCollections.CHAPTERS, id(chapter), List.of("counts")).orElseThrow().bytes(0);
		return FacetCounts.decode(Objects.requireNonNull(stored));
	}

	private void copyBlocks(long start) {
		List<Block> fresh = directory().blocks().stream().filter((block) -> block.kept() < 0).toList();
		this.listing.read(fresh);
		Map<String, Map<String, ?>> documents = new HashMap<>();
		for (Block block : fresh) {
			block.count(this.counts);
			block.keep(start);
			documents.put(PastShelf.idOf(this.merchant, start, block.id()), Map.of("entries", block.run().encode()));
		}
		add(this.copies, ListingCollections.BLOCK_COPIES, start, documents);
	}

	private void copyRefs(long start) {
		TreeSet<Long> runs = new TreeSet<>(directory().moved());
		Whereabouts whereabouts = directory().whereabouts();
		whereabouts.unknownTo(directory()).forEach((refs) -> runs.add(refs.number()));
		whereabouts.expect(runs.stream().map((run) -> run * BlockRefs.RUN).toList());
		Map<String, Map<String, ?>> documents = new HashMap<>();
		for (long run : runs) {
			BlockRefs refs = whereabouts.of(run * BlockRefs.RUN);
			documents.put(refs.id() + ":" + start, Map.of("run", refs.id(), "start", start, "ahead",
					refs.isKnownTo(directory()) ? 0L : 1L, "blocks", refs.encode()));
		}
		add(this.copies, ListingCollections.REF_COPIES, start, documents);
	}

	/** A batch that was cut short may have left other documents under these ids. */
	private void add(List<Upsert> to, Collection collection, long start, Map<String, Map<String, ?>> documents) {
		Map<String, Long> left = new HashMap<>();
		this.store.getAll(collection, documents.keySet(), List.of())
			.forEach((document) -> left.put(document.id(), document.version() + 1));
		documents.forEach(
				(id, values) -> to.add(new Upsert(collection, id, Math.max(start, left.getOrDefault(id, 0L)), values)));
	}

	private void close(Changes finished) {
		String id = id(directory().chapter());
		this.written.put(id, new Upsert(ListingCollections.CHANGES, id, Math.max(this.commit, this.version + 1),
				Map.of("changes", finished.encode())));
	}

	/**
	 * Ends the batch, in which the listing has changed.
	 * @return what is to be written, in this order
	 */
	List<Upsert> upserts() {
		close(known());
		List<Upsert> upserts = new ArrayList<>(this.copies);
		upserts.addAll(this.written.values());
		upserts.addAll(this.chapters);
		return upserts;
	}

}
