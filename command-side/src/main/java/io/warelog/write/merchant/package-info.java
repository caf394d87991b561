/**
 * Registering and changing merchants.
 */
@NullMarked
package io.warelog.write.merchant;

import org.jspecify.annotations.NullMarked;
