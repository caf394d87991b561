package io.warelog.read.product;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;

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

	Upsert toUpsert(long position) {
		String text = this.facets.toString();
		return new Upsert(ProductCollections.BLOCKS, id(this.merchant, this.number), position,
				Map.of("merchant", this.merchant.toString(), "block", this.number, "live",
						(long) count(text, new Filter(null, null, null, null, null)), "facets", text));
	}

	/**
	 * How many products of a block a filter takes.
	 * @param facets of the block
	 * @param filter any
	 * @return 0 to {@value ProductCollections#BLOCK}
	 */
	static int count(String facets, Filter filter) {
		int count = 0;
		for (int at = 0; at < facets.length(); at += Facets.LENGTH) {
			if (filter.takes(facets, at)) {
				count++;
			}
		}
		return count;
	}

}
