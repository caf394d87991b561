/**
 * Where products stand in their merchant's store.
 */
@NullMarked
package io.warelog.api.listing;

import org.jspecify.annotations.NullMarked;
