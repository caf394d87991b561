/**
 * How reads are answered.
 */
@NullMarked
package io.warelog.read.http;

import org.jspecify.annotations.NullMarked;
