/**
 * What the operator does to read models: looks after them, rebuilds them, and retries
 * what could not be applied.
 */
@NullMarked
package io.warelog.read.operation;

import org.jspecify.annotations.NullMarked;
