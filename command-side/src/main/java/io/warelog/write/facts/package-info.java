/**
 * What the command side has to know to decide, read from the log and nowhere else.
 */
@NullMarked
package io.warelog.write.facts;

import org.jspecify.annotations.NullMarked;
