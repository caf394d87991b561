/**
 * Founding organizations, their details policy and their fee types.
 */
@NullMarked
package io.warelog.write.organization;

import org.jspecify.annotations.NullMarked;
