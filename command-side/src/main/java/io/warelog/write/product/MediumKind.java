package io.warelog.write.product;

import java.util.Locale;

import io.warelog.api.product.Medium;

/** Whether something is an image or a video. */
public enum MediumKind {

	/** An image. */
	IMAGE,
	/** A video of another site. */
	VIDEO;

	static MediumKind of(Medium medium) {
		return switch (medium) {
			case Medium.Image image -> IMAGE;
			case Medium.StoredImage image -> IMAGE;
			case Medium.Video video -> VIDEO;
		};
	}

	/** What one is called. */
	String noun() {
		return name().toLowerCase(Locale.ROOT);
	}

}
