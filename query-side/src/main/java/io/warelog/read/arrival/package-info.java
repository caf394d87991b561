/**
 * Waiting until a read model shows what was just written.
 */
@NullMarked
package io.warelog.read.arrival;

import org.jspecify.annotations.NullMarked;
