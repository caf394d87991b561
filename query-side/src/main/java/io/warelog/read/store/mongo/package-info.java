/**
 * Read models in MongoDB: for several nodes, or more products than one machine serves.
 */
@NullMarked
package io.warelog.read.store.mongo;

import org.jspecify.annotations.NullMarked;
