package io.warelog.read.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.warelog.platform.http.Etags;
import io.warelog.platform.http.Links;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemException;
import io.warelog.platform.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answers to reads, and what they are put together of. */
public final class Answers {

	private static final String OFFSET = "offset";

	private static final String PAGE = "page";

	private static final String CURSOR = "cursor";

	/** A first page is asked for by none of these. */
	private static final Map<String, String> FIRST = Map.of(OFFSET, "", PAGE, "", CURSOR, "");

	private static final byte[] DATA = ascii("{\"data\":");

	private static final byte[] NOTHING = new byte[0];

	private static final int BRACKETS = 2;

	private Answers() {
	}

	/**
	 * Answers with something that is there, or that the client has it already.
	 * @param request that asked
	 * @param etag its entity tag with quotes
	 * @param body JSON in UTF-8
	 * @return 200 or 304
	 */
	public static ResponseEntity<byte[]> one(HttpServletRequest request, String etag, byte @Nullable [] body) {
		if (Etags.isFresh(request, etag)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
		}
		return ResponseEntity.ok().eTag(etag).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	/**
	 * The answer that something does not exist, or not for the caller.
	 * @param what it is called
	 * @return 404
	 */
	public static ProblemException missing(String what) {
		return Problem.of(ProblemKind.NOT_FOUND, "There is no such " + what + ".").exception();
	}

	/**
	 * Answers with a page of a list.
	 * @param total how many entries the list has
	 * @param links to other pages
	 * @param body JSON in UTF-8
	 * @return 200
	 */
	public static ResponseEntity<byte[]> list(long total, String links, byte[] body) {
		return ResponseEntity.ok()
			.header("X-Total-Count", Long.toString(total))
			.header("Link", links)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body);
	}

	/**
	 * Answers with a page of a list, or that the client has it already.
	 * @param request that asked
	 * @param etag the page's entity tag with quotes
	 * @param total how many entries the list has
	 * @param links to other pages
	 * @param body JSON in UTF-8
	 * @return 200 or 304
	 */
	public static ResponseEntity<byte[]> list(HttpServletRequest request, String etag, long total, String links,
			byte[] body) {
		ResponseEntity<byte[]> page = Etags.isFresh(request, etag) ? one(request, etag, body)
				: list(total, links, body);
		return ResponseEntity.status(page.getStatusCode()).headers(page.getHeaders()).eTag(etag).body(page.getBody());
	}

	/**
	 * The links of a page that was asked for by an offset.
	 * @param request that asked
	 * @param offset how many entries it passes over
	 * @param limit how many entries a page has
	 * @param total how many entries there are
	 * @param more whether there are some behind the page
	 * @return the header's value
	 */
	public static String offsets(HttpServletRequest request, int offset, int limit, long total, boolean more) {
		long last = Math.max(0, total - 1) / limit * limit;
		Links links = Links.of(request).first(FIRST);
		if (offset > 0) {
			// from beyond the end it goes back to where there is something
			links.prev(to(OFFSET, Math.min(Math.max(0, offset - limit), last)));
		}
		if (more) {
			links.next(to(OFFSET, (long) offset + limit));
		}
		return links.last(to(OFFSET, last)).value();
	}

	/**
	 * The links of a page that was asked for by an offset, of a list that was counted
	 * when it was read.
	 * @param request that asked
	 * @param offset how many entries it passes over
	 * @param limit how many entries a page has
	 * @param total how many entries there are
	 * @return the header's value
	 */
	public static String offsets(HttpServletRequest request, int offset, int limit, long total) {
		return offsets(request, offset, limit, total, (long) offset + limit < total);
	}

	/**
	 * The links of a page that was asked for by its number.
	 * @param request that asked
	 * @param page its number, from 0
	 * @param count how many entries a page has
	 * @param total how many entries there are
	 * @return the header's value
	 */
	public static String pages(HttpServletRequest request, int page, int count, long total) {
		long last = Math.max(0, total - 1) / count;
		Links links = Links.of(request).first(FIRST);
		if (page > 0) {
			links.prev(to(PAGE, Math.min(page - 1L, last)));
		}
		if (page < last) {
			links.next(to(PAGE, page + 1L));
		}
		return links.last(to(PAGE, last)).value();
	}

