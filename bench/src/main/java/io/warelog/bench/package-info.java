/**
 * Measurements of the running service, as ratios to a no-op endpoint of the same process.
 */
@NullMarked
package io.warelog.bench;

import org.jspecify.annotations.NullMarked;
