/**
 * Issuing and revoking API keys, and finding them in the log.
 */
@NullMarked
package io.warelog.write.key;

import org.jspecify.annotations.NullMarked;
