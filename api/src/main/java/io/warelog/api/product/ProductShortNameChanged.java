package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product has another short name, as listing grids show it, or none.
 *
 * @param nameShort the new one, or null when it was cleared
 */
public record ProductShortNameChanged(@Nullable String nameShort) implements ProductEvent {

}
