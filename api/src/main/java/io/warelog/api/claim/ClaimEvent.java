package io.warelog.api.claim;

import io.warelog.api.DomainEvent;

/**
 * A fact on a stream whose name is what has to be unique, appended in the same commit as
 * what it is about.
 */
public sealed interface ClaimEvent extends DomainEvent
		permits SlugClaimed, SlugReleased, OrganizationNameClaimed, KeyIdAssigned, RequestAnswered {

}
