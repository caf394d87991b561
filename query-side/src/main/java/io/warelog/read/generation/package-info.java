/**
 * Read models in generations: one that is read, and perhaps one that is being built
 * beside it.
 */
@NullMarked
package io.warelog.read.generation;

import org.jspecify.annotations.NullMarked;
