/**
 * Writing products in the store API (seed 003).
 */
@NullMarked
package io.warelog.write.store;

import org.jspecify.annotations.NullMarked;
