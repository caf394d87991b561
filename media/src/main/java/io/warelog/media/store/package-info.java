/** The port through which images are taken in and kept, whatever keeps them. */
@NullMarked
package io.warelog.media.store;

import org.jspecify.annotations.NullMarked;
