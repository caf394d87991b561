/**
 * Axon Server: how it is reached, its log as a stream of whole commits, and the buses
 * over which the sides talk.
 */
@NullMarked
package io.warelog.platform.axonserver;

import org.jspecify.annotations.NullMarked;
