/** Images under their keys: kept once, served, forgotten. */
@NullMarked
package io.warelog.media.library;

import org.jspecify.annotations.NullMarked;
