package io.warelog.api.merchant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All groups of one kind that a merchant has.
 *
 * @param all by number, in the order they were added, retired ones included
 * @param lastEntry the highest number that something in a group was given so far, 0
 * before any
 * @param <T> what the groups consist of
 */
public record Groups<T extends Numbered>(SequencedMap<Integer, Group<T>> all, int lastEntry) {

	public Groups {
		all = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
	}

	/**
	 * What a merchant has at first.
	 * @param <T> what the groups would consist of
	 * @return no groups
	 */
	public static <T extends Numbered> Groups<T> none() {
		return new Groups<>(new LinkedHashMap<>(), 0);
	}

	/**
	 * The number of the next group.
	 * @return one more than the last group's, as groups are retired and never removed
	 */
	public int nextNumber() {
		return this.all.isEmpty() ? 1 : this.all.lastEntry().getKey() + 1;
	}

	/**
	 * The groups that products can be assigned.
	 * @return the numbers of those that are not retired
	 */
	public Set<Integer> assignable() {
		return this.all.entrySet()
			.stream()
			.filter((group) -> !group.getValue().retired())
			.map(Map.Entry::getKey)
			.collect(Collectors.toUnmodifiableSet());
	}

	Groups<T> added(int number, String name, List<T> entries) {
		if (this.all.containsKey(number)) {
			throw new IllegalStateException("There is a group " + number + " already");
		}
		return with(number, new Group<>(name, entries, false));
	}

	Groups<T> changed(int number, String name, List<T> entries) {
		return with(number, new Group<>(name, entries, group(number).retired()));
	}

	Groups<T> retired(int number) {
		Group<T> group = group(number);
		return with(number, new Group<>(group.name(), group.entries(), true));
	}

	private Group<T> group(int number) {
		Group<T> group = this.all.get(number);
		if (group == null) {
			throw new IllegalStateException("There is no group " + number);
		}
		return group;
	}

	private Groups<T> with(int number, Group<T> group) {
		SequencedMap<Integer, Group<T>> changed = new LinkedHashMap<>(this.all);
		changed.put(number, group);
		int last = group.entries().stream().mapToInt(Numbered::number).max().orElse(0);
		return new Groups<>(changed, Math.max(this.lastEntry, last));
	}

}
