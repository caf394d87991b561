package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/** Puts changes of a product together, property by property. */
public final class WantedChanges {

	private @Nullable String name;

	private @Nullable Setting<String> description;

	private @Nullable BigDecimal price;

	private @Nullable CurrencyCode currency;

	private @Nullable Setting<String> imageUrl;

	private @Nullable Boolean displayOnStorefront;

	private @Nullable List<UUID> feeTypeIds;

	private @Nullable Boolean recurring;

	private @Nullable Setting<BillingCycle> billingCycle;

	private @Nullable Boolean active;

	public static WantedChanges of() {
		return new WantedChanges();
	}

	public WantedChanges name(String name) {
		this.name = name;
		return this;
	}

	public WantedChanges description(@Nullable String description) {
		this.description = new Setting<>(description);
		return this;
	}

	public WantedChanges price(@Nullable String price) {
		this.price = (price != null) ? new BigDecimal(price) : null;
		return this;
	}

	public WantedChanges currency(@Nullable String currency) {
		this.currency = (currency != null) ? new CurrencyCode(currency) : null;
		return this;
	}

	public WantedChanges imageUrl(@Nullable String imageUrl) {
		this.imageUrl = new Setting<>(imageUrl);
		return this;
	}

	public WantedChanges displayOnStorefront(boolean shown) {
		this.displayOnStorefront = shown;
		return this;
	}

	public WantedChanges feeTypeIds(UUID... ids) {
		this.feeTypeIds = List.of(ids);
		return this;
	}

	public WantedChanges recurring(@Nullable Boolean recurring) {
		this.recurring = recurring;
		return this;
	}

	public WantedChanges billingCycle(@Nullable BillingCycle cycle) {
		this.billingCycle = new Setting<>(cycle);
		return this;
	}

	public WantedChanges active(boolean active) {
		this.active = active;
		return this;
	}

	public ProductChanges build() {
		return new ProductChanges(this.name, this.description, this.price, this.currency, this.imageUrl,
				this.displayOnStorefront, this.feeTypeIds, this.recurring, this.billingCycle, this.active);
	}

	@Override
	public String toString() {
		return build().toString();
	}

}
