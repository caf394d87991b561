package io.warelog.write.upload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.upload.UploadWay;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.fetch.FetchRefusedException;
import io.warelog.media.fetch.Fetcher;
import io.warelog.media.library.KeptImage;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.MediaStore;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.JsonFields;
import io.warelog.platform.http.WebUris;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Bodies;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.product.ProductRules;
import io.warelog.write.upload.UploadCommand.AttachImage;
import io.warelog.write.upload.UploadCommand.Callback;
import io.warelog.write.upload.UploadCommand.OpenImageBatch;
import io.warelog.write.upload.UploadCommand.SentImage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Takes images that come with a request: one at once, several in the background. */
public final class ImageIntake {

	/** The largest form with files, in bytes. */
	private static final long FORM = 64L * 1024 * 1024;

	private static final String IMAGE = "image";

	private static final String IMAGES = "images";

	private static final String CALLBACK = "callback_options";

	private static final String ON_SUCCESS = "on_success";

	private static final int URI = 2048;

	/** As the seed has it: files of clients are on their disks, not on this one. */
	private static final String NO_LOCATION = "This file location could not be accepted";

	private final Facts facts;

	private final MediaStore store;

	private final MediaLibrary library;

	private final Fetcher fetcher;

	private final UploadWork work;

	private final Supplier<UUID> randomIds;

	private final Supplier<UUID> newIds;

	private final Duration uploadTime;

	private final JsonMapper json = PayloadJson.mapper();

	/**
	 * Makes it.
	 * @param facts of the log
	 * @param store where several images wait
	 * @param library keeps images
	 * @param fetcher gets them from elsewhere
	 * @param work brings those that wait to their products
	 * @param randomIds gives UUIDs that nobody can foresee
	 * @param newIds gives UUIDv7s
	 * @param uploadTime how long one file may take to be sent
	 */
	public ImageIntake(Facts facts, MediaStore store, MediaLibrary library, Fetcher fetcher, UploadWork work,
			Supplier<UUID> randomIds, Supplier<UUID> newIds, Duration uploadTime) {
		this.facts = facts;
		this.store = store;
		this.library = library;
		this.fetcher = fetcher;
		this.work = work;
		this.randomIds = randomIds;
		this.newIds = newIds;
		this.uploadTime = uploadTime;
	}

	/**
	 * Reads the images of a request.
	 * @param request whose body they are
	 * @return them, to be taken
	 */
	public Sent read(HttpServletRequest request) {
		SentFiles files = new SentFiles(this.store, this.randomIds, Set.of(IMAGE, IMAGES), ProductRules.MEDIA,
				this.uploadTime);
		Body body = Body.read(request, Bodies.MAX_BYTES, FORM, files);
		JsonFields fields = Bodies.fields(request, body);
		String uri = fields.optionalText(IMAGE, 1, URI);
		List<String> listed = fields.parsedList(IMAGES, ProductRules.MEDIA, (text) -> text, "");
		Callback callback = callback(fields);
		int count = files.keys().size() + ((uri != null) ? 1 : 0) + ((listed != null) ? listed.size() : 0);
		if (count == 0 && (listed != null || !fields.has(IMAGES))) {
			fields.reject((listed != null) ? IMAGES : IMAGE,
					"is required: a file or an http or https URI, or several as images");
		}
		else if (count > ProductRules.MEDIA) {
			fields.reject(IMAGES, "must be at most " + ProductRules.MEDIA);
		}
		boolean several = count > 1 || listed != null || callback != null;
		if (!several && uri != null && WebUris.parse(uri).isEmpty()) {
			fields.reject(IMAGE, "must be a file, or an absolute http or https URI: local files are never read");
		}
		if (!fields.faults().isEmpty()) {
			files.discard();
		}
		fields.finish();
		List<String> texts = new ArrayList<>();
		if (uri != null) {
			texts.add(uri);
		}
		if (listed != null) {
			texts.addAll(listed);
		}
		return new Sent(body, fields, files, texts, several, callback);
	}

	private @Nullable Callback callback(JsonFields fields) {
		JsonFields options = fields.object(CALLBACK);
		if (options == null) {
			return null;
		}
		String url = options.requiredText("url", 1, URI);
		if (!url.isEmpty()) {
			checkCallable(options, url);
		}
		return new Callback(url, onSuccess(options));
	}

	private void checkCallable(JsonFields options, String url) {
		if (WebUris.parse(url).isEmpty()) {
			options.reject("url", "must be an absolute http or https URL of at most " + URI + " characters");
			return;
		}
		try {
			this.fetcher.check(url);
		}
		catch (FetchRefusedException refused) {
			if (refused.refusal().mayPass()) {
				// by the time that there is something to report
				return;
			}
			options.reject("url", "cannot be called: " + refused.refusal().sentence());
		}
	}

