/**
 * What can happen to a merchant, and what that means.
 */
@NullMarked
package io.warelog.api.merchant;

import org.jspecify.annotations.NullMarked;
