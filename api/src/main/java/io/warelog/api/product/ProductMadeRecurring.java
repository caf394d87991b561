package io.warelog.api.product;

/**
 * A product is billed again and again, in this cycle.
 *
 * @param billingCycle {@code daily}, {@code weekly}, {@code monthly} or {@code yearly}
 */
public record ProductMadeRecurring(String billingCycle) implements ProductEvent {

}
