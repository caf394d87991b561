/**
 * The command side: decides what is accepted, and keeps it.
 */
@NullMarked
package io.warelog.write;

import org.jspecify.annotations.NullMarked;
