/**
 * How accepted and refused writes are answered.
 */
@NullMarked
package io.warelog.write.http;

import org.jspecify.annotations.NullMarked;
