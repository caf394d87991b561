/** Threads that are ended by those who began them. */
@NullMarked
package io.warelog.platform.thread;

import org.jspecify.annotations.NullMarked;
