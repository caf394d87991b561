/**
 * How a command becomes one commit: who asks and why, idempotency, retries after lost
 * races.
 */
@NullMarked
package io.warelog.write.commit;

import org.jspecify.annotations.NullMarked;
