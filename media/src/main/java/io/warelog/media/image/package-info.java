/** From the bytes of an upload to the sizes that are shown. */
@NullMarked
package io.warelog.media.image;

import org.jspecify.annotations.NullMarked;
