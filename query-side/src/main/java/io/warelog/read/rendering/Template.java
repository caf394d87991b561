package io.warelog.read.rendering;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A rendered product with gaps for what belongs to others: its place in the listing, its
 * tax and shipping group, its URL, where its images are served and the thumbnails of its
 * videos. A gap stands between two of a control character that JSON never holds as it is:
 * a letter for its kind, then the number of the group, the slug or the video.
 */
public final class Template {

	/** Stands before and behind a gap. */
	static final char EDGE = 1;

	private static final char ORDER = 'o';

	private static final char TAX_GROUP = 't';

	private static final char SHIPPING_GROUP = 's';

	private static final char URL = 'u';

	static final char IMAGES = 'i';

	static final char THUMBNAIL = 'v';

	private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

	/** What is put in is most often not longer. */
	private static final int ROOM = 1024;

	private Template() {
	}

	/** The gap for a product's place. */
	static String order() {
		return gap(ORDER, "");
	}

	static String taxGroup(@Nullable Integer number) {
		return gap(TAX_GROUP, number);
	}

	static String shippingGroup(@Nullable Integer number) {
		return gap(SHIPPING_GROUP, number);
	}

	static String url(String slug) {
		return gap(URL, slug);
	}

	/** The gap for where images are served, within a string. */
	static String imageBase() {
		return gap(IMAGES, "");
	}

	/** The gap for the thumbnail of a video, or null. */
	static String thumbnail(String site, String id) {
		return gap(THUMBNAIL, site + ":" + id);
	}

	private static String gap(char kind, @Nullable Object name) {
		return (name != null) ? "" + EDGE + kind + name + EDGE : "null";
	}

	/** Fills the gaps of the products of one merchant. */
	public static final class Filling {

		private final Surroundings surroundings;

		private final ImageUrls images;

		/** What stands before the slug in a product's URL, or null without a store. */
		private final byte @Nullable [] beforeSlug;

		private boolean lacking;

		private boolean passing;

		/**
		 * Begins to fill.
		 * @param surroundings of the merchant's products
		 * @param images where images are served
		 */
		public Filling(Surroundings surroundings, ImageUrls images) {
			this.surroundings = surroundings;
			this.images = images;
			String url = surroundings.storefrontUrl();
			this.beforeSlug = (url != null) ? beforeSlug(url) : null;
		}

		private static byte[] beforeSlug(String url) {
			String store = url.endsWith("/") ? url : url + "/";
			return ('"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(store)))
				.getBytes(StandardCharsets.UTF_8);
		}

		/**
		 * Fills the gaps of a product.
		 * @param template as the product was rendered
		 * @param order its place in the listing, or null while it has none
		 * @return JSON in UTF-8
		 */
		public byte[] fill(byte[] template, @Nullable Long order) {
			ByteArrayOutputStream filled = new ByteArrayOutputStream(template.length + ROOM);
			// each byte as one character, which is searched many at a time
			String text = new String(template, StandardCharsets.ISO_8859_1);
			int written = 0;
			for (int edge = text.indexOf(EDGE); edge >= 0; edge = text.indexOf(EDGE, written)) {
				filled.write(template, written, edge - written);
				int end = text.indexOf(EDGE, edge + 1);
				String name = text.substring(edge + 2, end);
				switch (text.charAt(edge + 1)) {
					case ORDER -> filled
						.writeBytes((order != null) ? order.toString().getBytes(StandardCharsets.US_ASCII) : NULL);
					case TAX_GROUP -> writeGroup(this.surroundings.taxGroup(Integer.parseInt(name)), filled);
					case SHIPPING_GROUP -> writeGroup(this.surroundings.shippingGroup(Integer.parseInt(name)), filled);
					case IMAGES -> filled.writeBytes(this.images.of(IMAGES, name));
					case THUMBNAIL -> writeThumbnail(this.images.of(THUMBNAIL, name), filled);
					default -> writeUrl(name, filled);
				}
				written = end + 1;
			}
			filled.write(template, written, template.length - written);
			return filled.toByteArray();
		}

		private void writeGroup(byte[] group, ByteArrayOutputStream to) {
			this.lacking |= Arrays.equals(group, NULL);
			to.writeBytes(group);
		}

		/**
		 * Whether a product had a group that is not there. Groups are retired and never
		 * go, so it has not been read yet what the merchant has.
		 * @return whether one of those filled so far had
		 */
		public boolean isLacking() {
			return this.lacking;
		}

		private void writeThumbnail(byte[] thumbnail, ByteArrayOutputStream to) {
			this.passing |= Arrays.equals(thumbnail, NULL);
			to.writeBytes(thumbnail);
		}

		/**
		 * Whether what is filled may soon be otherwise though nothing of the merchant
		 * changes: a video has a thumbnail that is not known yet.
		 * @return whether one of those filled so far has
		 */
		public boolean isPassing() {
			return this.passing;
		}

		private void writeUrl(String slug, ByteArrayOutputStream to) {
			if (this.beforeSlug == null) {
				to.writeBytes(NULL);
				return;
			}
			to.writeBytes(this.beforeSlug);
			to.writeBytes(slug.getBytes(StandardCharsets.US_ASCII));
			to.write('"');
		}

	}

}
