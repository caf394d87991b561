/**
 * What can happen to an API key, and what that means.
 */
@NullMarked
package io.warelog.api.key;

import org.jspecify.annotations.NullMarked;
