package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductOption;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/** One decision about the options of a product, or about its extras. */
final class OptionDecider {

	private final LiveProduct product;

	private final OptionKind kind;

	/** As they are wanted so far. */
	private List<ProductOption> wanted;

	OptionDecider(LiveProduct product, OptionKind kind) {
		this.product = product;
		this.kind = kind;
		this.wanted = kind.of(product);
	}

	Decision<ProductEvent> replace(List<WantedOption> all, List<Violation> known) {
		List<Violation> violations = new ArrayList<>(known);
		wantAll(all, violations);
		return violations.isEmpty() ? new Decision.Accepted<>(events())
				: Decision.refuse(new Refusal.Unacceptable(violations));
	}

	Decision<ProductEvent> change(UUID key, OptionChanges changes, List<Violation> known) {
		ProductOption before = find(key);
		if (before == null) {
			return missing();
		}
		List<Violation> violations = new ArrayList<>(known);
		BigDecimal surcharge = (changes.surcharge() != null)
				? amount(changes.surcharge(), "/surcharge", before.surcharge(), violations) : before.surcharge();
		long quantity = (changes.quantity() != null) ? quantity(changes.quantity(), "/quantity", violations)
				: before.quantity();
		ProductOption after = new ProductOption(key, before.metadata(), surcharge, quantity,
				cost(changes.cost(), "/cost", before.cost(), violations),
				weight(changes.weight(), "/weight", before.weight(), violations),
				(changes.fetchSku() != null) ? changes.fetchSku().value() : before.fetchSku());
		if (!violations.isEmpty()) {
			return Decision.refuse(new Refusal.Unacceptable(violations));
		}
		this.wanted = this.wanted.stream().map((option) -> option.key().equals(key) ? after : option).toList();
		return new Decision.Accepted<>(events());
	}

	Decision<ProductEvent> remove(UUID key) {
		if (find(key) == null) {
			return missing();
		}
		this.wanted = this.wanted.stream().filter((option) -> !option.key().equals(key)).toList();
		return new Decision.Accepted<>(events());
	}

	/**
	 * Wants all of them anew.
	 * @param all in order
	 * @param violations what is wrong with them is added here
	 */
	void wantAll(List<WantedOption> all, List<Violation> violations) {
		if (all.size() > ProductRules.OPTIONS) {
			violations.add(new Violation("/" + this.kind.property(),
					"must have at most " + ProductRules.OPTIONS + " elements, not " + all.size()));
		}
		List<ProductOption> options = new ArrayList<>();
		Set<UUID> keys = new HashSet<>();
		for (int i = 0; i < all.size(); i++) {
			WantedOption option = all.get(i);
			String pointer = "/" + this.kind.property() + "/" + i;
			ProductOption before = option.known() ? find(option.key()) : null;
			if (option.known() && before == null) {
				violations.add(new Violation(pointer + "/id", "names no " + this.kind.noun() + " of the product"));
			}
			else if (!keys.add(option.key())) {
				violations.add(new Violation(pointer + "/id", "is given twice"));
			}
			options.add(new ProductOption(option.key(), option.metadata(),
					amount(option.surcharge(), pointer + "/surcharge", BigDecimal.ZERO, violations),
					quantity(option.quantity(), pointer + "/quantity", violations),
					cost(option.cost(), pointer + "/cost", (before != null) ? before.cost() : null, violations),
					weight(option.weight(), pointer + "/weight", (before != null) ? before.weight() : null, violations),
					(option.fetchSku() != null) ? option.fetchSku().value()
							: (before != null) ? before.fetchSku() : null));
		}
		this.wanted = options;
	}

	/**
	 * Wants all of them as they have been.
	 * @param all in order, with the keys that they had
	 */
	void want(List<ProductOption> all) {
		this.wanted = all;
	}

