/**
 * Classes that each break a rule of the architecture, so that every rule has been seen
 * failing. Nothing uses them.
 */
package io.warelog.app.architecture.violations;
