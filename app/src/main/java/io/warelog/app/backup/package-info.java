/**
 * Backups of a data directory, taken while its service runs, and bringing them back.
 */
@NullMarked
package io.warelog.app.backup;

import org.jspecify.annotations.NullMarked;
