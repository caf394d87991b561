/**
 * The port behind which read models are kept, whatever the database.
 */
@NullMarked
package io.warelog.read.store;

import org.jspecify.annotations.NullMarked;
