/**
 * Read models in one SQLite file: the default, for one machine.
 */
@NullMarked
package io.warelog.read.store.sqlite;

import org.jspecify.annotations.NullMarked;
