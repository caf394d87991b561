/**
 * Products in the form of the store API, and what belongs to others put into them.
 */
@NullMarked
package io.warelog.read.rendering;

import org.jspecify.annotations.NullMarked;
