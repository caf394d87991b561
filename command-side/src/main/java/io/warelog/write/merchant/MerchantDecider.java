package io.warelog.write.merchant;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantCurrencyChanged;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantRenamed;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.MerchantWeightUnitChanged;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.merchant.MerchantCommand.ChangeMerchant;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import org.jspecify.annotations.Nullable;

/** Decides about merchants. Pure. */
public final class MerchantDecider {

	private MerchantDecider() {
	}

	/**
	 * Decides one command.
	 * @param command what is wanted
	 * @param merchant the state it meets, null when there is none
	 * @param version of the merchant, beside what the caller has seen
	 * @return one event per fact that changes, or the refusal
	 */
	public static Decision<MerchantEvent> decide(MerchantCommand command, @Nullable Merchant merchant,
			AtVersion version) {
		return switch (command) {
			case RegisterMerchant wanted ->
				Decision.accept(new MerchantRegistered(wanted.id().value(), wanted.organization().value(),
						wanted.name(), wanted.currency().code(), wanted.storefrontUrl(), wanted.weightUnit().code()));
			case ChangeMerchant wanted when merchant != null -> change(wanted, merchant, version);
			case ChangeMerchant wanted -> Decision.refuse(new Refusal.NotFound("merchant"));
		};
	}

	private static Decision<MerchantEvent> change(ChangeMerchant wanted, Merchant merchant, AtVersion version) {
		Optional<Refusal> mismatch = version.mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		List<MerchantEvent> events = new ArrayList<>();
		if (wanted.name() != null && !wanted.name().equals(merchant.name())) {
			events.add(new MerchantRenamed(wanted.name()));
		}
		if (wanted.currency() != null && !wanted.currency().equals(merchant.currency())) {
			events.add(new MerchantCurrencyChanged(wanted.currency().code()));
		}
		if (wanted.storefrontUrl() != null
				&& !Objects.equals(wanted.storefrontUrl().value(), merchant.storefrontUrl())) {
			events.add(new MerchantStorefrontMoved(wanted.storefrontUrl().value()));
		}
		if (wanted.weightUnit() != null && wanted.weightUnit() != merchant.weightUnit()) {
			events.add(new MerchantWeightUnitChanged(wanted.weightUnit().code()));
		}
		return new Decision.Accepted<>(events);
	}

}