	/**
	 * The links of a page that was asked for by a cursor.
	 * @param request that asked
	 * @param previous the cursor of the page before, or null
	 * @param next the cursor of the page behind, or null
	 * @return the header's value
	 */
	public static String cursors(HttpServletRequest request, @Nullable String previous, @Nullable String next) {
		Links links = Links.of(request).first(FIRST);
		if (previous != null) {
			links.prev(Map.of(CURSOR, previous));
		}
		if (next != null) {
			links.next(Map.of(CURSOR, next));
		}
		return links.value();
	}

	/**
	 * The links of a first page that was asked for neither by number nor by a cursor:
	 * from there it goes on by cursors.
	 * @param request that asked
	 * @param count how many entries a page has
	 * @param total how many entries there are
	 * @param next the cursor of the page behind, or null
	 * @return the header's value
	 */
	public static String first(HttpServletRequest request, int count, long total, @Nullable String next) {
		Links links = Links.of(request).first(Map.of());
		if (next != null) {
			links.next(Map.of(CURSOR, next));
		}
		return links.last(to(PAGE, Math.max(0, total - 1) / count)).value();
	}

	private static Map<String, String> to(String parameter, long number) {
		return Map.of(parameter, Long.toString(number));
	}

	/**
	 * A resource in the envelope of the merchant API.
	 * @param resource JSON in UTF-8
	 * @return JSON in UTF-8
	 */
	public static byte[] data(byte[] resource) {
		byte[] body = new byte[DATA.length + resource.length + 1];
		System.arraycopy(DATA, 0, body, 0, DATA.length);
		System.arraycopy(resource, 0, body, DATA.length, resource.length);
		body[body.length - 1] = '}';
		return body;
	}

	/**
	 * A page in the envelope of the merchant API, of a list without cursors.
	 * @param resources of the page, each JSON in UTF-8
	 * @param total how many entries the list has
	 * @param limit as asked for
	 * @param offset as asked for
	 * @return JSON in UTF-8
	 */
	public static byte[] data(List<byte[]> resources, long total, int limit, int offset) {
		return data(resources, meta(total, limit, offset));
	}

	/**
	 * A page in the envelope of the merchant API, of a list that grows at its end.
	 * @param resources of the page, each JSON in UTF-8
	 * @param next the cursor behind the page
	 * @return JSON in UTF-8
	 */
	public static byte[] growing(List<byte[]> resources, String next) {
		return data(resources, "\"next_cursor\":\"" + next + "\"");
	}

	/**
	 * A page in the envelope of the merchant API.
	 * @param resources of the page, each JSON in UTF-8
	 * @param total how many entries the list has
	 * @param limit as asked for
	 * @param offset as asked for, null with a cursor
	 * @param next the cursor of the page behind, or null
	 * @return JSON in UTF-8
	 */
	public static byte[] data(List<byte[]> resources, long total, int limit, @Nullable Integer offset,
			@Nullable String next) {
		return data(resources,
				meta(total, limit, offset) + ",\"next_cursor\":" + ((next != null) ? "\"" + next + "\"" : "null"));
	}

	private static String meta(long total, int limit, @Nullable Integer offset) {
		return "\"total_count\":" + total + ",\"limit\":" + limit + ",\"offset\":" + offset;
	}

	private static byte[] data(List<byte[]> resources, String meta) {
		return array(DATA, resources, ascii(",\"meta\":{" + meta + "}}"));
	}

	/**
	 * Resources as an array.
	 * @param resources each JSON in UTF-8
	 * @return JSON in UTF-8
	 */
	public static byte[] array(List<byte[]> resources) {
		return array(NOTHING, resources, NOTHING);
	}

	/** What was rendered is copied once, to where it is sent from. */
	private static byte[] array(byte[] before, List<byte[]> resources, byte[] behind) {
		int size = before.length + BRACKETS + Math.max(0, resources.size() - 1) + behind.length;
		for (byte[] resource : resources) {
			size += resource.length;
		}
		ByteBuffer array = ByteBuffer.allocate(size).put(before).put((byte) '[');
		for (int i = 0; i < resources.size(); i++) {
			if (i > 0) {
				array.put((byte) ',');
			}
			array.put(resources.get(i));
		}
		return array.put((byte) ']').put(behind).array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
