/**
 * The tax groups and shipping groups of a merchant, which its products can have.
 */
@NullMarked
package io.warelog.write.reference;

import org.jspecify.annotations.NullMarked;
