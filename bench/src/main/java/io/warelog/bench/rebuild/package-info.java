/**
 * What a rebuild of a read model costs those who read and write meanwhile.
 */
@NullMarked
package io.warelog.bench.rebuild;

import org.jspecify.annotations.NullMarked;
