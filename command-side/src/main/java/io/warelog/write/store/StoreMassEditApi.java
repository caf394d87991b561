package io.warelog.write.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.description.StoreProductShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the routes of the store API that edit many products at once. */
interface StoreMassEditApi {

	String EFFECT = "Changes many products in one commit, all or none. Each is given the same properties, by its key. An order "
			+ "given here moves no other product. Only products that changed are answered.";

	@Operation(operationId = "editProducts", tags = ApiTag.STORE_PRODUCTS, summary = "Mass edit", description = EFFECT,
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = MassEditShape.class))))
	@AnsweredWithChanged
	ResponseEntity<byte[]> edit(HttpServletRequest request, Caller caller);

	@Operation(operationId = "editProductsByFlag", tags = ApiTag.STORE_PRODUCTS,
			summary = "Mass edit by query parameter", description = EFFECT,
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = MassEditShape.class))))
	@AnsweredWithChanged
	ResponseEntity<byte[]> editByFlag(HttpServletRequest request, Caller caller,
			@Parameter(description = "Has to be true.", schema = @Schema(allowableValues = "true")) String multi);

	/** The answers of a mass edit. */
	@Documented
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ApiResponse(responseCode = "200", description = "The products that changed, as they are now",
			headers = @Header(name = "Link", description = "The mass edit, as related",
					schema = @Schema(type = "string")),
			content = @Content(schema = @Schema(anyOf = { StoreProductShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`, `/problems/several-options`: a product, named by product_id, does not allow it.")
	@interface AnsweredWithChanged {

	}

}
