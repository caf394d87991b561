/**
 * Values that are right or do not exist: money, slugs, identifiers, billing cycles.
 */
@NullMarked
package io.warelog.api.value;

import org.jspecify.annotations.NullMarked;
