package io.warelog.write.slug;

import java.util.Locale;

import com.github.slugify.Slugify;
import io.warelog.api.value.Slug;

/** Makes slugs of names. */
public final class Slugs {

	private static final Slugify SLUGIFY = Slugify.builder().locale(Locale.ROOT).build();

	private Slugs() {
	}

	/**
	 * The slug of a name.
	 * @param name any text
	 * @param nameless stands for a name of which nothing can be kept; itself a slug
	 * @return what can be kept of the name in ASCII, at most {@value Slug#MAX_LENGTH}
	 * characters
	 */
	public static Slug of(String name, String nameless) {
		String slug = SLUGIFY.slugify(name).replaceAll("[^a-z0-9]+", "-");
		slug = slug.substring(0, Math.min(slug.length(), Slug.MAX_LENGTH)).replaceAll("^-|-$", "");
		return new Slug(slug.isEmpty() ? nameless : slug);
	}

}
