/**
 * What the API's description says of both sides: groups of routes, parameters of lists
 * and the shapes of resources.
 */
@NullMarked
package io.warelog.platform.description;

import org.jspecify.annotations.NullMarked;
