/**
 * Claiming the names of products in URLs.
 */
@NullMarked
package io.warelog.write.slug;

import org.jspecify.annotations.NullMarked;
