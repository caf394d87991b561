/**
 * Figures, the floors they are held against, and the table that shows both.
 */
@NullMarked
package io.warelog.bench.report;

import org.jspecify.annotations.NullMarked;
