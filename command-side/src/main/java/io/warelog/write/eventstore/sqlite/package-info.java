/**
 * The log in a SQLite file: fail-stop, every commit covered by an fsync.
 */
@NullMarked
package io.warelog.write.eventstore.sqlite;

import org.jspecify.annotations.NullMarked;
