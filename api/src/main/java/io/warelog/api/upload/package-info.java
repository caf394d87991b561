/**
 * Images on their way to a product: what can happen to them, and what that means.
 */
@NullMarked
package io.warelog.api.upload;

import org.jspecify.annotations.NullMarked;
