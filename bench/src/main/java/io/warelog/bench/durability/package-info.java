/**
 * Shows from a trace of system calls that an answered create is on the disk.
 */
@NullMarked
package io.warelog.bench.durability;

import org.jspecify.annotations.NullMarked;
