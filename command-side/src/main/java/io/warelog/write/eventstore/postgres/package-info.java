/**
 * The log in a PostgreSQL database, which several processes may share.
 */
@NullMarked
package io.warelog.write.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
