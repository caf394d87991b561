/**
 * Images on their way to products: from a signed URL, a request, a file or a URI to a
 * fact about the product, in the background where that takes its time.
 */
@NullMarked
package io.warelog.write.upload;

import org.jspecify.annotations.NullMarked;
