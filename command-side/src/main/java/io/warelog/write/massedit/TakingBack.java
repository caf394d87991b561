package io.warelog.write.massedit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.ProductOption;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an edit changed of a product that has been changed since: what the edit
 * changed goes back to what it was before, whatever it has become since, and all else
 * stays as it is now. Of options whose keys the edit left alone each value is taken back
 * by itself, of images and videos those that the edit added or removed. A sale is one
 * thing: its price and its status go back together.
 */
final class TakingBack {

	private final LiveProduct before;

	private final LiveProduct after;

	private final LiveProduct present;

	private final Set<String> obstacles = new LinkedHashSet<>();

	private final LiveProduct target;

	/**
	 * Takes back.
	 * @param before what the product was before the edit
	 * @param after what the edit made of it
	 * @param present what it is now
	 */
	TakingBack(LiveProduct before, LiveProduct after, LiveProduct present) {
		this.before = before;
		this.after = after;
		this.present = present;
		this.target = takeBack();
		if (amountsEdited() && !before.price().currency().equals(present.price().currency())) {
			this.obstacles.add("its amounts have been in another currency since");
		}
	}

	/**
	 * What comes out.
	 * @return the product as it would be, to be used only where there is no obstacle
	 */
	LiveProduct target() {
		return this.target;
	}

	/**
	 * Why something cannot be taken back.
	 * @return each reason, worded to follow the product
	 */
	List<String> obstacles() {
		return List.copyOf(this.obstacles);
	}

	private LiveProduct takeBack() {
		LiveProduct sale = edited(LiveProduct::salePrice) || edited(LiveProduct::status) ? this.before : this.present;
		return new LiveProduct(this.present.id(), this.present.merchant(), this.present.organization(),
				pick(LiveProduct::name), pickOrNull(LiveProduct::nameShort), this.present.slug(),
				pickOrNull(LiveProduct::sku), pickOrNull(LiveProduct::description),
				pickOrNull(LiveProduct::descriptionShort), pick(LiveProduct::price), sale.salePrice(),
				pickOrNull(LiveProduct::cost), pickOrNull(LiveProduct::billingCycle), pickOrNull(LiveProduct::imageUrl),
				pick(LiveProduct::displayOnStorefront), pick(LiveProduct::availability), sale.status(),
				pick(LiveProduct::type), pickOrNull(LiveProduct::weight), pick(LiveProduct::feeTypeIds),
				pickOrNull(LiveProduct::taxGroup), pickOrNull(LiveProduct::shippingGroup),
				pick(LiveProduct::categories), pickOrNull(LiveProduct::optionStyle), options(LiveProduct::options),
				options(LiveProduct::extras), media(), pickOrNull(LiveProduct::form), pickOrNull(LiveProduct::metadata),
				pickOrNull(LiveProduct::defaultOptionMetadata));
	}

	private boolean edited(Function<LiveProduct, ? extends @Nullable Object> property) {
		return !Objects.equals(property.apply(this.before), property.apply(this.after));
	}

	private LiveProduct holder(Function<LiveProduct, ? extends @Nullable Object> property) {
		return edited(property) ? this.before : this.present;
	}

	private <T> T pick(Function<LiveProduct, T> property) {
		return property.apply(holder(property));
	}

	private <T> @Nullable T pickOrNull(Function<LiveProduct, @Nullable T> property) {
		return property.apply(holder(property));
	}

	/** A sale price also comes back where only the status was edited. */
	private boolean amountsEdited() {
		return edited(LiveProduct::price) || edited(LiveProduct::salePrice)
				|| (edited(LiveProduct::status) && this.before.salePrice() != null) || edited(LiveProduct::cost)
				|| edited((product) -> amounts(product.options())) || edited((product) -> amounts(product.extras()));
	}

	private static List<List<@Nullable BigDecimal>> amounts(List<ProductOption> options) {
		List<List<@Nullable BigDecimal>> amounts = new ArrayList<>();
		for (ProductOption option : options) {
			List<@Nullable BigDecimal> both = new ArrayList<>();
			both.add(option.surcharge());
			both.add(option.cost());
			amounts.add(both);
		}
		return amounts;
	}

	private List<ProductOption> options(Function<LiveProduct, List<ProductOption>> list) {
		List<ProductOption> former = list.apply(this.before);
		List<ProductOption> edited = list.apply(this.after);
		if (!keys(former).equals(keys(edited))) {
			return former;
		}
		Map<UUID, ProductOption> merged = new LinkedHashMap<>();
		list.apply(this.present).forEach((option) -> merged.put(option.key(), option));
		for (int i = 0; i < former.size(); i++) {
			ProductOption was = former.get(i);
			ProductOption became = edited.get(i);
			if (!was.equals(became)) {
				ProductOption now = merged.get(was.key());
				if (now == null) {
					this.obstacles.add("an option or extra that the mass edit changed has been removed since");
				}
				else {
					merged.put(was.key(), option(was, became, now));
				}
			}
		}
		return List.copyOf(merged.values());
	}

	private static ProductOption option(ProductOption was, ProductOption became, ProductOption now) {
		return new ProductOption(now.key(), was.metadata().equals(became.metadata()) ? now.metadata() : was.metadata(),
				was.surcharge().equals(became.surcharge()) ? now.surcharge() : was.surcharge(),
				(was.quantity() == became.quantity()) ? now.quantity() : was.quantity(),
				Objects.equals(was.cost(), became.cost()) ? now.cost() : was.cost(),
				Objects.equals(was.weight(), became.weight()) ? now.weight() : was.weight(),
				Objects.equals(was.fetchSku(), became.fetchSku()) ? now.fetchSku() : was.fetchSku());
	}

	private static List<UUID> keys(List<ProductOption> options) {
		return options.stream().map(ProductOption::key).toList();
	}

	private List<Medium> media() {
		List<Medium> media = new ArrayList<>(this.present.media());
		media.removeIf((medium) -> this.after.media().contains(medium) && !this.before.media().contains(medium));
		Set<String> keys = media.stream().map(Medium::key).collect(Collectors.toSet());
		for (Medium medium : this.before.media()) {
			if (!this.after.media().contains(medium) && keys.add(medium.key())) {
				media.add(medium);
			}
		}
		return media;
	}

}
