package io.warelog.read.rendering;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A rendered product with gaps for what belongs to others: its place in the listing, its
 * tax and shipping group and its URL. A gap is marked by control characters, which JSON
 * never holds as they are: one alone for the place, two of a kind around the number of a
 * group or the slug for the others.
 */
public final class Template {

	private static final byte ORDER = 1;

	private static final byte TAX_GROUP = 2;

	private static final byte SHIPPING_GROUP = 3;

	private static final byte URL = 4;

	private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

	/** What is put in is most often not longer. */
	private static final int ROOM = 1024;

	private Template() {
	}

	/** The gap for a product's place. */
	static String order() {
		return Character.toString(ORDER);
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

	private static String gap(byte kind, @Nullable Object filling) {
		return (filling != null) ? (char) kind + filling.toString() + (char) kind : "null";
	}

	/** Fills the gaps of the products of one merchant. */
	public static final class Filling {

		private final Surroundings surroundings;

		/** What stands before the slug in a product's URL, or null without a store. */
		private final byte @Nullable [] beforeSlug;

		/**
		 * Begins to fill.
		 * @param surroundings of the merchant's products
		 */
		public Filling(Surroundings surroundings) {
			this.surroundings = surroundings;
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
			int written = 0;
			for (int at = 0; at < template.length; at++) {
				byte kind = template[at];
				if (kind >= ORDER && kind <= URL) {
					filled.write(template, written, at - written);
					int end = (kind == ORDER) ? at : end(template, at);
					String name = (end == at) ? "" : new String(template, at + 1, end - at - 1, StandardCharsets.UTF_8);
					switch (kind) {
						case ORDER -> filled
							.writeBytes((order != null) ? order.toString().getBytes(StandardCharsets.US_ASCII) : NULL);
						case TAX_GROUP -> filled.writeBytes(this.surroundings.taxGroup(Integer.parseInt(name)));
						case SHIPPING_GROUP ->
							filled.writeBytes(this.surroundings.shippingGroup(Integer.parseInt(name)));
						default -> writeUrl(name, filled);
					}
					at = end;
					written = end + 1;
				}
			}
			filled.write(template, written, template.length - written);
			return filled.toByteArray();
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

		private static int end(byte[] template, int begin) {
			int end = begin + 1;
			while (template[end] != template[begin]) {
				end++;
			}
			return end;
		}

	}

}
