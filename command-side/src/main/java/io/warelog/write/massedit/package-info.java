/**
 * Edits of many products in one commit, and undoing them.
 */
@NullMarked
package io.warelog.write.massedit;

import org.jspecify.annotations.NullMarked;
