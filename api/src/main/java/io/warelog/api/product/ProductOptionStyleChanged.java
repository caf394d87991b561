package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * The options of a product are offered otherwise.
 *
 * @param optionStyle the code of an {@link OptionStyle}, or null when it was cleared
 */
public record ProductOptionStyleChanged(@Nullable String optionStyle) implements ProductEvent {

}
