/**
 * Creating, changing, archiving, deleting and reverting products.
 */
@NullMarked
package io.warelog.write.product;

import org.jspecify.annotations.NullMarked;
