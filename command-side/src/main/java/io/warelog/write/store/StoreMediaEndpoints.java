package io.warelog.write.store;

import java.util.Objects;

import io.warelog.api.product.Medium;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.write.http.AnswerForm;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.product.MediumKind;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of the store API that write images and videos of a product. */
@RestController
@Requires(Scope.ADMIN)
public class StoreMediaEndpoints implements StoreMediaApi {

	/** The longest URL. */
	private static final int URL = 2048;

	private final StoreWrites writes;

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 */
	public StoreMediaEndpoints(StoreWrites writes) {
		this.writes = writes;
	}

	@Override
	@PutMapping("/api/v1/products/{product}/images/{key}")
	public ResponseEntity<byte[]> moveImage(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") String image) {
		return move(request, caller, product, MediumKind.IMAGE, image);
	}

	@Override
	@DeleteMapping("/api/v1/products/{product}/images/{key}")
	public ResponseEntity<byte[]> removeImage(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") String image) {
		return this.writes.remove(request, caller, product,
				(id) -> new RemoveMedium(id, new MerchantId(caller.merchantId()), MediumKind.IMAGE, image));
	}

	@Override
	@PostMapping("/api/v1/products/{product}/videos")
	public ResponseEntity<byte[]> attachVideo(HttpServletRequest request, Caller caller, @PathVariable String product) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, body);
		String url = fields.requiredText("video", 1, URL);
		Medium.Video video = VideoUrls.parse(url);
		if (video == null) {
			fields.reject("video", VideoUrls.EXPECTATION);
		}
		fields.finish();
		Medium.Video found = Objects.requireNonNull(video);
		ProductId id = this.writes.products().named(caller, product);
		AttachMedium command = new AttachMedium(id, new MerchantId(caller.merchantId()), found);
		return this.writes.of(request, caller, body)
			.part(found.key())
			.perform(Resource.STORE_VIDEO, HttpStatus.OK, () -> command);
	}

	@Override
	@PutMapping("/api/v1/products/{product}/videos/{key}")
	public ResponseEntity<byte[]> moveVideo(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") String video) {
		return move(request, caller, product, MediumKind.VIDEO, video);
	}

	@Override
	@DeleteMapping("/api/v1/products/{product}/videos/{key}")
	public ResponseEntity<byte[]> removeVideo(HttpServletRequest request, Caller caller, @PathVariable String product,
			@PathVariable("key") String video) {
		return this.writes.remove(request, caller, product,
				(id) -> new RemoveMedium(id, new MerchantId(caller.merchantId()), MediumKind.VIDEO, video));
	}

	private ResponseEntity<byte[]> move(HttpServletRequest request, Caller caller, String product, MediumKind kind,
			String key) {
		Body body = Body.read(request, Bodies.MAX_BYTES);
		JsonFields fields = Bodies.fields(request, body);
		int order = Math.toIntExact(fields.requiredInteger("order", 0, StoreProductBody.LAST_PLACE));
		fields.finish();
		ProductId id = this.writes.products().named(caller, product);
		MoveMedium command = new MoveMedium(id, new MerchantId(caller.merchantId()), kind, key, order);
		return this.writes.of(request, caller, body)
			.answering(AnswerForm.TRUE)
			.perform(Resource.STORE_PRODUCT, HttpStatus.OK, () -> command);
	}

}
