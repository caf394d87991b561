/**
 * SQLite files: how they are opened, written by one and read by many.
 */
@NullMarked
package io.warelog.platform.sqlite;

import org.jspecify.annotations.NullMarked;
