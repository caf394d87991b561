/**
 * Shows that two services answer alike, and tells of which log read models are.
 */
@NullMarked
package io.warelog.app.migration;

import org.jspecify.annotations.NullMarked;