	/** A truth, or as in the seed the word for it. */
	private static boolean onSuccess(JsonFields options) {
		JsonNode given = options.any(ON_SUCCESS);
		if (given == null || given.isBoolean()) {
			return given == null || given.booleanValue();
		}
		String word = given.isString() ? given.stringValue() : "";
		if (!word.equals("true") && !word.equals("false")) {
			options.reject(ON_SUCCESS, "must be true or false");
		}
		return !word.equals("false");
	}

	/** The images of one request. */
	public final class Sent {

		private final Body body;

		private final JsonFields fields;

		private final SentFiles files;

		private final List<String> texts;

		private final boolean several;

		private final @Nullable Callback callback;

		private Sent(Body body, JsonFields fields, SentFiles files, List<String> texts, boolean several,
				@Nullable Callback callback) {
			this.body = body;
			this.fields = fields;
			this.files = files;
			this.texts = texts;
			this.several = several;
			this.callback = callback;
		}

		/**
		 * The body that they came in.
		 * @return it, read
		 */
		public Body body() {
			return this.body;
		}

		/**
		 * Takes them.
		 * @param write to be performed
		 * @param product to which they come
		 * @param merchant that asks
		 * @return the sizes of one, or the keys of several
		 * @throws MediaRefusedException if one is no image that is taken
		 * @throws InterruptedException if interrupted before it is kept
		 */
		public ResponseEntity<byte[]> take(Writes.Write write, ProductId product, MerchantId merchant)
				throws MediaRefusedException, InterruptedException {
			return this.several ? takeAll(write, product, merchant) : takeOne(write, product, merchant);
		}

		private ResponseEntity<byte[]> takeOne(Writes.Write write, ProductId product, MerchantId merchant)
				throws MediaRefusedException, InterruptedException {
			MediaKey key = this.texts.isEmpty() ? this.files.keys().getFirst()
					: MediaKey.of(ImageIntake.this.randomIds.get());
			byte[] bytes = this.texts.isEmpty() ? this.files.only() : fetched(this.texts.getFirst());
			KeptImage kept = ImageIntake.this.library.keep(key, bytes, null);
			boolean taken = false;
			try {
				ResponseEntity<byte[]> answer = write.perform(Resource.STORE_IMAGE, HttpStatus.OK,
						() -> new AttachImage(product, merchant, UploadFinishing.stored(kept)));
				taken = !isReplayed(answer);
				return answer;
			}
			finally {
				if (!taken) {
					ImageIntake.this.library.forget(key);
				}
			}
		}

		private byte[] fetched(String uri) {
			try {
				return ImageIntake.this.fetcher.get(uri, MediaLimits.BYTES, UploadFinishing.FETCHING);
			}
			catch (FetchRefusedException refused) {
				this.fields.reject(IMAGE, "cannot be fetched: " + refused.refusal().sentence());
				this.fields.finish();
				throw new IllegalStateException("A fault is told", refused);
			}
		}

		private ResponseEntity<byte[]> takeAll(Writes.Write write, ProductId product, MerchantId merchant) {
			this.files.letWait();
			List<SentImage> images = new ArrayList<>();
			this.files.keys().forEach((key) -> images.add(new SentImage(key.value(), UploadWay.FILE, null, null)));
			this.texts.forEach((text) -> images.add(elsewhere(text)));
			UUID batch = ImageIntake.this.newIds.get();
			boolean taken = false;
			try {
				ResponseEntity<byte[]> answer = write.tell(HttpStatus.OK,
						() -> new OpenImageBatch(batch, product, merchant, images, this.callback),
						(written) -> keys(written.resource()));
				taken = !isReplayed(answer);
				ImageIntake.this.work.wake();
				return answer;
			}
			finally {
				if (!taken) {
					this.files.discard();
				}
			}
		}

		private SentImage elsewhere(String text) {
			String key = MediaKey.of(ImageIntake.this.randomIds.get()).value();
			return WebUris.parse(text).isPresent() ? new SentImage(key, UploadWay.URI, text, null)
					: new SentImage(key, UploadWay.FILE, null, NO_LOCATION);
		}

		private byte[] keys(UUID batch) {
			return ImageIntake.this.json
				.writeValueAsBytes(ImageIntake.this.facts.imageBatch(batch).orElseThrow().keys());
		}

		private static boolean isReplayed(ResponseEntity<byte[]> answer) {
			return answer.getHeaders().getFirst("Idempotency-Replayed") != null;
		}

	}

}
