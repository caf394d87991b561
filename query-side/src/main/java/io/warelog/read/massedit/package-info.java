/**
 * Mass edits: what was asked for, which products changed and how.
 */
@NullMarked
package io.warelog.read.massedit;

import org.jspecify.annotations.NullMarked;
