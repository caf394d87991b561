package io.warelog.platform.description;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of a category.
 *
 * @param name as given
 * @param slug made of it
 */
@Schema(name = "StoreCategory", description = "A category of products. It exists while a product belongs to it.",
		requiredProperties = { "name", "slug" })
public record StoreCategoryShape(
		@Schema(description = "Name of the category", minLength = 1, maxLength = 255,
				example = "Ugly Stuff") String name,
		@Schema(description = "Its name in URLs and filters", example = "ugly-stuff") String slug) {
}
