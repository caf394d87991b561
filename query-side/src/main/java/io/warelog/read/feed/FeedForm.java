package io.warelog.read.feed;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
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
		List<MediaType> ranges = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
		if (ranges.isEmpty()) {
			return Optional.of(PAGE);
		}
		FeedForm best = null;
		for (FeedForm form : values()) {
			if (form.quality(ranges) > ((best != null) ? best.quality(ranges) : 0)) {
				best = form;
			}
		}
		return Optional.ofNullable(best);
	}

	/** That of the range which says the most about it, 0 when it is not taken. */
	private double quality(List<MediaType> ranges) {
		return ranges.stream()
			.filter((range) -> range.includes(this.type))
			.max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
				.thenComparing((range) -> !range.isWildcardSubtype()))
			.map(MediaType::getQualityValue)
			.orElse(0.0);
	}

}
