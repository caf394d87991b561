/**
 * How messages are written down: stable names and revisions instead of class names.
 */
@NullMarked
package io.warelog.platform.messaging;

import org.jspecify.annotations.NullMarked;
