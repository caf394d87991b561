/** Keeps images in a directory and takes uploads by URLs that it signs itself. */
@NullMarked
package io.warelog.media.store.directory;

import org.jspecify.annotations.NullMarked;
