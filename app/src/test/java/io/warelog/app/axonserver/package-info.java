/**
 * A double of Axon Server's published API, to see the wiring against.
 */
@NullMarked
package io.warelog.app.axonserver;

import org.jspecify.annotations.NullMarked;
