/**
 * The change feed: what has happened to a merchant's products, in order, as CloudEvents.
 */
@NullMarked
package io.warelog.read.feed;

import org.jspecify.annotations.NullMarked;
