package io.warelog.read.feed;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.warelog.platform.http.Authenticator;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.QueryParameters;
import io.warelog.platform.http.Requires;
import io.warelog.platform.http.Scope;
import io.warelog.read.feed.FeedReads.Events;
import io.warelog.read.http.Answers;
import io.warelog.read.http.PlaceCursor;
import io.warelog.read.store.Page.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route for the change feed of a merchant. */
@RestController
@Requires(Scope.ADMIN)
public class FeedEndpoints implements FeedApi {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	private final FeedReads reads;

	private final LiveFeeds live;

	private final Authenticator authenticator;

	public FeedEndpoints(FeedReads reads, LiveFeeds live, Authenticator authenticator) {
		this.reads = reads;
		this.live = live;
		this.authenticator = authenticator;
	}

	@Override
	@GetMapping(path = "/events",
			produces = { MediaType.APPLICATION_JSON_VALUE, FeedForm.BATCH_TYPE, MediaType.TEXT_EVENT_STREAM_VALUE })
	public @Nullable ResponseEntity<byte[]> events(HttpServletRequest request, HttpServletResponse response,
			Caller caller) throws IOException, HttpMediaTypeNotAcceptableException {
		FeedForm form = FeedForm.of(request).orElseThrow(FeedEndpoints::notAcceptable);
		QueryParameters parameters = QueryParameters.of(request);
		if (form == FeedForm.LIVE) {
			follow(parameters, request, response, caller);
			return null;
		}
		int limit = parameters.integer("limit", 1, MOST, USUAL);
		PlaceCursor cursors = FeedReads.cursors(caller.merchantId());
		Place after = cursors.read(parameters);
		parameters.finish();
		Events events = this.reads.after((after != null) ? after : FeedReads.beginning(), caller.merchantId(), limit);
		return page(request, form, events, cursors);
	}

	private static ResponseEntity<byte[]> page(HttpServletRequest request, FeedForm form, Events events,
			PlaceCursor cursors) {
		String next = Objects.requireNonNull(cursors.of(events.next()));
		List<byte[]> json = events.events().stream().map(FeedEvent::json).toList();
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK, Answers.cursors(request, null, next))
			.contentType(form.type())
			.body((form == FeedForm.BATCH) ? Answers.array(json) : Answers.growing(json, next));
	}

	private void follow(QueryParameters parameters, HttpServletRequest request, HttpServletResponse response,
			Caller caller) throws IOException {
		UUID merchant = caller.merchantId();
		PlaceCursor cursors = FeedReads.cursors(merchant);
		Place cursor = cursors.read(parameters);
		Place seen = lastSeen(parameters, request, cursors);
		parameters.finish();
		// a client that connects again repeats its first cursor beside what it has seen
		Place from = (seen != null) ? seen : (cursor != null) ? cursor : this.reads.end(merchant);
		if (request.getMethod().equals("HEAD")) {
			begin(response);
			return;
		}
		this.live.follow(merchant, from, () -> caller.equals(this.authenticator.authenticate(request)), () -> {
			begin(response);
			return response.getOutputStream();
		});
	}

	private static @Nullable Place lastSeen(QueryParameters parameters, HttpServletRequest request,
			PlaceCursor cursors) {
		String id = request.getHeader(LAST_EVENT_ID);
		Place place = (id != null) ? cursors.parse(id) : null;
		if (id != null && place == null) {
			parameters.reject(LAST_EVENT_ID, "is no id of this feed");
		}
		return place;
	}

	private static void begin(HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_OK);
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		// proxies that would collect it before they pass it on
		response.setHeader("X-Accel-Buffering", "no");
	}

	private static HttpMediaTypeNotAcceptableException notAcceptable() {
		return new HttpMediaTypeNotAcceptableException(
				List.of(FeedForm.values()).stream().map(FeedForm::type).toList());
	}

}
