package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Setting;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import io.warelog.write.product.ProductContext.Earlier;
import org.jspecify.annotations.Nullable;

/**
 * The life of a product under commands that are drawn, while the fee types and groups
 * around it are retired now and then. The same seed draws the same.
 */
final class GeneratedHistory {

	private static final List<String> TEXTS = List.of("Tea", "Green tea", "Dust");

	private final Random random;

	private final Set<UUID> feeTypes = new HashSet<>(List.of(ProductFixture.CARD_FEE, fee(1), fee(2), fee(3)));

	private final Set<Integer> groups = new HashSet<>(Set.of(1, 2, 3, 4));

	private final NavigableMap<Long, Product> states = new TreeMap<>();

	private Product product = new NoProduct();

	private long version;

	private int accepted;

	GeneratedHistory(long seed) {
		this.random = new Random(seed);
		handle(ProductFixture.create());
	}

	private static UUID fee(int number) {
		return new UUID(3, number);
	}

	/** Lets something be asked for, which may be refused. */
	GeneratedHistory commands(int count) {
		for (int i = 0; i < count; i++) {
			if (this.random.nextInt(12) == 0) {
				retire();
			}
			handle(command());
		}
		return this;
	}

	private void retire() {
		if (this.random.nextBoolean()) {
			this.feeTypes.remove(fee(1 + this.random.nextInt(3)));
		}
		else {
			this.groups.remove(1 + this.random.nextInt(4));
		}
	}

	private void handle(ProductCommand command) {
		if (ProductDecider.decide(command, this.product,
				contextOf(command, true)) instanceof Decision.Accepted<ProductEvent> decided
				&& !decided.events().isEmpty()) {
			for (ProductEvent event : decided.events()) {
				this.product = ProductFold.evolve(this.product, event);
				this.version++;
			}
			this.states.put(this.version, this.product);
			this.accepted++;
		}
	}

	private ProductContext contextOf(ProductCommand command, boolean slugFree) {
		Earlier earlier = (command instanceof RevertProduct revert)
				? new Earlier(this.states.getOrDefault(revert.to(), new NoProduct()), slugFree) : null;
		return new ProductContext(new AtVersion(this.version, null), DetailsPolicy.EDITABLE, this.feeTypes, this.groups,
				this.groups, new Slug("green-tea"), earlier);
	}

	/** What comes of going back to a version now. */
	Decision<ProductEvent> reverted(long to, boolean slugFree) {
		RevertProduct revert = new RevertProduct(ProductFixture.product(), ProductFixture.merchant(), to, List.of());
		return ProductDecider.decide(revert, this.product, contextOf(revert, slugFree));
	}

	/** What the product is after some more events. */
	Product after(List<ProductEvent> events) {
		Product after = this.product;
		for (ProductEvent event : events) {
			after = ProductFold.evolve(after, event);
		}
		return after;
	}

	Product product() {
		return this.product;
	}

	long version() {
		return this.version;
	}

	int accepted() {
		return this.accepted;
	}

	/** All that it has been, by version. */
	NavigableMap<Long, Product> states() {
		return this.states;
	}

	/** Looks whether a product that is like this may point at all that another did. */
	boolean mayPointAtAllOf(LiveProduct now, LiveProduct target) {
		return Stream
			.of(target.feeTypeIds()
				.stream()
				.allMatch((fee) -> this.feeTypes.contains(fee) || now.feeTypeIds().contains(fee)),
					mayPoint(target.taxGroup(), now.taxGroup()), mayPoint(target.shippingGroup(), now.shippingGroup()))
			.allMatch(Boolean::booleanValue);
	}

	private boolean mayPoint(@Nullable Integer wanted, @Nullable Integer now) {
		return wanted == null || wanted.equals(now) || this.groups.contains(wanted);
	}

	private ProductCommand command() {
		var id = ProductFixture.product();
		var merchant = ProductFixture.merchant();
		OptionKind kind = pick(List.of(OptionKind.OPTION, OptionKind.EXTRA));
		return switch (this.random.nextInt(22)) {
			case 0 -> new ArchiveProduct(id, merchant);
			case 1, 2 -> new UnarchiveProduct(id, merchant);
			case 3 -> new DeleteProduct(id, merchant);
			case 4, 5, 6 -> new RevertProduct(id, merchant, 1 + this.random.nextLong(this.version), List.of());
			case 7, 8 -> new ReplaceOptions(id, merchant, kind, options(kind), List.of());
			case 9 -> new ChangeOption(id, merchant, kind, optionKey(kind), new OptionChanges(amount(),
					this.random.nextLong(9), new Setting<>(orNull(amount())), null, new Setting<>(orNull("SKU"))),
					List.of());
			case 10 -> new RemoveOption(id, merchant, kind, optionKey(kind));
			case 11 -> new RemoveCategory(id, merchant, pick(List.of("hot", "new")));
			case 12, 13 -> new AttachMedium(id, merchant, medium());
			case 14 -> new MoveMedium(id, merchant, MediumKind.IMAGE, medium().key(), this.random.nextInt(4));
			case 15 -> new RemoveMedium(id, merchant, MediumKind.IMAGE, medium().key());
			default -> new ChangeProduct(id, merchant, ProductChanges.of(this::wish), List.of());
		};
	}

