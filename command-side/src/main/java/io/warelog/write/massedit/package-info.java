/**
 * Edits of many products in one commit.
 */
@NullMarked
package io.warelog.write.massedit;

import org.jspecify.annotations.NullMarked;
