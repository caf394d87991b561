package io.warelog.read.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A page put together step by step; twenty documents unless told otherwise. */
public final class PageBuilder {

	private final String sort;

	private final boolean descending;

	private List<Condition> conditions = List.of();

	private Page.@Nullable Place after;

	private int skip;

	private int limit = 20;

	private List<String> fetch = List.of();

	private PageBuilder(String sort, boolean descending) {
		this.sort = sort;
		this.descending = descending;
	}

	public static PageBuilder ascending(String sort) {
		return new PageBuilder(sort, false);
	}

	public static PageBuilder descending(String sort) {
		return new PageBuilder(sort, true);
	}

	public PageBuilder where(Condition... conditions) {
		this.conditions = List.of(conditions);
		return this;
	}

	public PageBuilder after(Object value, String id) {
		this.after = new Page.Place(value, id);
		return this;
	}

	public PageBuilder skip(int skip) {
		this.skip = skip;
		return this;
	}

	public PageBuilder limit(int limit) {
		this.limit = limit;
		return this;
	}

	public PageBuilder fetch(String... fields) {
		this.fetch = List.of(fields);
		return this;
	}

	public Page build() {
		return new Page(this.conditions, this.sort, this.descending, this.after, this.skip, this.limit, this.fetch);
	}

}
