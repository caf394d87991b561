package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.warelog.api.merchant.Group;
import io.warelog.api.merchant.Groups;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.Numbered;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.reference.ReferenceCommand.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * One decision about a group.
 *
 * @param <W> what a group is to consist of
 * @param <T> what it consists of
 */
abstract class GroupDecider<W extends Wanted, T extends Numbered> {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final int PERCENT_DECIMALS = 4;

	private final GroupRules rules;

	private final Groups<T> groups;

	private final AtVersion version;

	/** By where they are; of several at one place the first is told. */
	private final Map<String, Violation> violations = new LinkedHashMap<>();

	/**
	 * Begins a decision.
	 * @param rules of its kind of groups
	 * @param groups those there are
	 * @param version of the merchant, beside what the caller has seen
	 */
	GroupDecider(GroupRules rules, Groups<T> groups, AtVersion version) {
		this.rules = rules;
		this.groups = groups;
		this.version = version;
	}

	/**
	 * Understands one thing that the group is to consist of.
	 * @param wanted as it is wanted
	 * @param number it has or will have
	 * @param before as it is, null when it is new
	 * @return as it will be, or null when something is wrong with it
	 */
	abstract @Nullable T entry(W wanted, int number, @Nullable T before);

	abstract MerchantEvent added(int number, String name, List<T> entries);

	abstract MerchantEvent changed(int number, String name, List<T> entries);

	abstract MerchantEvent retired(int number);

	final Decision<MerchantEvent> add(String name, List<W> wanted, List<Violation> known) {
		Optional<Refusal> mismatch = this.version.mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		known.forEach(this::violate);
		if (this.groups.all().size() >= GroupRules.MOST_GROUPS) {
			violate("", "is one too many: a store can have " + GroupRules.MOST_GROUPS + " " + this.rules.kind()
					+ "s, retired ones included");
		}
		int number = this.groups.nextNumber();
		return decided(added(number, name, entries(number, wanted, List.of())));
	}

	final Decision<MerchantEvent> change(int number, @Nullable String name, @Nullable List<W> wanted,
			List<Violation> known) {
		Group<T> group = this.groups.all().get(number);
		if (group == null) {
			return missing();
		}
		Optional<Refusal> mismatch = this.version.mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		known.forEach(this::violate);
		String newName = (name != null) ? name : group.name();
		List<T> entries = (wanted != null) ? entries(number, wanted, group.entries()) : group.entries();
		boolean same = newName.equals(group.name()) && entries.equals(group.entries());
		return (same && this.violations.isEmpty()) ? Decision.alreadySo() : decided(changed(number, newName, entries));
	}

	final Decision<MerchantEvent> retire(int number) {
		Group<T> group = this.groups.all().get(number);
		if (group == null) {
			return missing();
		}
		Optional<Refusal> mismatch = this.version.mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		return group.retired() ? Decision.alreadySo() : Decision.accept(retired(number));
	}

	final void violate(String pointer, String detail) {
		violate(new Violation(pointer, detail));
	}

	/**
	 * Takes a percentage.
	 * @param rate in percent
	 * @param pointer where it is wanted
	 * @return the same without zeros at its end, or null when it is none
	 */
	final @Nullable BigDecimal percentage(BigDecimal rate, String pointer) {
		if (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0) {
			violate(pointer, "must be a percentage from 0 to 100");
			return null;
		}
		BigDecimal stripped = rate.stripTrailingZeros();
		if (stripped.scale() > PERCENT_DECIMALS) {
			violate(pointer, "must have at most " + PERCENT_DECIMALS + " decimals");
			return null;
		}
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private void violate(Violation violation) {
		this.violations.putIfAbsent(violation.pointer(), violation);
	}

	private List<T> entries(int group, List<W> wanted, List<T> before) {
		Map<Integer, T> known = new LinkedHashMap<>();
		before.forEach((entry) -> known.put(entry.number(), entry));
		Set<Integer> kept = new HashSet<>();
		List<T> entries = new ArrayList<>();
		int next = this.groups.lastEntry() + 1;
		for (W entry : wanted) {
			Integer given = entry.number();
			if (given != null && !known.containsKey(given)) {
				violate(entry.pointer() + "/id", "names no " + this.rules.entry() + " of the group");
			}
			else if (given != null && !kept.add(given)) {
				violate(entry.pointer() + "/id", "is given twice");
			}
			T after = entry(entry, (given != null) ? given : next++, (given != null) ? known.get(given) : null);
			if (after != null) {
				entries.add(after);
			}
		}
		checkRoom(group, wanted.size());
		return entries;
	}

	/** All groups are one document of the read model and must not outgrow it. */
	private void checkRoom(int group, int count) {
		if (count > GroupRules.MOST_ENTRIES) {
			violate("/" + this.rules.property(), "must have at most " + GroupRules.MOST_ENTRIES + " elements");
		}
		int others = this.groups.all()
			.entrySet()
			.stream()
			.filter((other) -> other.getKey() != group)
			.mapToInt((other) -> other.getValue().entries().size())
			.sum();
		if (others + count > GroupRules.MOST_ENTRIES_OF_ALL) {
			violate("/" + this.rules.property(), "must have at most " + (GroupRules.MOST_ENTRIES_OF_ALL - others)
					+ " elements, as all groups of a store together can have " + GroupRules.MOST_ENTRIES_OF_ALL);
		}
	}

	private Decision<MerchantEvent> decided(MerchantEvent event) {
		return this.violations.isEmpty() ? Decision.accept(event)
				: Decision.refuse(new Refusal.Unacceptable(List.copyOf(this.violations.values())));
	}

	private Decision<MerchantEvent> missing() {
		return Decision.refuse(new Refusal.NotFound(this.rules.kind()));
	}

}
