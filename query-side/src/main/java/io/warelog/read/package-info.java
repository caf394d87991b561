/**
 * The query side: projects the log into read models, and answers from them.
 */
@NullMarked
package io.warelog.read;

import org.jspecify.annotations.NullMarked;
