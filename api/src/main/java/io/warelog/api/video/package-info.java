/**
 * What is known of videos of other sites, whichever products show them.
 */
@NullMarked
package io.warelog.api.video;

import org.jspecify.annotations.NullMarked;
