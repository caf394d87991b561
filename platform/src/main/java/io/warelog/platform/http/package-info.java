/**
 * The common rules of the HTTP API: credentials, scopes, problems, limits, conditional
 * requests.
 */
@NullMarked
package io.warelog.platform.http;

import org.jspecify.annotations.NullMarked;
