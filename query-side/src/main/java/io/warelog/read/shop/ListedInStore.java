package io.warelog.read.shop;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.PagedByNumber;
import io.warelog.read.product.ProductFilters;

/** Describes the parameters of a list of products in the store API. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PagedByNumber
@Parameter(name = "cursor", in = ParameterIn.QUERY,
		description = "Where to continue: the cursor of a page's link, with the same sort and filters. Does not go with "
				+ "page.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 2000))
@Parameter(name = "sort", in = ParameterIn.QUERY, description = "The order, with - before it descending.",
		schema = @Schema(type = "string", defaultValue = "order",
				allowableValues = { "created_at", "-created_at", "updated_at", "-updated_at", "name", "-name", "price",
						"-price", "order", "-order" }))
@Parameter(name = "archived", in = ParameterIn.QUERY,
		description = "Whether archived products are listed, and no others.",
		schema = @Schema(type = "boolean", defaultValue = "false"))
@ProductFilters
@interface ListedInStore {

}
