package io.warelog.api.organization;

/**
 * The details of products may be changed again.
 */
public record ProductDetailsReleased() implements OrganizationEvent {

}
