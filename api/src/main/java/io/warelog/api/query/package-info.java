/**
 * What the command side may ask of the query side.
 */
@NullMarked
package io.warelog.api.query;

import org.jspecify.annotations.NullMarked;
