/**
 * The embedded event store: one writer, group commit, every acknowledged append covered
 * by an fsync.
 */
@NullMarked
package io.warelog.write.eventstore;

import org.jspecify.annotations.NullMarked;
