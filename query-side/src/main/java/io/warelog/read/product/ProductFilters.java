package io.warelog.read.product;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/** Describes the filters that all lists of products share, except for the archive. */
@Documented
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "q", in = ParameterIn.QUERY,
		description = "Words, each of which begins a word of the name or the SKU; case and accents are ignored. Must have a letter "
				+ "or a digit.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 255))
@Parameter(name = "category", in = ParameterIn.QUERY, description = "Filter products by the slug of a category.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 255))
@Parameter(name = "status", in = ParameterIn.QUERY,
		description = "Filter products by how they are offered in the store.",
		schema = @Schema(type = "string",
				allowableValues = { "available", "on sale", "hidden", "sold out", "coming soon" }))
@Parameter(name = "type", in = ParameterIn.QUERY, description = "Filter products by what kind of thing they are.",
		schema = @Schema(type = "string", allowableValues = { "physical", "digital" }))
@Parameter(name = "is_active", in = ParameterIn.QUERY,
		description = "Filter products by active status (true or false).", schema = @Schema(type = "boolean"))
@Parameter(name = "recurring", in = ParameterIn.QUERY,
		description = "Filter products by whether they are subscriptions.", schema = @Schema(type = "boolean"))
@Parameter(name = "currency_code", in = ParameterIn.QUERY,
		description = "Filter products by the currency of their price (ISO 4217).",
		schema = @Schema(type = "string", pattern = "^[A-Z]{3}$"))
@Parameter(name = "price_min", in = ParameterIn.QUERY,
		description = "The least price in major units, whatever the currency: a decimal number without exponent.",
		schema = @Schema(type = "number"))
@Parameter(name = "price_max", in = ParameterIn.QUERY,
		description = "The greatest price in major units, whatever the currency: a decimal number without exponent.",
		schema = @Schema(type = "number"))
@Parameter(name = "created_from", in = ParameterIn.QUERY,
		description = "Created at this time (RFC 3339 with offset) or later.",
		schema = @Schema(type = "string", format = "date-time"))
@Parameter(name = "created_to", in = ParameterIn.QUERY,
		description = "Created at this time (RFC 3339 with offset) or earlier.",
		schema = @Schema(type = "string", format = "date-time"))
@Parameter(name = "updated_from", in = ParameterIn.QUERY,
		description = "Last changed at this time (RFC 3339 with offset) or later.",
		schema = @Schema(type = "string", format = "date-time"))
@Parameter(name = "updated_to", in = ParameterIn.QUERY,
		description = "Last changed at this time (RFC 3339 with offset) or earlier.",
		schema = @Schema(type = "string", format = "date-time"))
public @interface ProductFilters {

}
