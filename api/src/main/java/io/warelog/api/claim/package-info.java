/**
 * Facts that exist so that the log's own uniqueness settles a race: claimed names,
 * answered requests.
 */
@NullMarked
package io.warelog.api.claim;

import org.jspecify.annotations.NullMarked;
