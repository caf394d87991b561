/**
 * Files that are still there after the power went.
 */
@NullMarked
package io.warelog.media.file;

import org.jspecify.annotations.NullMarked;
