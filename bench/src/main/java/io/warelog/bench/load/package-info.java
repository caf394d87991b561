/**
 * Generates load: over HTTP by wrk, and on the bare event store inside this process.
 */
@NullMarked
package io.warelog.bench.load;

import org.jspecify.annotations.NullMarked;
