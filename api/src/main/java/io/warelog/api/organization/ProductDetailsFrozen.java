package io.warelog.api.organization;

/**
 * Nothing of a product but its active status may be changed any more.
 */
public record ProductDetailsFrozen() implements OrganizationEvent {

}
