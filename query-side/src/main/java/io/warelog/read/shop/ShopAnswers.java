package io.warelog.read.shop;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.Links;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemException;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.Scope;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How the store API answers reads. */
final class ShopAnswers {

	private static final String PAGE = "page";

	private static final String CURSOR = "cursor";

	private ShopAnswers() {
	}

	static boolean isVisitor(Caller caller) {
		return !caller.has(Scope.ADMIN);
	}

	/** Answers with something that is there, or with 404. */
	static ResponseEntity<byte[]> one(HttpServletRequest request, Optional<ShopReads.Shown> found, String what) {
		ShopReads.Shown shown = found.orElseThrow(() -> missing(what));
		if (Etags.isFresh(request, shown.etag())) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(shown.etag()).build();
		}
		return ResponseEntity.ok().eTag(shown.etag()).contentType(MediaType.APPLICATION_JSON).body(shown.body());
	}

	static ProblemException missing(String what) {
		return Problem.of(ProblemKind.NOT_FOUND, "There is no such " + what + ".").exception();
	}

	/** Answers with a page of a list. */
	static ResponseEntity<byte[]> list(long total, String links, byte[] body) {
		return ResponseEntity.ok()
			.header("X-Total-Count", Long.toString(total))
			.header("Link", links)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body);
	}

	/**
	 * The links of a page that was asked for by its number.
	 * @param request that asked
	 * @param page its number, from 0
	 * @param count how many entries a page has
	 * @param total how many entries there are
	 * @return the header's value
	 */
	static String pages(HttpServletRequest request, int page, int count, long total) {
		long last = Math.max(0, total - 1) / count;
		Links links = Links.of(request).first(Map.of(PAGE, "", CURSOR, ""));
		if (page > 0) {
			links.prev(page(Math.min(page - 1L, last)));
		}
		if (page < last) {
			links.next(page(page + 1L));
		}
		return links.last(page(last)).value();
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
	static String first(HttpServletRequest request, int count, long total, @Nullable String next) {
		Links links = Links.of(request).first(Map.of());
		if (next != null) {
			links.next(Map.of(CURSOR, next));
		}
		return links.last(page(Math.max(0, total - 1) / count)).value();
	}

	/**
	 * The links of a page that was asked for by a cursor.
	 * @param request that asked
	 * @param previous the cursor of the page before, or null
	 * @param next the cursor of the page behind, or null
	 * @return the header's value
	 */
	static String cursors(HttpServletRequest request, @Nullable String previous, @Nullable String next) {
		Links links = Links.of(request).first(Map.of(PAGE, "", CURSOR, ""));
		if (previous != null) {
			links.prev(Map.of(CURSOR, previous));
		}
		if (next != null) {
			links.next(Map.of(CURSOR, next));
		}
		return links.value();
	}

	private static Map<String, String> page(long number) {
		return Map.of(PAGE, Long.toString(number));
	}

	/** Objects as an array. */
	static byte[] array(List<byte[]> objects) {
		ByteArrayOutputStream array = new ByteArrayOutputStream(
				objects.stream().mapToInt((object) -> object.length + 1).sum() + 2);
		array.write('[');
		for (int i = 0; i < objects.size(); i++) {
			if (i > 0) {
				array.write(',');
			}
			array.writeBytes(objects.get(i));
		}
		array.write(']');
		return array.toByteArray();
	}

}
