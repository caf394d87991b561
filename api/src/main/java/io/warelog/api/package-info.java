/**
 * The published language of Warelog: what can happen, and how it is named where it is
 * stored.
 */
@NullMarked
package io.warelog.api;

import org.jspecify.annotations.NullMarked;
