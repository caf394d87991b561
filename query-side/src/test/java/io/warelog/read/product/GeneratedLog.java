package io.warelog.read.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.product.Category;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductTypeChanged;
import io.warelog.api.product.ProductUnarchived;

/**
 * Draws what happens to the products of a few merchants, with clocks that step back now
 * and then. The same seed draws the same.
 */
final class GeneratedLog {

	private static final List<String> NAMES = List.of("Tea", "Green Tea", "Café crème", "Teapot, blue", "Ünder", "茶",
			"tea", "Zebra");

	private final Random random;

	private final int merchants;

	private final ProductLog log = new ProductLog();

	private final List<UUID> live = new ArrayList<>();

	private final List<UUID> deleted = new ArrayList<>();

	private long created;

	private long millis = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();

	GeneratedLog(long seed, int merchants) {
		this.random = new Random(seed);
		this.merchants = merchants;
	}

	static UUID merchant(int number) {
		return new UUID(1, number);
	}

	ProductLog log() {
		return this.log;
	}

	/** Lets something happen, to existing products as often as to new ones. */
	GeneratedLog steps(int count) {
		for (int i = 0; i < count; i++) {
			if (this.live.isEmpty() || this.random.nextInt(3) == 0) {
				create();
			}
			else {
				change();
			}
		}
		return this;
	}

	GeneratedLog create(int count) {
		for (int i = 0; i < count; i++) {
			create();
		}
		return this;
	}

	private void create() {
		UUID id = new UUID(this.random.nextLong(), ++this.created);
		tick();
		this.log.created(new ProductCreated(id, merchant(this.random.nextInt(this.merchants)), ProductLog.ORGANIZATION,
				pick(NAMES), "p-" + this.created, this.random.nextBoolean() ? "Something" : null, price(), "USD",
				this.random.nextBoolean() ? pick(List.of("daily", "monthly", "yearly")) : null, null,
				this.random.nextBoolean(), this.random.nextBoolean(), List.of()));
		this.live.add(id);
	}

	private void change() {
		if (!this.deleted.isEmpty() && this.random.nextInt(12) == 0) {
			restore();
			return;
		}
		UUID product = pick(this.live);
		tick();
		ProductEvent[] events = new ProductEvent[1 + this.random.nextInt(3)];
		for (int i = 0; i < events.length; i++) {
			events[i] = event();
			if (events[i] instanceof ProductDeleted) {
				this.live.remove(product);
				this.deleted.add(product);
				events = Arrays.copyOf(events, i + 1);
			}
		}
		this.log.happened(product, events);
	}

	/** Products come back as they were or changed. */
	private void restore() {
		UUID product = this.deleted.remove(this.random.nextInt(this.deleted.size()));
		tick();
		this.live.add(product);
		if (this.random.nextBoolean()) {
			this.log.happened(product, new ProductRestored());
		}
		else {
			this.log.happened(product, new ProductRestored(), new ProductRenamed(pick(NAMES)), new ProductArchived());
		}
	}

	/** Something that may happen to any product that is there. */
	ProductEvent event() {
		return switch (this.random.nextInt(20)) {
			case 0 -> new ProductRenamed(pick(NAMES));
			case 1 -> new ProductDescribed(this.random.nextBoolean() ? "Other" : null);
			case 2, 3 -> new ProductCurrencyChanged(price(), pick(List.of("USD", "EUR")));
			case 4 -> new ProductImageLinked(this.random.nextBoolean() ? "https://example.com/a.png" : null);
			case 5 -> new ProductShownOnStorefront();
			case 6 -> new ProductHiddenFromStorefront();
			case 7 -> new ProductFeesAssigned(List.of(new UUID(3, this.random.nextInt(4))));
			case 8 -> new ProductMadeRecurring("weekly");
			case 9 -> new ProductMadeOneTime();
			case 10 -> new ProductActivated();
			case 11 -> new ProductDeactivated();
			case 12 -> new ProductArchived();
			case 13 -> new ProductUnarchived();
			case 14 -> new ProductStatusChanged(pick(List.of("available", "on sale", "hidden", "sold out")));
			case 15 -> new ProductSalePriceChanged(this.random.nextBoolean() ? price() : null);
			case 16 -> new ProductTypeChanged(pick(List.of("physical", "digital")));
			case 17 -> new ProductSkuChanged(pick(List.of("1-TEA", "2-MUG")));
			case 18 -> new ProductCategorized(categories());
			default -> new ProductDeleted();
		};
	}

	private List<Category> categories() {
		return Stream.of("hot", "new", "old")
			.filter((slug) -> this.random.nextBoolean())
			.map((slug) -> new Category(slug.toUpperCase(Locale.ROOT), slug))
			.toList();
	}

	private BigDecimal price() {
		return BigDecimal.valueOf(this.random.nextInt(40) * 25L, 2);
	}

	private void tick() {
		this.millis += this.random.nextInt(4) - 1;
		this.log.at(Instant.ofEpochMilli(this.millis));
	}

	private <T> T pick(List<T> from) {
		return from.get(this.random.nextInt(from.size()));
	}

}
