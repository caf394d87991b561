/**
 * Shows that two services answer alike.
 */
@NullMarked
package io.warelog.app.migration;

import org.jspecify.annotations.NullMarked;
