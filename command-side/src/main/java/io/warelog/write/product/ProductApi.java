package io.warelog.write.product;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the writing routes of the merchant API. */
interface ProductApi {

	String ID = "The unique identifier (UUID) of the product (product_id).";

	@Operation(operationId = "createProduct", tags = ApiTag.PRODUCTS, summary = "Create product",
			description = "Creates a new product for the authenticated merchant: a one-time item or, with recurring and "
					+ "billing_cycle, a subscription.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = NewProductShape.class),
							examples = { @ExampleObject(name = "oneTime", summary = "A product", value = """
									{
									  "name": "Standard Subscription",
									  "description": "Monthly access to standard features.",
									  "price": 9900,
									  "currency_code": "XOF",
									  "is_active": true
									}"""),
									@ExampleObject(name = "recurring", summary = "A recurring product", value = """
											{
											  "name": "Standard Subscription",
											  "price": 9900,
											  "currency": "XOF",
											  "recurring": true,
											  "billing_cycle": "monthly"
											}""") })))
	@ApiResponse(responseCode = "201", description = "The product; no body with Prefer: return=minimal",
			content = @Content(schema = @Schema(anyOf = { ProductShape.One.class, ProductShape.Written.class })))
	ResponseEntity<byte[]> create(HttpServletRequest request, Caller caller);

	@Operation(operationId = "changeProduct", tags = ApiTag.PRODUCTS, summary = "Update product",
			description = "Changes the properties that the body names and keeps the others. Where the organization's "
					+ "policy is details: frozen, only is_active can be changed. What is as wanted already is not changed, "
					+ "and then the version stays the same.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = ProductPatchShape.class),
							examples = @ExampleObject(name = "deactivate", summary = "Deactivate", value = """
									{
									  "is_active": false
									}"""))))
	@ApiResponse(responseCode = "200", description = "The product as it is now",
			content = @Content(schema = @Schema(anyOf = { ProductShape.One.class, ProductShape.Written.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its "
					+ "products.\n\n`/problems/product-archived`: an archived product cannot be made active; unarchive "
					+ "it first.")
	ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "deleteProduct", tags = ApiTag.PRODUCTS, summary = "Delete product",
			description = "Deletes the product: afterwards its routes answer 404. It can be restored by reverting it.")
	@ApiResponse(responseCode = "204", description = "The product is deleted")
	ResponseEntity<byte[]> delete(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "archiveProduct", tags = ApiTag.PRODUCTS, summary = "Archive product",
			description = "Hides the product without deleting it: it becomes inactive and stays so until it is unarchived. "
					+ "Repeating it changes nothing.")
	@ApiResponse(responseCode = "200", description = "The archived product",
			content = @Content(schema = @Schema(anyOf = { ProductShape.One.class, ProductShape.Written.class })))
	ResponseEntity<byte[]> archive(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "unarchiveProduct", tags = ApiTag.PRODUCTS, summary = "Unarchive product",
			description = "Restores an archived product and makes it active. Repeating it changes nothing.")
	@ApiResponse(responseCode = "200", description = "The product, active again",
			content = @Content(schema = @Schema(anyOf = { ProductShape.One.class, ProductShape.Written.class })))
	ResponseEntity<byte[]> unarchive(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "revertProduct", tags = ApiTag.PRODUCTS, summary = "Revert product",
			description = "Brings the product back to what it was in an earlier version, as a new change on top: the events "
					+ "in between stay in its history. Its slug and its place in the listing are not touched. A deleted product "
					+ "is restored; it gets its slug back and the place of a new one in the listing. When the product is "
					+ "so already, nothing changes.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = RevertShape.class),
							examples = @ExampleObject(name = "revert", summary = "Back to version 3", value = """
									{
									  "to": 3
									}"""))))
	@ApiResponse(responseCode = "200", description = "The product as it is now",
			content = @Content(schema = @Schema(anyOf = { ProductShape.One.class, ProductShape.Written.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/not-revertible`: the product pointed at a fee type, a tax group or a shipping group "
					+ "that has been retired since.\n\n`/problems/slug-taken`: another product has the slug of the deleted one."
					+ "\n\n`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> revert(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

}
