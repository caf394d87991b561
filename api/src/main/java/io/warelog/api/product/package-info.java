/**
 * What can happen to a product, and what that means: the events and their fold.
 */
@NullMarked
package io.warelog.api.product;

import org.jspecify.annotations.NullMarked;
