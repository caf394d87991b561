/**
 * How projections write: what a batch of events makes of the read models, and how far it
 * has come, as one.
 */
@NullMarked
package io.warelog.read.projection;

import org.jspecify.annotations.NullMarked;
