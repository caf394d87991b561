/**
 * Edits of many products at once.
 */
@NullMarked
package io.warelog.api.massedit;

import org.jspecify.annotations.NullMarked;