	/**
	 * Wants something of the only option.
	 * @param quantity of it, or null
	 * @param fetchSku of it, passed over when there are several, or null
	 * @return why not, where there are several
	 */
	Optional<Refusal> wantOnly(@Nullable Long quantity, @Nullable Setting<String> fetchSku) {
		List<ProductOption> options = this.wanted.isEmpty() ? List.of(standard()) : this.wanted;
		if (options.size() > 1) {
			return (quantity != null) ? Optional.of(new Refusal.SeveralOptions()) : Optional.empty();
		}
		ProductOption only = options.getFirst();
		this.wanted = List.of(new ProductOption(only.key(), only.metadata(), only.surcharge(),
				(quantity != null) ? quantity : only.quantity(), only.cost(), only.weight(),
				(fetchSku != null) ? fetchSku.value() : only.fetchSku()));
		return Optional.empty();
	}

	/** What has to happen to come to what is wanted. */
	List<ProductEvent> events() {
		List<ProductOption> before = this.kind.of(this.product);
		List<ProductOption> after = (this.wanted.isEmpty() && this.kind == OptionKind.OPTION) ? List.of(standard())
				: this.wanted;
		if (same(before, after)) {
			return List.of();
		}
		if (keys(before).equals(keys(after))) {
			List<ProductEvent> events = new ArrayList<>();
			for (int i = 0; i < after.size(); i++) {
				if (!same(before.get(i), after.get(i))) {
					events.add(this.kind.changed(after.get(i)));
				}
			}
			return events;
		}
		return List.of(this.kind.replaced(this.wanted));
	}

	private static List<UUID> keys(List<ProductOption> options) {
		return options.stream().map(ProductOption::key).toList();
	}

	private static boolean same(List<ProductOption> some, List<ProductOption> others) {
		if (some.size() != others.size()) {
			return false;
		}
		for (int i = 0; i < some.size(); i++) {
			if (!same(some.get(i), others.get(i))) {
				return false;
			}
		}
		return true;
	}

	/** Also in the order of its columns, which maps do not compare. */
	private static boolean same(ProductOption one, ProductOption other) {
		return one.equals(other) && List.copyOf(one.metadata().keySet()).equals(List.copyOf(other.metadata().keySet()));
	}

	private ProductOption standard() {
		return ProductOption.standard(this.product.id().value(), zero());
	}

	private BigDecimal zero() {
		return BigDecimal.valueOf(0, currency().decimals());
	}

	private CurrencyCode currency() {
		return this.product.price().currency();
	}

	private @Nullable ProductOption find(UUID key) {
		return this.kind.of(this.product)
			.stream()
			.filter((option) -> option.key().equals(key))
			.findFirst()
			.orElse(null);
	}

	private Decision<ProductEvent> missing() {
		return Decision.refuse(new Refusal.NotFound(this.kind.noun()));
	}

	private BigDecimal amount(BigDecimal wanted, String pointer, BigDecimal otherwise, List<Violation> violations) {
		Optional<String> fault = Money.fault(wanted, currency());
		if (fault.isPresent()) {
			violations.add(new Violation(pointer, fault.get()));
			return otherwise;
		}
		return new Money(wanted, currency()).amount();
	}

	private @Nullable BigDecimal cost(@Nullable Setting<BigDecimal> wanted, String pointer, @Nullable BigDecimal before,
			List<Violation> violations) {
		if (wanted == null) {
			return before;
		}
		return (wanted.value() != null) ? amount(wanted.value(), pointer, BigDecimal.ZERO, violations) : null;
	}

	private static long quantity(long wanted, String pointer, List<Violation> violations) {
		ProductRules.quantityFault(wanted).ifPresent((fault) -> violations.add(new Violation(pointer, fault)));
		return wanted;
	}

	private static @Nullable BigDecimal weight(@Nullable Setting<BigDecimal> wanted, String pointer,
			@Nullable BigDecimal before, List<Violation> violations) {
		if (wanted == null || wanted.value() == null) {
			return (wanted != null) ? null : before;
		}
		Optional<String> fault = ProductRules.weightFault(wanted.value());
		fault.ifPresent((reason) -> violations.add(new Violation(pointer, reason)));
		return fault.isPresent() ? null : ProductRules.normal(wanted.value());
	}

}
