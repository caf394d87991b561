package io.warelog.write.store;

import io.warelog.api.value.MerchantId;
import io.warelog.media.MediaRefusedException;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.upload.ImageIntake;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route of the store API that takes images. */
@RestController
@Requires(Scope.ADMIN)
public class StoreImageEndpoints implements StoreImageApi {

	private final StoreWrites writes;

	private final ImageIntake intake;

	/**
	 * Makes the route.
	 * @param writes performs what is asked
	 * @param intake takes images
	 */
	public StoreImageEndpoints(StoreWrites writes, ImageIntake intake) {
		this.writes = writes;
		this.intake = intake;
	}

	@Override
	@PostMapping("/api/v1/products/{product}/images")
	public ResponseEntity<byte[]> attachImages(HttpServletRequest request, Caller caller, @PathVariable String product)
			throws MediaRefusedException, InterruptedException {
		ImageIntake.Sent sent = this.intake.read(request);
		return sent.take(this.writes.of(request, caller, sent.body()), this.writes.products().named(caller, product),
				new MerchantId(caller.merchantId()));
	}

}
