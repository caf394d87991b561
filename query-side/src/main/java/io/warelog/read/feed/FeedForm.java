package io.warelog.read.feed;

import java.util.Optional;

import io.warelog.platform.http.AcceptedTypes;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;

/** The forms in which the feed can be had, in the order of preference. */
enum FeedForm {

	/** A page in an envelope. */
	PAGE(MediaType.APPLICATION_JSON_VALUE),

	/** A page as CloudEvents define a batch. */
	BATCH(FeedForm.BATCH_TYPE),

	/** One event after the other, as they happen. */
	LIVE(MediaType.TEXT_EVENT_STREAM_VALUE);

	static final String BATCH_TYPE = "application/cloudevents-batch+json";

	private final MediaType type;

	FeedForm(String type) {
		this.type = MediaType.parseMediaType(type);
	}

	MediaType type() {
		return this.type;
	}

	/**
	 * The form that a client likes best.
	 * @param request with any Accept header that can be read
	 * @return it, or empty if it takes none
	 */
	static Optional<FeedForm> of(HttpServletRequest request) {
		AcceptedTypes accepted = AcceptedTypes.of(request);
		FeedForm best = null;
		for (FeedForm form : values()) {
			if (accepted.quality(form.type) > ((best != null) ? accepted.quality(best.type) : 0)) {
				best = form;
			}
		}
		return Optional.ofNullable(best);
	}

}
