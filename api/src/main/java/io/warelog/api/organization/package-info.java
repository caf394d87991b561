/**
 * What can happen to an organization, its details policy and its fee types, and what that
 * means.
 */
@NullMarked
package io.warelog.api.organization;

import org.jspecify.annotations.NullMarked;
