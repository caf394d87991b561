package io.warelog.platform.http;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The types of answers that a client takes, and how well it likes them (RFC 9110, section
 * 12.5.1).
 */
public final class AcceptedTypes {

	private final List<MediaType> ranges;

	private AcceptedTypes(List<MediaType> ranges) {
		this.ranges = ranges;
	}

	/**
	 * Reads what a client takes.
	 * @param request with any Accept header that can be read
	 * @return the types, all of them without such a header
	 */
	public static AcceptedTypes of(HttpServletRequest request) {
		return new AcceptedTypes(MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
	}

	/**
	 * How well a type is liked: as the range says that says the most about it.
	 * @param type any
	 * @return from 0, when it is not taken, to 1
	 */
	public double quality(MediaType type) {
		if (this.ranges.isEmpty()) {
			return 1;
		}
		return this.ranges.stream()
			.filter((range) -> range.includes(type))
			.max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
				.thenComparing((range) -> !range.isWildcardSubtype()))
			.map(MediaType::getQualityValue)
			.orElse(0.0);
	}

}
