package io.warelog.media.store;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.warelog.media.ContentHash;
import io.warelog.media.ImageSize;
import io.warelog.media.MediaKey;

/**
 * Where something is kept in a store. It can only be made from keys, hashes and sizes, so
 * no name leads out of the store.
 *
 * @param area what it is
 * @param path within the store, of the characters a to z, 0 to 9, point and slash
 */
public record ObjectName(Area area, String path) {

	private static final Pattern UPLOAD = Pattern.compile("uploads/([0-9a-f]{32})");

	private static final Pattern LINK = Pattern.compile("keys/([0-9a-f]{2})/(\\1[0-9a-f]{30})");

	private static final Pattern CONTENT = Pattern
		.compile("content/([0-9a-f]{2})/(\\1[0-9a-f]{62})/(original|(?:tiny|small|medium|large|huge)\\.jpg)");

	public ObjectName {
		if (!area.form.matcher(path).matches()) {
			throw new IllegalArgumentException("Not the name of what a store keeps as " + area);
		}
	}

	/**
	 * Where an upload arrives.
	 * @param key the upload's
	 * @return its name
	 */
	public static ObjectName upload(MediaKey key) {
		return new ObjectName(Area.UPLOADS, "uploads/" + key);
	}

	/**
	 * Where it is kept which content a key stands for.
	 * @param key an image's
	 * @return its name
	 */
	public static ObjectName link(MediaKey key) {
		return new ObjectName(Area.KEYS, "keys/" + key.value().substring(0, 2) + "/" + key);
	}

	/**
	 * Where an image is kept as it was sent. It is stored last, so where it is the sizes
	 * are.
	 * @param content its hash
	 * @return its name
	 */
	public static ObjectName original(ContentHash content) {
		return new ObjectName(Area.CONTENT, folder(content) + "original");
	}

	/**
	 * Where one size of an image is kept.
	 * @param content the hash of what was sent
	 * @param size of it
	 * @return its name
	 */
	public static ObjectName sized(ContentHash content, ImageSize size) {
		return new ObjectName(Area.CONTENT, folder(content) + size.label() + ".jpg");
	}

	private static String folder(ContentHash content) {
		return "content/" + content.value().substring(0, 2) + "/" + content + "/";
	}

	/**
	 * Reads the path of something found in a store.
	 * @param area where it was found
	 * @param path its path within the store
	 * @return its name, or empty when it is not a store's own
	 */
	public static Optional<ObjectName> parse(Area area, String path) {
		return area.form.matcher(path).matches() ? Optional.of(new ObjectName(area, path)) : Optional.empty();
	}

	/**
	 * Whose upload or link it is.
	 * @return the key, empty for content
	 */
	public Optional<MediaKey> key() {
		Matcher matcher = this.area.form.matcher(this.path);
		return switch (this.area) {
			case UPLOADS -> matcher.matches() ? MediaKey.parse(matcher.group(1)) : Optional.empty();
			case KEYS -> matcher.matches() ? MediaKey.parse(matcher.group(2)) : Optional.empty();
			case CONTENT -> Optional.empty();
		};
	}

	/**
	 * Of which content it is a part.
	 * @return the hash, empty for uploads and links
	 */
	public Optional<ContentHash> content() {
		Matcher matcher = CONTENT.matcher(this.path);
		return matcher.matches() ? Optional.of(new ContentHash(matcher.group(2))) : Optional.empty();
	}

	@Override
	public String toString() {
		return this.path;
	}

	/** What is kept in a store. */
	public enum Area {

		/** What was sent and not looked at yet. */
		UPLOADS(UPLOAD),

		/** Which content each key stands for. */
		KEYS(LINK),

		/** Originals and sizes, under the hashes of the originals. */
		CONTENT(ObjectName.CONTENT);

		private final Pattern form;

		Area(Pattern form) {
			this.form = form;
		}

		/**
		 * How the paths of the area begin.
		 * @return the first folder with its slash
		 */
		public String prefix() {
			return name().toLowerCase(Locale.ROOT) + "/";
		}

	}

}
