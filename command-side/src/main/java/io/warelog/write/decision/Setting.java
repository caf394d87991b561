package io.warelog.write.decision;

import org.jspecify.annotations.Nullable;

/**
 * The wanted value of a property that may also be empty.
 *
 * @param value the value, or null for none
 * @param <T> its type
 */
public record Setting<T>(@Nullable T value) {
}
