/**
 * Creating, changing, archiving and deleting products.
 */
@NullMarked
package io.warelog.write.product;

import org.jspecify.annotations.NullMarked;
