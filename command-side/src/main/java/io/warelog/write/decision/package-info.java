/**
 * What a decision is: the facts it makes, or a refusal with a type.
 */
@NullMarked
package io.warelog.write.decision;

import org.jspecify.annotations.NullMarked;
