/** Requests to addresses that somebody else has chosen. */
@NullMarked
package io.warelog.media.fetch;

import org.jspecify.annotations.NullMarked;
