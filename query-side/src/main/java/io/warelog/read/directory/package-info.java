/**
 * Merchants, organizations and API keys as they are now.
 */
@NullMarked
package io.warelog.read.directory;

import org.jspecify.annotations.NullMarked;
