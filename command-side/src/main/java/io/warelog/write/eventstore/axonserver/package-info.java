/**
 * The event store of an Axon Server: appends that say which stream was taken, streams and
 * snapshots.
 */
@NullMarked
package io.warelog.write.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;
