package io.warelog.read.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import org.jspecify.annotations.Nullable;

/** The facets of a run of products of one merchant, in the order of their creation. */
final class Block {

	static final List<String> FETCHED = List.of("block", "facets");

	private final UUID merchant;

	private final long number;

	private final StringBuilder facets;

	private Block(UUID merchant, long number, String facets) {
		this.merchant = merchant;
		this.number = number;
		this.facets = new StringBuilder(facets);
	}

	static Block empty(UUID merchant, long number) {
		return new Block(merchant, number, Facets.NONE.repeat(ProductCollections.BLOCK));
	}

	static Block of(UUID merchant, Document stored) {
		return new Block(merchant, Objects.requireNonNull(stored.number(0)), Objects.requireNonNull(stored.text(1)));
	}

	static long numberOf(long ordinal) {
		return ordinal / ProductCollections.BLOCK;
	}

	static String id(UUID merchant, long number) {
		return merchant + ":" + number;
	}

	/**
	 * Says what a product is like now. Saying it twice is harmless: the place holds what
	 * is, not a change.
	 * @param ordinal of the product, one of this block
	 * @param now its facets
	 * @return its facets before
	 */
	String put(long ordinal, String now) {
		int at = (int) (ordinal % ProductCollections.BLOCK) * Facets.LENGTH;
		String before = this.facets.substring(at, at + Facets.LENGTH);
		this.facets.replace(at, at + Facets.LENGTH, now);
		return before;
	}

	/**
	 * One whose products are all deleted belongs to nobody, so that no list passes over
	 * it.
	 */
	Upsert toUpsert(long position) {
		String text = this.facets.toString();
		long live = count(text);
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("merchant", (live > 0) ? this.merchant.toString() : null);
		values.put("block", this.number);
		values.put("live", live);
		values.put("facets", text);
		return new Upsert(ProductCollections.BLOCKS, id(this.merchant, this.number), position, values);
	}

	private static long count(String facets) {
		long count = 0;
		for (int at = 0; at < facets.length(); at += Facets.LENGTH) {
			if (!facets.startsWith(Facets.NONE, at)) {
				count++;
			}
		}
		return count;
	}

}
