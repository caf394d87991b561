/**
 * Starts one or both sides of Warelog as one process.
 */
@NullMarked
package io.warelog.app;

import org.jspecify.annotations.NullMarked;
