package io.warelog.write.upload;

import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.api.value.MerchantId;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The route that tells with which secret callbacks are signed. It is none of the query
 * side's, as no event tells of the secret.
 */
@RestController
@Requires(Scope.ADMIN)
public class CallbackEndpoints {

	private final CallbackSecrets secrets;

	/**
	 * Makes the route.
	 * @param secrets of all merchants
	 */
	public CallbackEndpoints(CallbackSecrets secrets) {
		this.secrets = secrets;
	}

	/**
	 * Tells the secret.
	 * @param request that asks
	 * @param caller whose callbacks they are
	 * @return the secret
	 */
	@Operation(operationId = "getCallbackSecret", tags = ApiTag.STORE_PRODUCTS, summary = "Get callback secret",
			description = "Retrieves the secret with which the callbacks of the merchant are signed, as Standard Webhooks "
					+ "(standardwebhooks.com) describes: webhook-signature holds the HMAC-SHA256 of webhook-id, "
					+ "webhook-timestamp and the body, with points between.")
	@ApiResponse(responseCode = "200", description = "The secret",
			content = @Content(schema = @Schema(implementation = SecretShape.class)))
	@GetMapping(path = "/api/v1/callback_secret", produces = MediaType.APPLICATION_JSON_VALUE)
	public ResponseEntity<byte[]> secret(HttpServletRequest request, Caller caller) {
		QueryParameters.of(request).finish();
		String secret = this.secrets.of(new MerchantId(caller.merchantId())).text();
		return ResponseEntity.ok()
			.header("Cache-Control", "no-store")
			.contentType(MediaType.APPLICATION_JSON)
			.body(("{\"secret\":\"" + secret + "\"}").getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * The description of a secret.
	 *
	 * @param secret itself
	 */
	@Schema(name = "CallbackSecret", requiredProperties = "secret")
	record SecretShape(@Schema(description = "The secret, whsec_ and base64", pattern = "^whsec_") String secret) {
	}

}
