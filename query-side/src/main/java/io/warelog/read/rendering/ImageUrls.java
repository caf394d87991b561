package io.warelog.read.rendering;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.http.Etags;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Where the images that this service keeps are served, and where other sites have the
 * thumbnails of videos. What is rendered and kept says gaps instead, so that images move
 * with the service and thumbnails appear when they are known; they are filled at the
 * read.
 */
public final class ImageUrls {

	private static final int NOWHERE = -1;

	private final Supplier<String> base;

	private final Function<String, Optional<String>> thumbnails;

	/**
	 * Makes the filling of gaps.
	 * @param base what stands before the name of an image's file, with a slash at its end
	 * @param thumbnails finds the URL of a video's thumbnail, by its site, a colon and
	 * what the site calls it
	 */
	public ImageUrls(Supplier<String> base, Function<String, Optional<String>> thumbnails) {
		this.base = base;
		this.thumbnails = thumbnails;
	}

	/**
	 * The URL of an image in one size, with a gap for where it is served.
	 * @param key of the image
	 * @param size its name
	 * @return a JSON string
	 */
	public static String of(String key, String size) {
		return '"' + Template.imageBase() + key + '_' + size + ".jpg\"";
	}

	/**
	 * Fills the gaps.
	 * @param json as it was rendered
	 * @return the same array if there are none, else JSON in UTF-8
	 */
	public byte[] fill(byte[] json) {
		int gap = next(json, 0);
		if (gap == NOWHERE) {
			return json;
		}
		ByteArrayOutputStream filled = new ByteArrayOutputStream(2 * json.length);
		int written = 0;
		for (; gap != NOWHERE; gap = next(json, written)) {
			int end = next(json, gap + 1);
			filled.write(json, written, gap - written);
			filled
				.writeBytes(of((char) json[gap + 1], new String(json, gap + 2, end - gap - 2, StandardCharsets.UTF_8)));
			written = end + 1;
		}
		filled.write(json, written, json.length - written);
		return filled.toByteArray();
	}

	/**
	 * Fills the gaps of what was read back.
	 * @param answer as it was rendered
	 * @return the same if there are none, else one with the tag of what it shows now
	 */
	public ReadBackAnswer fill(ReadBackAnswer answer) {
		byte @Nullable [] body = answer.body();
		byte @Nullable [] filled = (body != null) ? fill(body) : null;
		return (filled == null || filled == body) ? answer : new ReadBackAnswer(answer.state(), answer.version(),
				Etags.of(answer.version(), Etags.digest(filled)), filled);
	}

	/**
	 * What goes into a gap.
	 * @param kind of the gap
	 * @param name in it
	 * @return JSON, or a part of it, in UTF-8
	 */
	byte[] of(char kind, String name) {
		String put = (kind == Template.THUMBNAIL) ? this.thumbnails.apply(name).map(ImageUrls::quoted).orElse("null")
				: this.base.get();
		return put.getBytes(StandardCharsets.UTF_8);
	}

	private static String quoted(String text) {
		return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
	}

	private static int next(byte[] json, int from) {
		for (int i = from; i < json.length; i++) {
			if (json[i] == Template.EDGE) {
				return i;
			}
		}
		return NOWHERE;
	}

}
