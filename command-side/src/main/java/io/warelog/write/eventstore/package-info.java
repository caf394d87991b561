/**
 * The event store: one engine with group commit over any log that keeps places in streams
 * unique, every acknowledged append covered by a commit that is on the disk.
 */
@NullMarked
package io.warelog.write.eventstore;

import org.jspecify.annotations.NullMarked;
