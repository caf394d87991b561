package io.warelog.api.organization;

import io.warelog.api.DomainEvent;

/** A fact about one organization, kept on its stream {@code organization:{id}}. */
public sealed interface OrganizationEvent extends DomainEvent permits OrganizationFounded, ProductDetailsFrozen,
		ProductDetailsReleased, FeeTypeAdded, FeeTypeRenamed, FeeTypeRetired {

}
