package io.warelog.write.store;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.description.StoreOptionShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the routes of the store API that write options and extras of a product. */
interface StoreOptionApi {

	String PRODUCT = "The key (UUID) or the slug of the product.";

	@Operation(operationId = "replaceStoreOptions", tags = ApiTag.STORE_PRODUCTS, summary = "Replace options",
			description = "Replaces all options of the product: one with an id stays and is changed, one without is new, those left out are deleted. None leaves the default option.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = OptionListShape.class))))
	@ApiResponse(responseCode = "200", description = "All options of the product",
			content = @Content(schema = @Schema(anyOf = { StoreOptionShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> replaceOptions(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "changeStoreOption", tags = ApiTag.STORE_PRODUCTS, summary = "Update option",
			description = "Changes the properties that the body names and keeps the others.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = OptionChangesShape.class))))
	@ApiResponse(responseCode = "200", description = "A list of the option as it is now",
			content = @Content(schema = @Schema(anyOf = { StoreOptionShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> changeOption(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key (UUID) of the option.") UUID option);

	@Operation(operationId = "removeStoreOption", tags = ApiTag.STORE_PRODUCTS, summary = "Delete option",
			description = "Deletes the option. Where it was the last, the default option takes its place.")
	@ApiResponse(responseCode = "200", description = "The option is deleted",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> removeOption(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key (UUID) of the option.") UUID option);

	@Operation(operationId = "replaceStoreExtras", tags = ApiTag.STORE_PRODUCTS, summary = "Replace extras",
			description = "Replaces all extras of the product: one with an id stays and is changed, one without is new, those left out are deleted. None leaves an empty list.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = ExtraListShape.class))))
	@ApiResponse(responseCode = "200", description = "All extras of the product",
			content = @Content(schema = @Schema(anyOf = { StoreOptionShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> replaceExtras(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "changeStoreExtra", tags = ApiTag.STORE_PRODUCTS, summary = "Update extra",
			description = "Changes the properties that the body names and keeps the others.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = OptionChangesShape.class))))
	@ApiResponse(responseCode = "200", description = "A list of the extra as it is now",
			content = @Content(schema = @Schema(anyOf = { StoreOptionShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> changeExtra(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key (UUID) of the extra.") UUID extra);

	@Operation(operationId = "removeStoreExtra", tags = ApiTag.STORE_PRODUCTS, summary = "Delete extra",
			description = "Deletes the extra.")
	@ApiResponse(responseCode = "200", description = "The extra is deleted",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> removeExtra(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key (UUID) of the extra.") UUID extra);

}
