/**
 * Measures how fast images come to products, and what memory that takes.
 */
@NullMarked
package io.warelog.bench.upload;

import org.jspecify.annotations.NullMarked;
