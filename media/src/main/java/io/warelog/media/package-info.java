/**
 * Images as bytes: what they are called, in which sizes they come and why one is refused.
 */
@NullMarked
package io.warelog.media;

import org.jspecify.annotations.NullMarked;
