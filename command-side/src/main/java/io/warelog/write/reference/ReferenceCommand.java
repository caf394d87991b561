package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.List;

import io.warelog.api.merchant.RateType;
import io.warelog.api.value.CountryCode;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/** Something that a merchant wants of one of its tax groups or shipping groups. */
public sealed interface ReferenceCommand {

	/** The merchant that asks, whose group it is. */
	MerchantId merchant();

	/**
	 * Asks for a further tax group.
	 *
	 * @param merchant that asks
	 * @param name 1 to 255 characters
	 * @param taxes all of them, new ones
	 * @param violations what could not be understood; any refuses the command
	 */
	record AddTaxGroup(MerchantId merchant, String name, List<WantedTax> taxes,
			List<Violation> violations) implements ReferenceCommand {

		public AddTaxGroup {
			taxes = List.copyOf(taxes);
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks for changes of a tax group.
	 *
	 * @param merchant that asks
	 * @param number of the group
	 * @param name 1 to 255 characters, or null to keep it
	 * @param taxes all it is to consist of, or null to keep them
	 * @param violations what could not be understood; any refuses the command
	 */
	record ChangeTaxGroup(MerchantId merchant, int number, @Nullable String name, @Nullable List<WantedTax> taxes,
			List<Violation> violations) implements ReferenceCommand {

		public ChangeTaxGroup {
			taxes = (taxes != null) ? List.copyOf(taxes) : null;
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks that no further product is assigned a tax group.
	 *
	 * @param merchant that asks
	 * @param number of the group
	 */
	record RetireTaxGroup(MerchantId merchant, int number) implements ReferenceCommand {
	}

	/**
	 * Asks for a further shipping group.
	 *
	 * @param merchant that asks
	 * @param name 1 to 255 characters
	 * @param options all of them, new ones
	 * @param violations what could not be understood; any refuses the command
	 */
	record AddShippingGroup(MerchantId merchant, String name, List<WantedShipping> options,
			List<Violation> violations) implements ReferenceCommand {

		public AddShippingGroup {
			options = List.copyOf(options);
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks for changes of a shipping group.
	 *
	 * @param merchant that asks
	 * @param number of the group
	 * @param name 1 to 255 characters, or null to keep it
	 * @param options all it is to consist of, or null to keep them
	 * @param violations what could not be understood; any refuses the command
	 */
	record ChangeShippingGroup(MerchantId merchant, int number, @Nullable String name,
			@Nullable List<WantedShipping> options, List<Violation> violations) implements ReferenceCommand {

		public ChangeShippingGroup {
			options = (options != null) ? List.copyOf(options) : null;
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks that no further product is assigned a shipping group.
	 *
	 * @param merchant that asks
	 * @param number of the group
	 */
	record RetireShippingGroup(MerchantId merchant, int number) implements ReferenceCommand {
	}

	/** What a group is to consist of. */
	sealed interface Wanted {

		/** The number of the one that is meant, or null for a new one. */
		@Nullable Integer number();

		/** Where it is wanted, as a JSON pointer (RFC 6901) into the request's body. */
		String pointer();

	}

	/**
	 * A tax as it is wanted; null leaves a property of one that is there as it is.
	 *
	 * @param number of one that is there, or null
	 * @param pointer where it is wanted
	 * @param country that takes it
	 * @param region the part of the country, or none
	 * @param rate in percent
	 */
	record WantedTax(@Nullable Integer number, String pointer, @Nullable CountryCode country,
			@Nullable Setting<String> region, @Nullable BigDecimal rate) implements Wanted {
	}

	/**
	 * A shipping option as it is wanted; null leaves a property of one that is there as
	 * it is, and is no price for a new one.
	 *
	 * @param number of one that is there, or null
	 * @param pointer where it is wanted
	 * @param name 1 to 255 characters
	 * @param perCart the price for a whole cart
	 * @param perItem the price for each item
	 * @param currency in which amounts are meant, or null for the store's
	 */
	record WantedShipping(@Nullable Integer number, String pointer, @Nullable String name, @Nullable WantedRate perCart,
			@Nullable WantedRate perItem, @Nullable CurrencyCode currency) implements Wanted {
	}

	/**
	 * A price of shipping as it is wanted.
	 *
	 * @param type how it is counted
	 * @param rate percent, or an amount in major units; null keeps the one of that type
	 */
	record WantedRate(RateType type, @Nullable BigDecimal rate) {
	}

}