	private void wish(ProductChanges.Draft wanted) {
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			wishOne(wanted);
		}
	}

	private void wishOne(ProductChanges.Draft wanted) {
		switch (this.random.nextInt(20)) {
			case 0 -> wanted.name = pick(TEXTS);
			case 1 -> wanted.nameShort = new Setting<>(orNull(pick(TEXTS)));
			case 2 -> wanted.sku = new Setting<>(orNull(pick(TEXTS)));
			case 3 -> wanted.description = new Setting<>(orNull(pick(TEXTS)));
			case 4 -> wanted.imageUrl = new Setting<>(orNull("https://img.example/" + this.random.nextInt(3)));
			case 5 -> wanted.price = amount();
			case 6 -> {
				wanted.price = amount();
				wanted.currency = new CurrencyCode(pick(List.of("USD", "JPY", "KWD")));
			}
			case 7 -> wanted.salePrice = new Setting<>(orNull(amount()));
			case 8 -> wanted.status = pick(List.of(ProductStatus.values()));
			case 9 -> wanted.cost = new Setting<>(orNull(amount()));
			case 10 -> wanted.feeTypeIds = Stream.of(fee(1), fee(2), fee(3))
				.filter((fee) -> this.random.nextBoolean())
				.toList();
			case 11 -> wanted.taxGroup = new Setting<>(orNull(1 + this.random.nextInt(4)));
			case 12 -> wanted.shippingGroup = new Setting<>(orNull(1 + this.random.nextInt(4)));
			case 13 -> {
				wanted.recurring = this.random.nextBoolean();
				wanted.billingCycle = wanted.recurring ? new Setting<>(pick(List.of(BillingCycle.values()))) : null;
			}
			case 14 -> wanted.active = this.random.nextBoolean();
			case 15 -> {
				wanted.type = pick(List.of(ProductType.values()));
				wanted.displayOnStorefront = this.random.nextBoolean();
			}
			case 16 -> wanted.weight = new Setting<>(orNull(amount()));
			case 17 -> wanted.categories = Stream.of("hot", "new")
				.filter((slug) -> this.random.nextBoolean())
				.map((slug) -> new Category(slug, slug))
				.toList();
			case 18 -> {
				wanted.optionStyle = new Setting<>(orNull(pick(List.of(OptionStyle.values()))));
				wanted.quantity = this.random.nextLong(9);
			}
			default -> {
				wanted.form = new Setting<>(orNull(new ProductForm(pick(TEXTS), List.of())));
				wanted.metadata = new Setting<>(orNull("{}"));
				wanted.defaultOptionMetadata = new Setting<>(orNull("{}"));
				wanted.descriptionShort = new Setting<>(orNull(pick(TEXTS)));
			}
		}
	}

	private List<WantedOption> options(OptionKind kind) {
		List<WantedOption> options = new ArrayList<>();
		if (this.product instanceof LiveProduct live) {
			for (ProductOption option : kind.of(live)) {
				if (!option.isDefault() && this.random.nextBoolean()) {
					options.add(new WantedOption(option.key(), true, Map.of("Color", pick(TEXTS)), amount(), 3, null,
							null, null));
				}
			}
		}
		for (int i = this.random.nextInt(3); i > 0; i--) {
			options.add(new WantedOption(new UUID(4, this.random.nextLong()), false, Map.of("Color", pick(TEXTS)),
					BigDecimal.ZERO, this.random.nextLong(9), new Setting<>(orNull(amount())), null, null));
		}
		return options;
	}

	private UUID optionKey(OptionKind kind) {
		List<ProductOption> options = (this.product instanceof LiveProduct live) ? kind.of(live) : List.of();
		return options.isEmpty() ? fee(9) : pick(options).key();
	}

	private Medium medium() {
		int number = this.random.nextInt(5);
		return new Medium.Image("image-" + number, "https://img.example/" + number + ".png");
	}

	private BigDecimal amount() {
		return BigDecimal.valueOf(1 + this.random.nextInt(20));
	}

	private <T> @Nullable T orNull(T value) {
		return (this.random.nextInt(3) == 0) ? null : value;
	}

	private <T> T pick(List<T> from) {
		return from.get(this.random.nextInt(from.size()));
	}

}
