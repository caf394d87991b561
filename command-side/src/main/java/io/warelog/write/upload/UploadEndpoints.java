package io.warelog.write.upload;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.upload.Upload;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.UploadAttempt;
import io.warelog.media.store.UploadReceiver;
import io.warelog.media.store.UploadTicket;
import io.warelog.platform.http.BodyStream;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Fault;
import io.warelog.platform.http.Open;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.PublicAddress;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Writes;
import io.warelog.write.upload.UploadCommand.OpenUpload;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes by which images are uploaded to signed URLs. */
@RestController
@Requires(Scope.ADMIN)
public class UploadEndpoints implements UploadApi {

	/** Where this service takes uploads, with a slash at both ends. */
	public static final String PATH = "/media/uploads/";

	private static final int PARAMETER = 200;

	private final Writes writes;

	private final Facts facts;

	private final MediaStore store;

	private final UploadFinishing finishing;

	private final UploadWork work;

	private final PublicAddress address;

	private final Supplier<UUID> randomIds;

	private final JsonMapper json = PayloadJson.mapper();

	/**
	 * Makes the routes.
	 * @param writes performs what is asked
	 * @param facts of the log
	 * @param store lets images in
	 * @param finishing brings them to their products
	 * @param work looks after those that are sent elsewhere
	 * @param address of this service
	 * @param randomIds gives UUIDs that nobody can foresee
	 */
	public UploadEndpoints(Writes writes, Facts facts, MediaStore store, UploadFinishing finishing, UploadWork work,
			PublicAddress address, Supplier<UUID> randomIds) {
		this.writes = writes;
		this.facts = facts;
		this.store = store;
		this.finishing = finishing;
		this.work = work;
		this.address = address;
		this.randomIds = randomIds;
	}

	@Override
	@PutMapping(path = "/products/{id}/images", produces = MediaType.APPLICATION_JSON_VALUE)
	public ResponseEntity<byte[]> open(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
		QueryParameters.of(request).finish();
		if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
			throw Problem
				.unprocessable(List.of(Fault.at("", "must be empty: send the image to the URL that is answered")))
				.withHeader("Connection", "close")
				.exception();
		}
		ImageType type = declared(request.getContentType());
		MerchantId merchant = new MerchantId(caller.merchantId());
		ResponseEntity<byte[]> answer = this.writes.of(request, caller, null).tell(HttpStatus.OK, () -> {
			MediaKey key = MediaKey.of(this.randomIds.get());
			Instant expiresAt = this.store.ticket(key, type).expiresAt();
			return new OpenUpload(key.value(), new ProductId(id), merchant, (type != null) ? type.mediaType() : null,
					expiresAt);
		}, (written) -> told(ImageKeys.of(written.resource())));
		this.work.wake();
		return answer;
	}

	private static @Nullable ImageType declared(@Nullable String contentType) {
		return (contentType == null) ? null
				: ImageType.parse(contentType)
					.orElseThrow(
							() -> Problem
								.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE,
										"The Content-Type declares the image, which can be one of "
												+ MediaProblems.TYPES + ".")
								.withHeader("Accept", MediaProblems.TYPES)
								.exception());
	}

	/** A repetition of the request is told of the same image, by a fresh signature. */
	private byte[] told(String key) {
		Upload upload = this.facts.upload(key).orElseThrow();
		String type = upload.type();
		UploadTicket ticket = this.store.ticket(new MediaKey(key),
				(type != null) ? ImageType.parse(type).orElseThrow() : null);
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("url", URI.create(this.address.url()).resolve(ticket.url()).toString());
		told.put("image_id", key);
		told.put("method", ticket.method());
		told.put("expires_at", ticket.expiresAt().toString());
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("data", told);
		answer.putAll(told);
		return this.json.writeValueAsBytes(answer);
	}

	@Override
	@Open
	@PutMapping(PATH + "{key}")
	public ResponseEntity<Void> receive(HttpServletRequest request, @PathVariable String key)
			throws MediaRefusedException, IOException, InterruptedException {
		UploadReceiver receiver = this.store.receiver()
			.orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such upload.").exception());
		QueryParameters parameters = QueryParameters.of(request);
		UploadAttempt attempt = new UploadAttempt(request.getMethod(), key, parameters.text("expires", PARAMETER),
				parameters.text("type", PARAMETER), parameters.text("signature", PARAMETER), request.getContentType(),
				request.getContentLengthLong());
		parameters.finish();
		try (UploadWork.InHand hand = this.work.takeInHand(key)) {
			receiver.receive(attempt, BodyStream.of(request, Long.MAX_VALUE));
			hand.arrived();
			this.finishing.finishBrought(key);
		}
		return ResponseEntity.ok().build();
	}

}
