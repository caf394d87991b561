/**
 * The order in which a merchant's products stand in the store, kept so that making room
 * for one does not rewrite the others.
 */
@NullMarked
package io.warelog.read.listing;

import org.jspecify.annotations.NullMarked;
