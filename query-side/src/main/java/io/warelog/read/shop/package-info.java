/**
 * The reading routes of the store API.
 */
@NullMarked
package io.warelog.read.shop;

import org.jspecify.annotations.NullMarked;
