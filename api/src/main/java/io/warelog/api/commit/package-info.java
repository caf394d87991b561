/**
 * The commit as the unit of change: what every event of one accepted command shares.
 */
@NullMarked
package io.warelog.api.commit;

import org.jspecify.annotations.NullMarked;
