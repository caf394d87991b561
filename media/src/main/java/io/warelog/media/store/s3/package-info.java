/** Keeps images in a bucket of S3 or of what speaks like it. */
@NullMarked
package io.warelog.media.store.s3;

import org.jspecify.annotations.NullMarked;
