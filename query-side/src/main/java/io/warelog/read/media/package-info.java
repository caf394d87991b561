/**
 * Serves the images that this service keeps.
 */
@NullMarked
package io.warelog.read.media;

import org.jspecify.annotations.NullMarked;
