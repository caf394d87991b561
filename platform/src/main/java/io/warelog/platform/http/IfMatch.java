package io.warelog.platform.http;

import java.util.HashSet;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a write: the {@code If-Match} header. Of a tag only the version
 * counts, so that a write does not fail because of what is not part of the product. A tag
 * of the version alone ({@code "5"}) is taken as well, for clients that know a product
 * from a list. Weak tags and tags that are not of this API never match.
 */
public final class IfMatch {

	private static final IfMatch ALWAYS = new IfMatch(null);

	/** The versions that match; null when every version does. */
	private final @Nullable Set<Long> versions;

	private IfMatch(@Nullable Set<Long> versions) {
		this.versions = versions;
	}

	/**
	 * Reads the header.
	 * @param request a write
	 * @return the condition; one that always holds when the header is absent or {@code *}
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if the header's syntax
	 * is broken
	 */
	public static IfMatch of(HttpServletRequest request) {
		EntityTags tags = EntityTags.of(request, "If-Match");
		if (tags == null || tags.any()) {
			return ALWAYS;
		}
		Set<Long> versions = new HashSet<>();
		for (EntityTags.Tag tag : tags.tags()) {
			Long version = tag.weak() ? null : version(tag.opaque());
			if (version != null) {
				versions.add(version);
			}
		}
		return new IfMatch(versions);
	}

	/**
	 * The versions one of which the resource has to be at.
	 * @return the versions, or null when any will do
	 */
	public @Nullable Set<Long> versions() {
		return this.versions;
	}

	private static @Nullable Long version(String opaque) {
		int dash = opaque.indexOf('-');
		String digits = (dash < 0) ? opaque : opaque.substring(0, dash);
		return (dash == 0) ? null : Values.integer(digits);
	}

}
