/**
 * Products as they are now: the projection, lists and single reads.
 */
@NullMarked
package io.warelog.read.product;

import org.jspecify.annotations.NullMarked;
