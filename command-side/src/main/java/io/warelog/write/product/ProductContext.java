package io.warelog.write.product;

import java.util.Set;
import java.util.UUID;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.value.Slug;
import io.warelog.write.decision.AtVersion;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known from elsewhere to decide about a product.
 *
 * @param version of the product, beside what the caller has seen
 * @param details the policy of the organization
 * @param feeTypes those that may be assigned
 * @param freeSlug a slug that nobody has, for a product to be created; else null
 */
public record ProductContext(AtVersion version, DetailsPolicy details, Set<UUID> feeTypes, @Nullable Slug freeSlug) {
}
